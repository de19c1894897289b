"""The log as a page: filters, pages, the chain, and the table to take along."""

import csv
import io

import pytest
from django.db import connection

from amparo.audit.queries import PAGE, count_events
from amparo.partner_reports.actions import comment_on_value
from amparo.people.roles import Role
from tests.builders_reports import a_cell, a_user
from tests.builders_reports import reviewer as a_reviewer
from tests.web.governments.officials import HTMX, TODAY, address, as_role, page, read, said

pytestmark = pytest.mark.django_db


def auditor():
    return as_role(Role.AUDITOR)


def test_events_are_listed_newest_first_with_words_for_what_was_done(reports) -> None:
    markup = page(auditor(), address("events"))
    assert markup.index("second factor added") < markup.index("report accepted")
    assert "SM-001" in markup


def test_a_filter_leaves_one_kind_of_act(reports) -> None:
    told = said(auditor().get(address("events"), {"action": "partner_reports.report_accepted"}))
    assert "report accepted" in told
    assert "SM-001" in told
    assert "SM-002" not in told


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"actor": "partner-head@schools"}, True),
        ({"actor": "nobody"}, False),
        ({"subject_kind": "partner_reports.partnerreport"}, True),
        ({"first_day": "2027-01-01"}, False),
        ({"last_day": "2020-01-01"}, False),
        ({"first_day": "2025-02-10", "last_day": "2025-02-10"}, True),
    ],
)
def test_filters_by_who_what_and_day(reports, asked, found) -> None:
    told = said(auditor().get(address("events"), asked))
    assert ("No event fits this filter" not in told) is found


def test_a_day_that_cannot_be_read_is_told(reports) -> None:
    told = said(auditor().get(address("events"), {"first_day": "yesterday"}))
    assert "A day could not be read and was left out." in told


def test_older_pages_are_reached_and_nothing_is_shown_twice(reports) -> None:
    client = auditor()
    for number in range(PAGE):
        comment_on_value(
            report=reports.submitted, key=a_cell(), text=f"{number}", by=a_reviewer(), at=TODAY
        )
    seen, here = [], address("events")
    while here:
        markup = page(client, here)
        seen += [int(one) for one in _numbers(markup)]
        here = _next(markup)
    assert seen == list(range(count_events(), 0, -1))
    assert len(seen) > PAGE


def _numbers(markup):
    return [one.partition("<")[0] for one in markup.split('<th scope="row">')[1:]]


def _next(markup):
    link = markup.partition('<a rel="next" href="')[2]
    return link.partition('"')[0].replace("&amp;", "&") if link else ""


def test_htmx_gets_the_list_alone(reports) -> None:
    answer = auditor().get(address("events"), headers=HTMX)
    assert answer.content.decode().strip().startswith('<div id="list"')


def test_the_chain_is_verified_to_its_last_event(reports) -> None:
    client = auditor()
    assert "Not checked in this session." in read(client, address("events"))
    number = count_events()
    told = said(client.post(address("verify"), follow=True))
    assert f"Verified to event {number}." in told


def test_a_broken_chain_names_the_event(reports) -> None:
    client = auditor()
    _spoil(5)
    told = said(client.post(address("verify"), follow=True))
    assert "Broken at event 5." in told
    assert "What it says is not what was recorded: it was changed afterwards." in told


def _spoil(number):
    """Change an event the way only somebody at the database itself could."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER audit_event_unchangeable_update")
        cursor.execute("UPDATE audit_event SET actor = 'somebody else' WHERE id = %s", [number])


def test_the_table_holds_every_event_that_is_asked_for(reports) -> None:
    client = auditor()
    answer = client.get(address("events_table"))
    assert answer["Content-Disposition"] == 'attachment; filename="amparo-events.csv"'
    rows = list(csv.DictReader(io.StringIO(_text(answer))))
    assert [int(row["event"]) for row in rows] == list(range(count_events(), 0, -1))
    assert all(len(row["hash"]) == 64 for row in rows)
    few = client.get(address("events_table"), {"action": "partner_reports.report_accepted"})
    assert len(list(csv.DictReader(io.StringIO(_text(few))))) == 1


def _text(answer):
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def test_a_cell_of_the_table_is_never_a_formula() -> None:
    from amparo.web.governments.views.events import _safe  # noqa: PLC0415

    assert [_safe(one) for one in ("=1+1", "@x", "-2", "plain", 7)] == [
        "'=1+1", "'@x", "'-2", "plain", "7",
    ]  # fmt: skip


@pytest.mark.parametrize("role", [Role.HOST_REVIEWER, Role.HOST_COORDINATOR, Role.DONOR_OFFICER])
@pytest.mark.parametrize("name", ["events", "events_table"])
def test_others_see_no_events(reports, role, name) -> None:
    assert as_role(role).get(address(name)).status_code == 403


def test_others_do_not_verify(reports) -> None:
    assert as_role(Role.HOST_REVIEWER).post(address("verify")).status_code == 403


def test_an_administrator_sees_events_and_no_figure_among_them(reports) -> None:
    a_user(Role.ADMINISTRATOR)
    told = read(as_role(Role.ADMINISTRATOR), address("events"))
    assert "report accepted" in told


def test_the_log_speaks_spanish(reports) -> None:
    told = read(auditor(), address("events", language="es"))
    assert "informe aceptado" in told
    assert "subvención SM-001" in told
