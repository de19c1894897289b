"""Uploaded files between the page that shows what is in them and the button that uses them.

They lie in the home folder, outside anything that is served, readable by this installation only;
each belongs to one person and one report, is deleted once used, and after two hours anyhow.
"""

from __future__ import annotations

import contextlib
import json
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404

from amparo.partner_reports.actions.evidence import file_name
from amparo.partner_reports.queries import PartnerReport
from amparo.people.permissions import Viewer

FOLDER = "uploads"
KEPT_SECONDS = 7200
"""Two hours: long enough for a lost line, short enough for figures nobody has checked."""

_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}", re.ASCII)
_CONTENT, _KNOWN = "content", "known.json"
_NAMELESS = "file"


@dataclass(frozen=True, slots=True)
class KeptUpload:
    """A file that somebody uploaded for a report; `known` is what they have decided about it."""

    token: str
    folder: Path
    name: str
    known: Mapping[str, Any]

    @property
    def content(self) -> bytes:
        """The file's bytes."""
        return (self.folder / _CONTENT).read_bytes()

    def remember(self, **known: Any) -> None:
        """Keep what was decided about it."""
        _write_known(self.folder, {**self.known, **known})

    def forget(self) -> None:
        """Delete it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def keep_upload(
    viewer: Viewer, report: PartnerReport, file: UploadedFile[Any], **known: Any
) -> KeptUpload:
    """Keep an uploaded file for its owner, and delete every file whose time is over."""
    _sweep()
    token = secrets.token_urlsafe(24)
    folder = _folder(viewer, token)
    folder.mkdir(mode=0o700, parents=True)
    name = file_name(file.name or "") or _NAMELESS
    facts = {"report": report.pk, "name": name, **known}
    with (folder / _CONTENT).open("wb") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
    _write_known(folder, facts)
    return KeptUpload(token, folder, name, facts)


def kept_upload(viewer: Viewer, report: PartnerReport, token: str) -> KeptUpload:
    """Return a file that this person uploaded for this report.

    Raises
    ------
    Http404
        There is none, or none any more; another's looks the same.
    """
    if not _TOKEN.fullmatch(token):
        raise Http404
    folder = _folder(viewer, token)
    try:
        known = json.loads((folder / _KNOWN).read_text(encoding="utf-8"))
        over = _age(folder) > KEPT_SECONDS
    except FileNotFoundError:
        raise Http404 from None
    if over or known["report"] != report.pk:
        raise Http404
    return KeptUpload(token, folder, known["name"], known)


def _write_known(folder: Path, known: Mapping[str, Any]) -> None:
    (folder / _KNOWN).write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")


def _root() -> Path:
    return Path(settings.AMPARO_HOME) / FOLDER


def _folder(viewer: Viewer, token: str) -> Path:
    return _root() / str(viewer.user_id) / token


def _age(folder: Path) -> float:
    return time.time() - (folder / _CONTENT).stat().st_mtime


def _sweep() -> None:
    for folder in _every():
        # Another process may sweep at the same time.
        with contextlib.suppress(FileNotFoundError):
            if _age(folder) > KEPT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def _every() -> Iterator[Path]:
    root = _root()
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    yield from root.glob("*/*")
