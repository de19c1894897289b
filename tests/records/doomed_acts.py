"""Do real acts on a partner report in processes of their own: killed at any time, or together.

Started by `beside` next to a database; reads orders from its input, one JSON a line, and answers
each with one JSON line. An order is a list of acts, each done by a forked process; all begin at
the same moment. An act is killed (``kill -9``) its seconds after that, or ends by itself where
there are none.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from collections import Counter
from datetime import date, timedelta
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from amparo.audit.models import Event  # noqa: E402
from amparo.audit.queries import verify_chain  # noqa: E402
from amparo.audit.refusals import NotPossible  # noqa: E402
from amparo.compacts.queries import framework_of  # noqa: E402
from amparo.partner_reports import actions  # noqa: E402
from amparo.partner_reports.actions.hashing import content_hash  # noqa: E402
from amparo.partner_reports.models import FactsSnapshot, PartnerReport, ReportReview  # noqa: E402
from amparo.partner_reports.queries import EditConflict, content_of, form_of, newest_framework  # noqa: E402
from amparo.partner_reports.snapshots import freeze_facts, known_facts  # noqa: E402
from tests import builders_reports as built  # noqa: E402
from tests.builders_records import a_folder  # noqa: E402

FIRST_DAY = date(2025, 7, 1)


def report() -> PartnerReport:
    """The one report of this database that is acted on."""
    return built.again(PartnerReport.objects.get(period="2024"))


def prepare(_: int) -> None:
    """Bring the report to where it waits for certification, and everybody to their roles."""
    for person in (built.officer, built.head, built.reviewer, built.coordinator):
        person()
    built.a_report(built.ReportState.TO_CERTIFY)


def submit(_: int) -> None:
    actions.submit_report(report=report(), by=built.head(), at=built.NOW)


def accept(_: int) -> None:
    actions.accept_report(report=report(), by=built.reviewer(), at=built.NOW)


def snapshot(day: int) -> None:
    """Take a snapshot of what was known by a day, as the command does."""
    compact = report().award.compact
    version = newest_framework(compact)
    assert version is not None
    as_of = FIRST_DAY + timedelta(days=day)
    facts, _, issues = known_facts(a_folder(), compact, framework_of(version), as_of)
    assert facts is not None, issues
    frozen = freeze_facts(facts=facts, statements=b"", outlines=b"", as_of=as_of)
    actions.take_snapshot(compact=compact, frozen=frozen, by=built.coordinator(), at=built.NOW)


def again(_: int) -> None:
    """Bring an accepted report back to where it waits for certification."""
    by, held = built.officer(), report()
    actions.withdraw_acceptance(report=held, reason="Again.", by=built.coordinator(), at=built.NOW)
    actions.begin_report(report=held, by=by, at=built.NOW)
    actions.offer_report(report=held, by=by, at=built.NOW)


def look(_: int, versions_read: int = 2) -> dict[str, Any]:
    """Tell what the database holds, once nobody is at work on the report any more."""
    with transaction.atomic():
        held = PartnerReport.objects.select_for_update().get(period="2024")
        versions = list(held.versions.order_by("number"))
        unread = set(versions[:-versions_read])
        return {
            "state": held.state,
            "revision": versions[-1].revision,
            "versions": [
                {
                    "number": each.number,
                    "submitted": each.submitted_at is not None,
                    "accepted": each.accepted_at is not None,
                    "withdrawn": each.withdrawn_at is not None,
                    "values": each.values.count(),
                    "sound": each in unread
                    or each.content_hash in ("", content_hash(content_of(each))),
                }
                for each in versions
            ],
            "reviews": Counter(ReportReview.objects.values_list("decision", flat=True)),
            "snapshots": FactsSnapshot.objects.count(),
            "events": Counter(Event.objects.values_list("action", flat=True)),
        }


def look_closely(_: int) -> dict[str, Any]:
    """Tell as `look` does, having read every version, the log's chain and the file itself."""
    return {**look(0, 10**6), "chain": chain_is_whole(), "integrity": integrity()}


def chain_is_whole() -> bool:
    """Whether the log's links hold."""
    return verify_chain().broken is None


def integrity() -> str:
    """What SQLite says of its file."""
    if connection.vendor != "sqlite":
        return "ok"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return str(cursor.fetchone()[0])


def accept_too(_: int) -> None:
    """Accept as another person."""
    actions.accept_report(report=report(), by=built.coordinator(), at=built.NOW)


def give_back(_: int) -> None:
    actions.return_report(report=report(), reason="No.", by=built.coordinator(), at=built.NOW)


def take_back(_: int) -> None:
    actions.take_back_report(report=report(), by=built.officer(), at=built.NOW)


def to_draft(_: int) -> None:
    """Bring a report back to a draft from wherever it came to."""
    held = report()
    if held.state == "accepted":
        held = actions.withdraw_acceptance(
            report=held, reason="Again.", by=built.coordinator(), at=built.NOW
        )
    elif held.state == "submitted":
        held = actions.return_report(
            report=held, reason="Again.", by=built.reviewer(), at=built.NOW
        )
    if held.state == "to_certify":
        actions.take_back_report(report=held, by=built.officer(), at=built.NOW)
    elif held.state == "returned":
        actions.begin_report(report=held, by=built.officer(), at=built.NOW)


def to_certify(_: int) -> None:
    actions.offer_report(report=report(), by=built.officer(), at=built.NOW)


def save(seen: int) -> None:
    note = built.a_value(10, note=f"By an officer after {seen}.")
    actions.save_cell(
        report=report(), key=built.a_cell(), stated=note, seen=seen, by=built.officer(),
        at=built.NOW,
    )  # fmt: skip


def save_too(seen: int) -> None:
    """Save something else into the same cell, as another person."""
    note = built.a_value(10, note=f"By the head after {seen}.")
    actions.save_cell(
        report=report(), key=built.a_cell(), stated=note, seen=seen, by=built.head(), at=built.NOW
    )


def fill(seen: int) -> None:
    held = report()
    content = built.some_answers(form_of(held, built.NOW))
    actions.fill_report(report=held, content=content, seen=seen, by=built.officer(), at=built.NOW)


ACTS = {
    each.__name__: each
    for each in (
        prepare, submit, accept, snapshot, again, look, look_closely, accept_too, give_back,
        take_back, to_draft, to_certify, save, save_too, fill,
    )
}  # fmt: skip


class Forked:
    """A process that waits for its sign, does one act and tells how it ended."""

    def __init__(self, order: dict[str, Any], sign: int) -> None:
        self.order = order
        reading, writing = os.pipe()
        self.child = os.fork()
        if self.child == 0:
            os.close(reading)
            os.read(sign, 1)
            done_by_child(order, writing)
        os.close(writing)
        self.answer = reading

    def kill_in_time(self) -> None:
        """Kill the process where the order says so."""
        if self.order.get("seconds") is not None:
            time.sleep(self.order["seconds"])
            os.kill(self.child, signal.SIGKILL)

    def ended(self, began: float) -> dict[str, Any]:
        """Wait for the end, and tell it."""
        with os.fdopen(self.answer, "rb") as pipe:
            answer = pipe.read()
        _, status = os.waitpid(self.child, 0)
        killed = os.WIFSIGNALED(status)
        return {
            "killed": killed,
            "seconds": time.monotonic() - began,
            "code": os.waitstatus_to_exitcode(status),
            **(json.loads(answer) if answer and not killed else {}),
        }


def done_by_child(order: dict[str, Any], writing: int) -> None:
    """Do what is ordered and end."""
    code, told = 1, {}
    try:
        told = {"told": ACTS[order["act"]](order.get("day", 0))}
        code = 0
    except NotPossible as refused:
        told = {"refused": refused.reason.en, "conflict": isinstance(refused, EditConflict)}
    except Exception:  # noqa: BLE001 - a forked process must end here, and say why
        traceback.print_exc()
    finally:
        os.write(writing, json.dumps(told).encode())
        os._exit(code)


def done_together(orders: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Have all acts begin at the same moment."""
    waiting, sign = os.pipe()
    forked = [Forked(order, waiting) for order in orders]
    began = time.monotonic()
    os.write(sign, b"." * len(orders))
    for each in forked:
        each.kill_in_time()
    answers = [each.ended(began) for each in forked]
    os.close(waiting)
    os.close(sign)
    return answers


for line in sys.stdin:
    print(json.dumps(done_together(json.loads(line))), flush=True)
