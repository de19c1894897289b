"""`amparo report-template`: the workbook that a partner fills in, as a file."""

from __future__ import annotations

from pathlib import Path

import click

from amparo.site.command_line.acting import by_option, now, report_named, viewer_named
from amparo.site.command_line.application import start
from amparo.site.command_line.spoken import SpokenCommand, SpokenOption, with_language
from amparo.site.translation import gettext as _
from amparo.site.translation import spoken

N_ = str


@click.command(
    cls=SpokenCommand,
    params=[
        by_option(N_("Person for whom it is; only reports that they may see are written.")),
        SpokenOption(
            ["--out"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=N_("Where to write the workbook; otherwise AWARD-PERIOD.xlsx in this folder."),
        ),
    ],
    help=N_(
        "Write the workbook of an award for a period, with what its newest version holds so far."
        " Its language is that of --language."
    ),
)
@click.argument("compact", metavar="COMPACT")
@click.argument("award", metavar="AWARD")
@click.argument("period", metavar="PERIOD")
def report_template(
    compact: str, award: str, period: str, by: str | None, out: Path | None
) -> None:
    """Write one workbook."""
    start()
    from amparo.partner_reports.queries import (  # noqa: PLC0415 - needs the models
        content_of,
        form_of,
        newest_version,
        versions_of,
    )
    from amparo.workbooks.blank import write_workbook  # noqa: PLC0415
    from amparo.workbooks.report_form import ReportContent  # noqa: PLC0415

    at = now()
    viewer = viewer_named(by, at) if by else None
    report = report_named(compact, award, period, viewer)
    seen = [] if viewer is None else versions_of(viewer, report)
    newest = newest_version(report) if viewer is None else next(reversed(seen), None)
    content = content_of(newest) if newest else ReportContent()
    path = out or Path(f"{award}-{period}.xlsx")
    path.write_bytes(write_workbook(form_of(report, at), spoken(), content))
    sentence = _("{file}: report of {partner} for {period}, due on {day}.")
    click.echo(
        sentence.format(
            file=path,
            partner=report.award.organisation.name.read(spoken()),
            period=period,
            day=report.due.isoformat(),
        )
    )


with_language(report_template)
