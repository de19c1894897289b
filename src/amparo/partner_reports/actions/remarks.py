"""Comments on single values, and how an award's own table was read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from amparo.audit.refusals import NotPossible
from amparo.framework.language import Text
from amparo.partner_reports.actions.acting import hold, record
from amparo.partner_reports.models import PartnerReport, TableMapping, ValueComment
from amparo.partner_reports.permissions import check_can_comment, check_can_keep_mapping
from amparo.partner_reports.queries.contents import stated_in
from amparo.partner_reports.queries.reports import submitted_version
from amparo.people.permissions import Viewer
from amparo.workbooks.report_form import CellKey

_NOTHING_SAID = Text("Write a comment.", "Escriba un comentario.")
_NO_VALUE = Text(
    "The submitted version has no value there.", "La versión presentada no tiene un valor allí."
)


@transaction.atomic
def comment_on_value(
    *, report: PartnerReport, key: CellKey, text: str, by: Viewer, at: datetime
) -> ValueComment:
    """Comment on one value of the newest submitted version, as reviewer or partner.

    Refuses a blank comment, and one on a value that is not there.
    """
    held = hold(report)
    check_can_comment(held, by)
    if not text.strip():
        raise NotPossible(_NOTHING_SAID)
    version = submitted_version(held)
    if version is None or stated_in(version, key)[0] is None:
        raise NotPossible(_NO_VALUE)
    comment = ValueComment.objects.create(
        version=version, cell=str(key), text=text.strip(), at=at, by=by.address
    )
    record(
        by=by.address,
        action="value_commented",
        report=held,
        at=at,
        version=version,
        detail={"field": str(key)},
    )
    return comment


@transaction.atomic
def keep_mapping(
    *,
    report: PartnerReport,
    header_hash: str,
    mapping: Mapping[str, object],
    by: Viewer,
    at: datetime,
) -> TableMapping:
    """Keep how a table with this header was read, for the award's next table.

    Refuses people of other organisations. A mapping that is kept already is returned as it is.
    """
    held = hold(report)
    check_can_keep_mapping(held, by)
    kept = TableMapping.objects.filter(award=held.award, header_hash=header_hash).first()
    if kept is not None and kept.mapping == dict(mapping):
        return kept
    kept, _ = TableMapping.objects.update_or_create(
        award=held.award,
        header_hash=header_hash,
        defaults={"mapping": dict(mapping), "kept_at": at},
    )
    record(
        by=by.address,
        action="mapping_kept",
        report=held,
        at=at,
        detail={"header_hash": header_hash},
    )
    return kept
