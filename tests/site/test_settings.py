from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from amparo.site.database import database
from amparo.site.environment import SettingInvalid
from amparo.site.secret_key import kept_secret_key

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "amparo"
_READ = re.compile(r"\b(text|flag|number|secret)\(\s*\"([A-Z_]+)\"")
_ELSEWHERE = re.compile(r"environ(?:\.get\(|\[)\s*\"((?:AMPARO|DATABASE)_[A-Z_]+)\"")


def _read_by_the_code() -> set[str]:
    names = set()
    for path in SOURCES.rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        for reader, name in _READ.findall(code):
            names |= {name, f"{name}_FILE"} if reader == "secret" else {name}
        names |= set(_ELSEWHERE.findall(code))
    return names


def test_dotenv_sample_lists_every_variable_and_no_other() -> None:
    sample = (ROOT / "dotenv-sample").read_text(encoding="utf-8")
    assert set(re.findall(r"^([A-Z_]+)=", sample, re.MULTILINE)) == _read_by_the_code()


def _settings(variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    code = "from amparo.site import settings as s; print(s.DATABASES['default']['ENGINE'])"
    kept = {"PATH": os.environ["PATH"]}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=kept | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_unknown_flag_refuses_to_start(tmp_path: Path) -> None:
    ended = _settings({"AMPARO_HOME": str(tmp_path), "AMPARO_DEBUG": "perhaps"})
    assert ended.returncode != 0
    assert "AMPARO_DEBUG must be yes or no" in ended.stderr


def test_unknown_language_refuses_to_start(tmp_path: Path) -> None:
    ended = _settings({"AMPARO_HOME": str(tmp_path), "AMPARO_TIME_ZONE": "Bogota"})
    assert "AMPARO_TIME_ZONE must name a time zone" in ended.stderr
    ended = _settings({"AMPARO_HOME": str(tmp_path), "AMPARO_LANGUAGE": "fr"})
    assert "AMPARO_LANGUAGE must be en or es" in ended.stderr


def test_reading_the_settings_leaves_the_home_folder_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    ended = _settings({"AMPARO_HOME": str(home)})
    assert ended.stdout == "django.db.backends.sqlite3\n"
    assert not home.exists()


def test_database_url_wins(tmp_path: Path) -> None:
    ended = _settings(
        {"AMPARO_HOME": str(tmp_path), "DATABASE_URL": "postgresql://a:b@localhost/c"}
    )
    assert ended.stdout == "django.db.backends.postgresql\n"


def test_sqlite_takes_its_lock_when_a_transaction_begins(tmp_path: Path) -> None:
    options = database("", tmp_path, 7)["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 7
    assert "journal_mode = WAL" in options["init_command"]


def test_database_url_that_is_no_address_refuses_without_repeating_it(tmp_path: Path) -> None:
    with pytest.raises(SettingInvalid) as refused:
        database("quiet://secret", tmp_path, 7)
    assert "secret" not in str(refused.value)


def _said(expression: str, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    code = f"from amparo.site import settings as s; print({expression})"
    variables = {"PATH": os.environ["PATH"]} | variables
    return subprocess.run(
        [sys.executable, "-c", code], env=variables, capture_output=True, text=True, check=False
    )


def test_passwords_are_hashed_with_argon2_and_long(tmp_path: Path) -> None:
    said = "s.PASSWORD_HASHERS[0], s.AUTH_PASSWORD_VALIDATORS[1]['OPTIONS']"
    ended = _said(said, {"AMPARO_HOME": str(tmp_path)})
    assert "Argon2PasswordHasher {'min_length': 12}" in ended.stdout


def test_cookies_are_held_to_https_where_the_site_is(tmp_path: Path) -> None:
    said = "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"
    for https, expected in (("yes", "True True False"), ("no", "False False True")):
        ended = _said(said, {"AMPARO_HOME": str(tmp_path), "AMPARO_HTTPS": https})
        assert ended.stdout.strip() == expected


def test_letters_are_files_unless_a_server_is_named(tmp_path: Path) -> None:
    home = {"AMPARO_HOME": str(tmp_path)}
    said = "s.EMAIL_BACKEND, s.EMAIL_FILE_PATH"
    assert _said(said, home).stdout.strip().endswith(f"filebased.EmailBackend {tmp_path}/mail")
    assert "smtp.EmailBackend" in _said(said, home | {"AMPARO_MAIL": "smtp"}).stdout
    wrong = _said(said, home | {"AMPARO_MAIL": "pigeon"})
    assert "AMPARO_MAIL must be files, terminal or smtp" in wrong.stderr


def test_secret_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    key = kept_secret_key(tmp_path / "home")
    assert len(key) >= 50
    assert kept_secret_key(tmp_path / "home") == key
    mode = (tmp_path / "home" / "secret-key").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["secret-key"]


def test_empty_secret_key_refuses(tmp_path: Path) -> None:
    (tmp_path / "secret-key").touch()
    with pytest.raises(SettingInvalid, match="is empty"):
        kept_secret_key(tmp_path)
