"""The database itself refuses to change or delete what is done; reversed, it no longer does."""

from django.db import migrations

from amparo.audit.refusals import RefuseChanges


class Migration(migrations.Migration):
    dependencies = [("compacts", "0001_compact_and_framework_version")]
    operations = [
        RefuseChanges("FrameworkVersion"),
    ]
