"""The database itself refuses to change or delete what is done; reversed, it no longer does."""

from django.db import migrations

from amparo.audit.refusals import RefuseChanges


class Migration(migrations.Migration):
    dependencies = [("editions", "0001_edition_with_files_and_results")]
    operations = [
        RefuseChanges("Edition"),
        RefuseChanges("EditionFile"),
        RefuseChanges("PublishedResult"),
    ]
