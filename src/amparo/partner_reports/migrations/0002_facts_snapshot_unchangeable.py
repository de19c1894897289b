"""The database itself refuses to change or delete what is done; reversed, it no longer does."""

from django.db import migrations

from amparo.audit.refusals import RefuseChanges


class Migration(migrations.Migration):
    dependencies = [("partner_reports", "0001_facts_snapshot")]
    operations = [
        RefuseChanges("FactsSnapshot"),
    ]
