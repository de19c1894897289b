"""The database itself refuses to change what is submitted or decided."""

from django.db import migrations

from amparo.audit.refusals import RefuseChanges
from amparo.partner_reports.refusals import RefuseChangesOnceSubmitted


class Migration(migrations.Migration):
    dependencies = [("partner_reports", "0003_report_with_its_versions")]
    operations = [
        RefuseChangesOnceSubmitted("ReportVersion"),
        RefuseChangesOnceSubmitted("ReportedValue"),
        RefuseChangesOnceSubmitted("ReportNarrative"),
        RefuseChangesOnceSubmitted("ActivityProgress"),
        RefuseChangesOnceSubmitted("Expenditure"),
        RefuseChangesOnceSubmitted("Explanation"),
        RefuseChanges("Evidence"),
        RefuseChanges("ValueComment"),
        RefuseChanges("ReportReview"),
    ]
