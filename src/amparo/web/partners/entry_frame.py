"""What every page of entries has around it, and how it answers what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from amparo.framework.language import Text
from amparo.web.partners.opened import OpenReport
from amparo.web.partners.printing import CONFLICT, UNPROCESSABLE, is_htmx, page
from amparo.web.partners.report_page import Act, begin_act
from amparo.web.partners.saving import Outcome, Sent
from amparo.web.partners.sections import Meter, ReportHead, Section, head_of, meter_of, sections_of
from amparo.web.signed_in import SignedInRequest


@dataclass(frozen=True, slots=True)
class Frame:
    """Around a page of entries: the report's head, its sections, how far it is.

    `begin` is the button that makes a draft, where there is none.
    """

    head: ReportHead
    title: Text
    sections: tuple[Section, ...]
    meter: Meter
    editable: bool
    begin: Act | None
    following: Section | None


class EntryPage(Protocol):
    """A page of entries."""

    frame: Frame
    address: str


def frame_of(opened: OpenReport, current: str) -> Frame:
    """Return what stands around the section `current`."""
    sections = sections_of(opened, current)
    position = next(number for number, each in enumerate(sections) if each.current)
    begin = begin_act(opened)
    return Frame(
        head=head_of(opened),
        title=sections[position].title,
        sections=sections,
        meter=meter_of(opened),
        editable=opened.editable,
        begin=begin if begin.why_not is None else None,
        following=sections[position + 1] if position + 1 < len(sections) else None,
    )


@dataclass(frozen=True, slots=True)
class Printed:
    """A page of entries to answer with: its template and value, and what was sent to it."""

    template: str
    value: Any
    sent: dict[str, Sent]


def answer_sent(request: SignedInRequest, printed: Printed) -> HttpResponse:
    """Answer an HTMX request with what changed; any other by the page again, or by the next."""
    outcomes = {each.outcome for each in printed.sent.values()}
    wrong = outcomes - {Outcome.SAVED}
    if is_htmx(request):
        part = "row" if request.POST.get("theirs") else "saved"
        return page(request, printed.template, printed.value, part=part)
    if wrong:
        status = CONFLICT if Outcome.CONFLICT in wrong else UNPROCESSABLE
        return page(request, printed.template, printed.value, status=status)
    count = len(printed.sent)
    if count:
        said = ngettext("%(count)s entry saved.", "%(count)s entries saved.", count)
        messages.success(request, said % {"count": count})
    following = printed.value.frame.following
    if "next" in request.POST and following is not None:
        return redirect(following.address)
    return redirect(printed.value.address)
