"""Starting Django and bringing the database to the present shape, for commands that need it."""

from __future__ import annotations

import os


def start() -> None:
    """Load the settings and models, make the home folder, bring the database up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amparo.site.settings")
    import django  # noqa: PLC0415 - loaded only by commands that need it
    from django.conf import settings  # noqa: PLC0415

    django.setup()
    settings.AMPARO_HOME.mkdir(parents=True, exist_ok=True)
    _bring_up_to_date()


def _bring_up_to_date() -> None:
    """Run the migrations that are due, all or none.

    Django commits each by itself, and on SQLite records some only after they are committed: a
    kill between would leave tables that the next start tries to create again. One transaction
    around all of them leaves no such gap.
    """
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection, transaction  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    with connection.constraint_checks_disabled(), transaction.atomic():
        call_command("migrate", verbosity=0, skip_checks=True)
