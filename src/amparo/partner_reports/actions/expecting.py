"""Reports that are owed: opened from the award's calendar, reminded of until they come."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from amparo.audit.actions import record_event
from amparo.audit.refusals import NotPossible
from amparo.compacts.queries import framework_of
from amparo.framework.language import Text
from amparo.framework.periods import Frequency, periods_between
from amparo.partner_reports.actions.acting import hold, record
from amparo.partner_reports.models import PartnerReport
from amparo.partner_reports.permissions import check_can_open_reports, check_can_remind
from amparo.partner_reports.queries.forms import newest_framework
from amparo.partner_reports.queries.oversight import Reminder, reminders_due, reminders_of
from amparo.partner_reports.queries.reports import all_reports
from amparo.partner_reports.states import DUE_DAYS
from amparo.people.permissions import Viewer
from amparo.programs.permissions import author_of
from amparo.programs.queries import Award, lock_award


@transaction.atomic
def open_reports(
    *, award: Award, until: date, by: str | Viewer, at: datetime
) -> list[PartnerReport]:
    """Open the reports that an award owes for every period that begins by `until`.

    A period is owed when its first day lies in the award's term. Reports that are open already
    stay as they are; those that were opened now are returned. Refuses whoever does not
    coordinate reports.
    """
    check_can_open_reports(by, award.compact.code)
    lock_award(award)
    framework = newest_framework(award.compact)
    # An award is recorded against a framework, and frameworks are never deleted.
    assert framework is not None  # noqa: S101
    calendar = framework_of(framework).calendars[award.calendar]
    frequency = Frequency(award.frequency)
    last = min(until, award.ends)
    there = set(PartnerReport.objects.filter(award=award).values_list("period", flat=True))
    opened = PartnerReport.objects.bulk_create(
        PartnerReport(
            award=award,
            period=period.code,
            starts=period.start,
            ends=period.end,
            due=period.end + timedelta(days=DUE_DAYS[award.frequency]),
        )
        for period in periods_between(calendar, award.starts, last + _LONGEST, frequency)
        if period.start <= last and period.code not in there
    )
    if opened:
        record_event(
            by=author_of(by),
            action="partner_reports.reports_opened",
            subject=award,
            at=at,
            detail={
                "compact": award.compact.code,
                "partner": award.organisation.code,
                "award": award.number,
                "periods": [each.period for each in opened],
            },
        )
    return opened


_LONGEST = timedelta(days=366)
"""No period of an award is longer, so that one which begins by a day ends by then."""


@transaction.atomic
def remind(*, by: str, at: datetime) -> list[Reminder]:
    """Return whom to remind of reports that are due soon or overdue, and keep that it was done.

    A report that was reminded of lately is left alone (`queries.reminders_due`). Sending is not
    done here: whoever sends does so after the transaction.
    """
    today = timezone.localdate(at)
    due = [each.report.pk for each in reminders_due(today)]
    held = all_reports().select_for_update(of=("self",)).filter(pk__in=due)
    reminders = reminders_of(list(held), today)
    PartnerReport.objects.filter(pk__in=[each.report.pk for each in reminders]).update(
        reminded_on=today
    )
    for each in reminders:
        each.report.reminded_on = today
        record(
            by=by,
            action="report_reminded",
            report=each.report,
            at=at,
            detail={"timeliness": each.timeliness.value, "people": len(each.addressees)},
        )
    return reminders


_REMINDED_TODAY = Text(
    "The partner was reminded of this report today already.",
    "Hoy ya se le recordó este informe al socio.",
)


@transaction.atomic
def remind_partner(*, report: PartnerReport, by: Viewer, at: datetime) -> Reminder:
    """Remind a partner of one report that it owes; return whom to write to.

    Refuses whoever does not coordinate reports, a report that the partner does not owe now, and
    a second reminder on the same day. Sending is not done here.
    """
    held, today = hold(report), timezone.localdate(at)
    check_can_remind(held, by)
    if held.reminded_on == today:
        raise NotPossible(_REMINDED_TODAY)
    reminder = reminders_of([held], today)[0]
    held.reminded_on = today
    held.save(update_fields=["reminded_on"])
    record(
        by=by.address,
        action="report_reminded",
        report=held,
        at=at,
        detail={"timeliness": reminder.timeliness.value, "people": len(reminder.addressees)},
    )
    return reminder
