"""Build, verify and compare, as a reader does it: commands as real processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installation import Installation, an_installation

SMALL = str(Path(__file__).parents[1] / "small_compact")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with two editions of one year, of what was known on two days."""
    home = tmp_path_factory.mktemp("commands")
    with an_installation(home) as installation:
        for day in ("2025-03-01", "2025-07-01"):
            words = ("report", "build", SMALL, "--year", "2024", "--as-of", day)
            ended = installation.run(*words, "--out", str(home / "out"), "--by", "Carla")
            assert ended.returncode == 0, ended.stderr
        yield installation


def test_building_says_where_the_files_are(built: Installation) -> None:
    words = ("report", "build", SMALL, "--year", "2024", "--as-of", "2025-07-01")
    ended = built.run(*words, "--out", str(built.home / "again"))
    assert "nothing has changed since edition 2 of 2024, as of 2025-07-01" in ended.stdout
    named = {line.strip() for line in ended.stdout.splitlines() if "/again/" in line}
    files = {str(path) for path in (built.home / "again").glob("*/report.*")}
    assert named == files
    assert len(files) == 8


def test_every_stage_has_its_bar(built: Installation) -> None:
    words = ("report", "build", SMALL, "--year", "2023", "--as-of", "2025-07-01")
    ended = built.run(*words, "--language", "es")
    assert ended.returncode == 0, ended.stderr
    assert "Calculando los indicadores" in ended.stderr
    assert len([line for line in ended.stderr.splitlines() if "━" in line]) == 8
    assert "quedó congelada la edición 1 de 2023" in ended.stdout


def test_differences_name_the_number_and_the_reason(built: Installation) -> None:
    ended = built.run("report", "diff", "small", "2024", "1", "2")
    lines = ended.stdout.splitlines()
    assert "As of: 2025-03-01 → 2025-07-01" in lines
    assert "  2023 SM office: 100 → 106 (the figures; known since 2025-06-01, bulletin)" in lines
    assert lines[-1].endswith("numbers differ.")


def test_differences_are_told_in_spanish(built: Installation) -> None:
    ended = built.run("report", "diff", "small", "2024", "2", "1", "--language", "es")
    assert "  2023 SM office: 106 → 100 (las cifras; " in ended.stdout
    assert ended.stdout.splitlines()[-1].startswith("Difieren ")


def test_without_a_number_the_newest_edition_is_verified(built: Installation) -> None:
    ended = built.run("report", "verify", "small", "2024")
    assert "small 2024, edition 2, agrees: four hashes, " in ended.stdout


@pytest.mark.parametrize("words", [("2024", "9"), ("1999",)])
def test_an_edition_that_is_not_there_is_one_sentence(
    built: Installation, words: tuple[str, ...]
) -> None:
    ended = built.run("report", "verify", "small", *words)
    assert (ended.returncode, ended.stderr) == (
        1, f"There is no edition small {', '.join(words)}.\n",
    )  # fmt: skip


def test_out_that_cannot_be_a_folder_is_one_sentence(built: Installation) -> None:
    words = ("report", "build", SMALL, "--year", "2024", "--as-of", "2025-07-01")
    in_the_way = built.home / "file"
    in_the_way.write_text("mine", encoding="utf-8")
    ended = built.run(*words, "--out", str(in_the_way))
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1] == f"{in_the_way} is a file where a folder is needed."
    assert in_the_way.read_text(encoding="utf-8") == "mine"


def test_no_figure_known_by_a_day_is_one_sentence(built: Installation) -> None:
    ended = built.run("report", "build", SMALL, "--as-of", "2001-01-01")
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1] == "No figure was known by 2001-01-01."


def test_a_compact_that_is_not_there_is_one_sentence(built: Installation) -> None:
    ended = built.run("report", "build", "atlantis")
    assert (ended.returncode, ended.stderr) == (1, "atlantis/framework.yaml does not exist.\n")
