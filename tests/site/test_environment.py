from __future__ import annotations

from pathlib import Path

import pytest

from amparo.site import environment
from amparo.site.environment import SettingInvalid


def test_blank_text_takes_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMPARO_X", "  ")
    assert environment.text("AMPARO_X", "default") == "default"


@pytest.mark.parametrize(("word", "meaning"), [("yes", True), ("ON", True), ("0", False)])
def test_flag_is_read(monkeypatch: pytest.MonkeyPatch, word: str, meaning: bool) -> None:
    monkeypatch.setenv("AMPARO_X", word)
    assert environment.flag("AMPARO_X", not meaning) is meaning


@pytest.mark.parametrize("word", ["maybe", "2", "ja", "si"])
def test_unknown_flag_refuses_and_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.setenv("AMPARO_X", word)
    with pytest.raises(SettingInvalid, match="AMPARO_X must be yes or no"):
        environment.flag("AMPARO_X", False)


@pytest.mark.parametrize("digits", ["-1", "1.5", "x", "٣"])
def test_number_that_is_no_whole_number_refuses(
    monkeypatch: pytest.MonkeyPatch, digits: str
) -> None:
    monkeypatch.setenv("AMPARO_X", digits)
    with pytest.raises(SettingInvalid, match="AMPARO_X must be a whole number"):
        environment.number("AMPARO_X", 1)


def test_number_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMPARO_X", "12")
    assert environment.number("AMPARO_X", 1) == 12


def test_secret_comes_from_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("quiet\n", encoding="utf-8")
    monkeypatch.setenv("AMPARO_X_FILE", str(tmp_path / "secret"))
    assert environment.secret("AMPARO_X") == "quiet"


def test_secret_given_twice_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMPARO_X", "one")
    monkeypatch.setenv("AMPARO_X_FILE", "two")
    with pytest.raises(SettingInvalid, match="not both"):
        environment.secret("AMPARO_X")


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe"])
def test_secret_file_that_says_nothing_refuses_without_naming_the_secret(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "secret").write_bytes(content)
    monkeypatch.setenv("AMPARO_X_FILE", str(tmp_path / "secret"))
    with pytest.raises(SettingInvalid, match="AMPARO_X_FILE must name a text file"):
        environment.secret("AMPARO_X")
