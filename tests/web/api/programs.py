"""Programs for tests: each acts with a real token of somebody with a role, over real requests."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from amparo.people.actions import NewToken, create_access_token
from amparo.people.roles import Role, Scope
from tests.builders_reports import NOW, a_viewer

ROOT = "/api/v1"
READ = frozenset({Scope.READ_REPORTS})


@dataclass(frozen=True)
class Program:
    """A program with a token, and the answers it gets."""

    words: str

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        """Send a request with a JSON body, if there is one."""
        given: dict[str, Any] = {}
        if body is not None:
            given = {"data": json.dumps(body), "content_type": "application/json"}
        sent = {"Authorization": f"Bearer {self.words}", **_named(headers)}
        return Client().generic(method, ROOT + path, headers=sent, **given)

    def send(self, path: str, name: str, content: bytes, **fields: object) -> Any:
        """Send a file as a form."""
        data = {"file": SimpleUploadedFile(name, content), **fields}
        sent = {"Authorization": f"Bearer {self.words}"}
        return Client().post(ROOT + path, data, headers=sent)

    def get(self, path: str, **headers: str) -> Any:
        """Ask for something."""
        return self.ask("GET", path, **headers)

    def told(self, path: str) -> Any:
        """Return what is told at an address that answers."""
        answer = self.get(path)
        assert answer.status_code == 200, answer.content
        return answer.json()

    def done(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        """Return the answer of an act that succeeds."""
        answer = self.ask(method, path, {} if body is None else body, **headers)
        assert answer.status_code == 200, answer.content
        return answer.json()


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def a_program(
    role: Role,
    scopes: Iterable[Scope] = Scope,
    home: str | None = None,
    at: datetime = NOW,
    lasts: timedelta = timedelta(days=90),
) -> Program:
    """A program of somebody with a role; its token has all scopes unless a test says otherwise."""
    asked = NewToken("a program", frozenset(scopes), at + lasts)
    _, words = create_access_token(asked=asked, by=a_viewer(role, home, at), at=at)
    return Program(words)


def refusal(answer: Any) -> tuple[int, str]:
    """Return the status and code of a refusal, having checked its shape."""
    told = answer.json()
    assert set(told) == {"code", "sentence", "issues", "standing"}
    assert told["sentence"]
    return answer.status_code, told["code"]
