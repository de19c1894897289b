"""The verbs of partner reports and of snapshots: each one transaction, one event, or a refusal."""

from amparo.partner_reports.actions.drafts import (
    save_activity,
    save_cell,
    save_expenditure,
    save_explanation,
    save_narrative,
)
from amparo.partner_reports.actions.evidence import EVIDENCE_LIMIT, MEDIA_TYPES, add_evidence
from amparo.partner_reports.actions.expecting import open_reports, remind, remind_partner
from amparo.partner_reports.actions.filling import fill_report
from amparo.partner_reports.actions.freezing import take_snapshot
from amparo.partner_reports.actions.moves import (
    accept_report,
    begin_report,
    close_unprovided,
    offer_report,
    request_report,
    return_report,
    submit_report,
    take_back_report,
    withdraw_acceptance,
)
from amparo.partner_reports.actions.remarks import comment_on_value, keep_mapping
from amparo.partner_reports.refusals import EditConflict, Standing

__all__ = [
    "EVIDENCE_LIMIT", "MEDIA_TYPES", "EditConflict", "Standing", "accept_report", "add_evidence",
    "begin_report", "close_unprovided", "comment_on_value", "fill_report", "keep_mapping",
    "offer_report", "open_reports", "remind", "remind_partner", "request_report", "return_report",
    "save_activity", "save_cell", "save_expenditure", "save_explanation", "save_narrative",
    "submit_report", "take_back_report", "take_snapshot", "withdraw_acceptance",
]  # fmt: skip
