from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, models, transaction

from amparo.audit.refusals import Unchangeable, UnchangeableModel
from amparo.partner_reports.actions import accept_report, add_evidence, comment_on_value
from amparo.partner_reports.states import ReportState
from tests.builders_records import a_frozen_edition, some_inputs
from tests.builders_reports import NOW, a_cell, a_report, officer, reviewer

pytestmark = pytest.mark.django_db
MODELS = [model for model in apps.get_models() if issubclass(model, UnchangeableModel)]
every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)


@pytest.fixture(autouse=True)
def _an_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_frozen_edition(some_inputs(year=2032))
    monkeypatch.setattr(settings, "AMPARO_HOME", tmp_path)
    report, by = a_report(ReportState.SUBMITTED), officer()
    add_evidence(report=report, name="a.csv", content=b"a;b", by=by, at=NOW)
    comment_on_value(report=report, key=a_cell(), text="All of them?", by=by, at=NOW)
    accept_report(report=report, by=reviewer(), at=NOW)


def test_what_only_grows() -> None:
    names = {model.__name__ for model in MODELS}
    assert names == {
        "Event", "FrameworkVersion", "FactsSnapshot", "Edition", "EditionFile", "PublishedResult",
        "Evidence", "ValueComment", "ReportReview",
    }  # fmt: skip


@every_model
@pytest.mark.parametrize("act", ["save", "delete"])
def test_a_row_refuses(model: type[models.Model], act: str) -> None:
    row = model._default_manager.first()
    with pytest.raises(Unchangeable):
        getattr(row, act)()


@every_model
def test_rows_refuse(model: type[models.Model]) -> None:
    rows = model._default_manager.all()
    for act in (lambda: rows.update(pk=0), rows.delete, lambda: rows.bulk_update(list(rows), [])):
        with pytest.raises(Unchangeable):
            act()


@every_model
@pytest.mark.parametrize("words", ["UPDATE {table} SET id = id", "DELETE FROM {table}"])
def test_the_database_refuses_what_goes_round_the_model(
    model: type[models.Model], words: str
) -> None:
    table = model._meta.db_table
    before = model._default_manager.count()
    with (
        pytest.raises(DatabaseError, match="unchangeable"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(words.format(table=table))
    assert model._default_manager.count() == before


@every_model
def test_postgresql_refuses_to_empty_a_table(model: type[models.Model]) -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:  # nothing deferred may stand in the way
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with (
        pytest.raises(DatabaseError, match="unchangeable"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"TRUNCATE {model._meta.db_table} CASCADE")
