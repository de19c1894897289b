from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.installation import Installation

OURS = ("audit", "people", "compacts", "programs", "partner_reports", "editions")


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def test_migrations_are_named_by_hand_and_say_what_they_do() -> None:
    for label in OURS:
        for path in Path(apps.get_app_config(label).path, "migrations").glob("0*.py"):
            assert not re.search(r"_(initial|auto)", path.stem), path
            assert path.read_text(encoding="utf-8").startswith('"""'), path


def test_every_migration_can_be_reversed_and_applied_again(installation: Installation) -> None:
    for words in (("migrate",), *(("migrate", label, "zero") for label in reversed(OURS))):
        ended = installation.manage(*words, "--skip-checks")
        assert ended.returncode == 0, ended.stderr
    shown = installation.manage("showmigrations", *OURS, "--skip-checks").stdout
    assert "[ ]" in shown
    assert "[X]" not in shown
    assert installation.manage("migrate", "--skip-checks").returncode == 0


def test_tables_that_only_grow_have_their_triggers() -> None:
    loader = MigrationLoader(None)
    refused = {
        (label, operation.model_name)
        for (label, _), migration in loader.disk_migrations.items()
        for operation in migration.operations
        if type(operation).__name__ == "RefuseChanges"
    }
    assert refused == {
        ("audit", "Event"),
        ("compacts", "FrameworkVersion"),
        ("partner_reports", "FactsSnapshot"),
        ("partner_reports", "ReportReview"),
        ("partner_reports", "ValueComment"),
        ("partner_reports", "Evidence"),
        ("editions", "Edition"),
        ("editions", "EditionFile"),
        ("editions", "PublishedResult"),
    }
