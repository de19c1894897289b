"""The log: reading it, checking its chain, taking it along as a table."""

# ruff: noqa: D103  the name of a view, its address and its page value say what it is

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from amparo.audit.queries import Event, EventFilter, verify_chain
from amparo.framework.language import Text
from amparo.people.queries import seen_events
from amparo.web.governments.events_page import (
    TABLE_HEADING,
    ChainState,
    all_events,
    asked_events,
    events_page,
)
from amparo.web.governments.opening import show
from amparo.web.signed_in import SignedInRequest

_CHECKED = "governments.chain"
"""Where a session keeps what its last check of the chain found."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for a formula."""


@require_safe
def events(request: SignedInRequest) -> HttpResponse:
    page = events_page(request.viewer, asked_events(request.GET), _chain(request))
    return show(request, "events", page, "list")


@require_POST
def verify(request: SignedInRequest) -> HttpResponse:
    seen_events(request.viewer, EventFilter())  # refuses whoever may not see them
    found = verify_chain()
    broken = found.broken
    request.session[_CHECKED] = {
        "at": timezone.now().isoformat(),
        "count": found.count,
        "head": found.head,
        "broken_at": broken.event_id if broken else None,
        "problem": [broken.problem.en, broken.problem.es] if broken else None,
    }
    return redirect("governments:events")


def _chain(request: SignedInRequest) -> ChainState | None:
    kept = request.session.get(_CHECKED)
    if kept is None:
        return None
    return ChainState(
        datetime.fromisoformat(kept["at"]),
        kept["count"],
        kept["head"],
        kept["broken_at"],
        Text(*kept["problem"]) if kept["problem"] else None,
    )


@require_safe
def table(request: SignedInRequest) -> HttpResponseBase:
    asked = asked_events(request.GET)
    seen_events(request.viewer, asked.filter)  # refuses before the answer has begun
    rows = _lines(all_events(request.viewer, asked))
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="amparo-events.csv"'
    return response


class _Line:
    """What `csv` writes to: gives each line back."""

    def write(self, line: str) -> str:
        return line


def _lines(found: Iterable[Event]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(TABLE_HEADING)
    for one in found:
        detail = json.dumps(one.detail, sort_keys=True, ensure_ascii=False)
        cells = [
            one.pk, one.at.astimezone(UTC).isoformat(timespec="seconds"), one.actor, one.action,
            one.subject_kind, one.subject_id, detail, one.previous_hash, one.hash,
        ]  # fmt: skip
        yield writer.writerow([_safe(cell) for cell in cells])


def _safe(cell: object) -> str:
    words = str(cell)
    return f"'{words}" if words.startswith(_FORMULA) else words
