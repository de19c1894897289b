from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from amparo.compacts.intake import FIGURES, FRAMEWORK, PLACES, folder_path
from amparo.framework.language import Language
from amparo.site.command_line import amparo, main
from amparo.site.command_line.reader_language import asked_language
from amparo.site.translation import speak


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    speak(Language.EN)


def _ended(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Run the command in this process; give its exit code and what it said."""
    try:
        main(list(words))
        code = 0
    except SystemExit as ending:
        code = int(ending.code or 0)
    said = capsys.readouterr()
    return code, said.out, said.err


def _helped(*words: str) -> Result:
    return CliRunner().invoke(amparo, [*words, "--help"])


@pytest.mark.parametrize(
    "words",
    [
        (), ("demo",), ("serve",), ("framework",), ("framework", "check"), ("framework", "diff"),
        ("report",), ("report", "build"), ("report", "verify"), ("report", "diff"), ("figures",),
        ("figures", "check"),
    ],
)  # fmt: skip
def test_every_command_explains_itself(words: tuple[str, ...]) -> None:
    helped = _helped(*words)
    assert helped.exit_code == 0
    assert "Usage: " in helped.output
    assert "Show this message and end." in helped.output


def test_help_speaks_spanish(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _ended(capsys, "--language", "es", "report", "--help")
    assert code == 0
    assert "Genera, verifica y compara ediciones" in out
    assert "Opciones:" in out


@pytest.mark.parametrize(
    ("words", "variables", "language"),
    [
        ((), {}, "en"),
        ((), {"LANG": "es_CO.UTF-8"}, "es"),
        ((), {"LANG": "fr_FR.UTF-8"}, "en"),
        ((), {"LC_ALL": "C.UTF-8", "LANG": "es_CO.UTF-8"}, "en"),
        ((), {"AMPARO_LANGUAGE": "es", "LANG": "en_US.UTF-8"}, "es"),
        (("--language", "en"), {"AMPARO_LANGUAGE": "es"}, "en"),
        (("serve", "--language=es"), {"LANG": "en_US.UTF-8"}, "es"),
    ],
)
def test_language_is_asked_for_by_option_then_variable_then_system(
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    variables: dict[str, str],
    language: str,
) -> None:
    for name in ("AMPARO_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert asked_language(words) == language


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",), ("report", "build"), ("report", "verify", "colombia", "soon"),
        ("serve", "--port", "0"), ("--language", "fr"), ("report", "diff", "colombia", "2024"),
        ("report", "build", "colombia", "--as-of", "yesterday"),
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_two(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    code, _, err = _ended(capsys, *words)
    assert code == 2
    assert "Error: " in err


def test_checking_a_framework_loads_neither_django_nor_the_engine() -> None:
    code = (
        "import sys; from amparo.site.command_line import main\n"
        "main(['framework', 'check', 'colombia'])\n"
        "print(sorted({'django', 'duckdb', 'pyarrow'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "[]"


def test_a_framework_in_order_says_its_hash(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _ended(capsys, "framework", "check", "colombia")
    assert code == 0
    assert "is in order" in out


def _broken(tmp_path: Path) -> Path:
    original = folder_path("illustrative")
    text = (original / FRAMEWORK).read_text(encoding="utf-8")
    (tmp_path / PLACES).write_bytes((original / PLACES).read_bytes())
    path = tmp_path / FRAMEWORK
    path.write_text(text.replace("direction: up", "direction: sideways"), encoding="utf-8")
    return path


def test_every_mistake_is_told_with_file_and_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = _broken(tmp_path)
    code, _, err = _ended(capsys, "framework", "check", str(path))
    mistakes = path.read_text(encoding="utf-8").count("sideways")
    assert code == 1
    assert len([line for line in err.splitlines() if "sideways" in line]) == mistakes > 1
    assert f"{path}:" in err
    assert err.splitlines()[-1] == f"{path}: {mistakes} errors."


def test_mistakes_are_told_in_spanish(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = _broken(tmp_path)
    code, _, err = _ended(capsys, "framework", "check", str(path), "--language", "es")
    assert code == 1
    assert err.splitlines()[-1].endswith(" errores.")


def test_a_file_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = _ended(capsys, "framework", "check", "/nowhere/framework.yaml")
    assert (code, err) == (1, "/nowhere/framework.yaml does not exist.\n")


def test_frameworks_are_compared(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    original = folder_path("illustrative")
    (tmp_path / PLACES).write_bytes((original / PLACES).read_bytes())
    text = (original / FRAMEWORK).read_text(encoding="utf-8")
    changed = text.replace("direction: up", "direction: down", 1)
    (tmp_path / FRAMEWORK).write_text(changed, encoding="utf-8")
    code, out, _ = _ended(capsys, "framework", "diff", "illustrative", str(tmp_path))
    assert code == 0
    assert "direction" in out
    same = _ended(capsys, "framework", "diff", "illustrative", "illustrative")
    assert same == (0, "The two frameworks say the same.\n", "")


def test_figures_in_order_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    file = folder_path("colombia") / FIGURES
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    code, out, _ = _ended(capsys, "figures", "check", str(file), "--compact", "colombia")
    assert (code, out) == (0, f"{file} is in order: {len(lines)} facts.\n")


def test_figures_with_mistakes_load_nothing_and_name_every_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lines = (folder_path("colombia") / FIGURES).read_text(encoding="utf-8").splitlines()
    lines[3] = lines[3].replace("Colombia", "Atlantis")
    lines[7] = lines[7].replace("persons", "unicorns")
    file = tmp_path / "figures.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    code, _, err = _ended(capsys, "figures", "check", str(file), "--compact", "colombia")
    assert code == 1
    assert f"{file}:4" in err
    assert f"{file}:8" in err
    assert err.splitlines()[-1].endswith("errors; nothing would be loaded.")
