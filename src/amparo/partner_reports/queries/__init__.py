"""Reading partner reports and kept snapshots.

Whatever finds a report takes the viewer; whatever reads from one already found does not.
"""

from amparo.partner_reports.models import (
    ActivityProgress,
    Evidence,
    Expenditure,
    Explanation,
    FactsSnapshot,
    PartnerReport,
    ReportedValue,
    ReportNarrative,
    ReportReview,
    ReportVersion,
    TableMapping,
    ValueComment,
)
from amparo.partner_reports.queries.contents import (
    Change,
    EntryDifference,
    content_of,
    difference_between,
    difference_of,
    explanations,
    stated_in,
    values_of,
)
from amparo.partner_reports.queries.evidence import (
    evidence_file,
    evidence_path,
    evidence_seen,
)
from amparo.partner_reports.queries.forms import (
    financial_before,
    form_of,
    framework_for,
    newest_framework,
    period_of,
    spent_before,
)
from amparo.partner_reports.queries.kept_facts import FrozenFacts, snapshots_of
from amparo.partner_reports.queries.oversight import (
    Addressee,
    Board,
    BoardCell,
    BoardPeriod,
    BoardRow,
    Reminder,
    Submission,
    accepted_reports,
    addressees_of,
    completeness_board,
    reminders_due,
    review_queue,
)
from amparo.partner_reports.queries.reports import (
    accepted_version,
    comments_of,
    draft_of,
    mapping_of,
    newest_version,
    report,
    report_for,
    reports_of,
    reviews_of,
    submitted_version,
    version,
    versions_of,
)
from amparo.partner_reports.refusals import EditConflict, ReportNotFound, Standing

__all__ = [
    "ActivityProgress", "Addressee", "Board", "BoardCell", "BoardPeriod", "BoardRow", "Change",
    "EditConflict", "EntryDifference", "Evidence", "Expenditure", "Explanation", "FactsSnapshot",
    "FrozenFacts", "PartnerReport", "Reminder", "ReportNarrative", "ReportNotFound",
    "ReportReview", "ReportVersion", "ReportedValue", "Standing", "Submission", "TableMapping",
    "ValueComment", "accepted_reports", "accepted_version", "addressees_of", "comments_of",
    "completeness_board",
    "content_of", "difference_between", "difference_of", "draft_of", "evidence_file",
    "evidence_path", "evidence_seen", "explanations", "financial_before", "form_of",
    "framework_for", "mapping_of", "newest_framework", "newest_version", "period_of",
    "reminders_due", "report", "report_for", "reports_of", "review_queue", "reviews_of",
    "snapshots_of", "spent_before", "stated_in", "submitted_version", "values_of", "version",
    "versions_of",
]  # fmt: skip
