from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.test import Client

from amparo.site.headers import DOWNLOAD_POLICY, POLICY, ContentSecurityPolicy


def test_every_answer_carries_the_strict_policy(client: Client) -> None:
    answer = client.get("/static/nothing-of-this-name.css")
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "unsafe" not in POLICY


def test_an_answer_may_bring_its_own_policy() -> None:
    def answer(_: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Content-Security-Policy": DOWNLOAD_POLICY})

    given = ContentSecurityPolicy(answer)(HttpRequest())
    assert given.headers["Content-Security-Policy"] == DOWNLOAD_POLICY
    assert "script" not in DOWNLOAD_POLICY
