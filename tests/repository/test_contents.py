"""What no tracked file may hold: registries, machine paths, words of a workplace.

The patterns are put together from pieces, so that this file does not hold them either.
"""

import re

import pytest

from tests.repository.tracked import read, tracked

FORBIDDEN = {
    "the host of a package registry": re.compile(
        "|".join(
            (
                re.escape("pypi" + ".org"),
                re.escape("python" + "hosted.org"),
                r"registry\." + r"(npmjs|yarnpkg)",
                re.escape("npm" + "js.com"),
                re.escape("unp" + "kg.com"),
                re.escape("jsdel" + "ivr.net"),
            )
        )
    ),
    "a path of one machine": re.compile(
        r"(?<![\w.])/(wo" + r"rk|ro" + r"ot|home/\w+)/|/tmp/" + "setup"
    ),
    "a word of a workplace": re.compile(
        r"\b(cla" + "ude|anthr" + "opic|open" + "ai|chat" + "gpt|co" + "pilot|sub" + "agents?|"
        r"l" + r"lms?|language mod" + r"els?|A" + r"I (agent|assistant|model))\b",
        re.IGNORECASE,
    ),
    "an unfinished mark": re.compile(r"\b(TO" + "DO|FIX" + "ME|XX" + r"X)\b"),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_tracked_file_holds(what) -> None:
    found = {
        str(path): match for path in tracked() if (match := FORBIDDEN[what].search(read(path)))
    }
    assert not found


def test_lock_files_pin_by_hash_and_name_no_address() -> None:
    locks = tracked(".lock")
    assert {path.name for path in locks} == {"requirements.lock", "requirements-develop.lock"}
    line = re.compile(r"[\w.\[\]-]+==[\w.+!-]+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    for path in locks:
        assert [text for text in read(path).splitlines() if not line.fullmatch(text)] == []


def pins(name: str) -> dict[str, str]:
    lock = read(next(path for path in tracked(".lock") if path.name == name))
    return dict(re.findall(r"^([\w.\[\]-]+)==([^ ;]+)", lock, re.MULTILINE))


def test_what_runs_is_tested_at_the_same_version() -> None:
    running, developing = pins("requirements.lock"), pins("requirements-develop.lock")
    assert running
    assert {name: developing.get(name, version) for name, version in running.items()} == running


def test_every_excluded_branch_states_its_reason() -> None:
    bare = re.compile("pragma: no " + r"(cover|branch)[ \t]*$", re.MULTILINE)
    assert not [str(path) for path in tracked(".py") if bare.search(read(path))]
