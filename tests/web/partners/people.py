"""People at the pages of partners, the addresses of those pages, and what they send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from amparo.framework.language import Language
from amparo.partner_reports.queries import (
    PartnerReport,
    content_of,
    form_of,
    newest_version,
)
from amparo.people.roles import Role
from amparo.web.partners.entries import EntryKind
from amparo.web.partners.saving import fingerprint
from amparo.workbooks.blank import write_workbook
from amparo.workbooks.report_form import ReportContent
from tests.builders_reports import NOW, NUMBER, OTHER_PARTNER, PARTNER, a_user, again
from tests.people import signed_in
from tests.web.reading import text

HTMX = {"HX-Request": "true"}


def as_role(role: Role, home: str | None = None) -> Client:
    """The browser of somebody with a role in the small compact."""
    return signed_in(Client(), a_user(role, home))


def officer() -> Client:
    """The browser of the partner's monitoring officer."""
    return as_role(Role.PARTNER_OFFICER, PARTNER)


def head() -> Client:
    """The browser of the partner's head."""
    return as_role(Role.PARTNER_HEAD, PARTNER)


def stranger() -> Client:
    """The browser of another partner's officer."""
    return as_role(Role.PARTNER_OFFICER, OTHER_PARTNER)


def home(language: str = "en") -> str:
    """The address of the partner's home."""
    with translation.override(language):
        return reverse("partners:home")


def address(name: str, *more: object, period: str = "2024", language: str = "en") -> str:
    """The address of a page of the report of a period."""
    with translation.override(language):
        return reverse(f"partners:{name}", args=(NUMBER, period, *more))


def page(client: Client, here: str, status: int = 200) -> str:
    """The markup of a page."""
    answer = client.get(here)
    assert answer.status_code == status, (here, answer.status_code)
    return answer.content.decode()


def read(client: Client, here: str, status: int = 200) -> str:
    """What a person reads of a page, on one line."""
    return text(page(client, here, status))


def said(answer: Any) -> str:
    """What a person reads of an answer, on one line."""
    return text(answer.content.decode())


def content(report: PartnerReport) -> ReportContent:
    """What the newest version says now."""
    version = newest_version(again(report))
    return content_of(version) if version else ReportContent()


def revision(report: PartnerReport) -> int:
    """The revision of the newest version."""
    version = newest_version(report)
    assert version is not None
    return version.revision


def sent(
    report: PartnerReport,
    kind: EntryKind,
    typed: Mapping[str, Mapping[str, str]],
    seen: int | None = None,
    shown: ReportContent | None = None,
) -> dict[str, str]:
    """What a page of entries sends when these fields were typed into.

    `shown` and `seen` are what the page showed, where that was earlier than now.
    """
    standing = shown or content(report)
    form: dict[str, str] = {}
    for field, parts in typed.items():
        was = dict(kind.typed(kind.standing(standing, field), Language.EN))
        form[f"was:{field}"] = fingerprint(was)
        form[f"seen:{field}"] = str(revision(report) if seen is None else seen)
        form |= {f"{part}:{field}": words for part, words in {**was, **parts}.items()}
    return form


def a_workbook(
    report: PartnerReport, content: ReportContent | None = None, name: str = "report.xlsx"
) -> SimpleUploadedFile:
    """The workbook of a report as the partner would upload it."""
    form = form_of(report, NOW)
    said = write_workbook(form, Language.EN, content or ReportContent())
    return SimpleUploadedFile(name, said)
