"""For whom a command acts, and on which report: people's roles hold here as on the pages."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from amparo.site.command_line.failures import Failure
from amparo.site.command_line.spoken import SpokenOption
from amparo.site.translation import gettext as _

if TYPE_CHECKING:
    from amparo.partner_reports.queries import PartnerReport
    from amparo.people.permissions import Viewer

N_ = str


def by_option(help_line: str, required: bool = False) -> SpokenOption:
    """Return the option that names the person who acts, by e-mail address."""
    return SpokenOption(["--by"], metavar="ADDRESS", required=required, help=help_line)


def viewer_named(address: str, at: datetime) -> Viewer:
    """Return the person with an account under `address`; refuse an address without one."""
    from amparo.people.permissions import OPERATOR  # noqa: PLC0415 - needs the models
    from amparo.people.queries import people, viewer_of  # noqa: PLC0415

    wanted = address.strip().lower()
    for each in people(OPERATOR):
        if each.user.email == wanted:
            return viewer_of(each.user, at.date())
    raise Failure(_("Nobody has an account under {address}.").format(address=address))


def report_named(compact: str, award: str, period: str, viewer: Viewer | None) -> PartnerReport:
    """Return the report of an award for a period, if `viewer` may see it.

    Without a viewer whoever runs the command sees every report: the database is theirs.
    """
    from amparo.partner_reports.queries import reports_of  # noqa: PLC0415 - needs the models
    from amparo.partner_reports.queries.reports import all_reports  # noqa: PLC0415

    found = all_reports() if viewer is None else reports_of(viewer, compact)
    for each in found:
        if (each.award.compact.code, each.award.number, each.period) == (compact, award, period):
            return each
    sentence = _("There is no report of award {award} for {period} in {compact}, or not for you.")
    raise Failure(sentence.format(award=award, period=period, compact=compact))


def now() -> datetime:
    """Return this moment."""
    from django.utils import timezone  # noqa: PLC0415 - needs the settings

    return timezone.now()
