"""What is refused: acts that are not possible, and any change of a row that is done.

The same refusal stands twice, in the model (a clear sentence, early) and in the database (a
trigger, for whatever goes round the model).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from amparo.framework.issues import Issue
from amparo.framework.language import Text


class NotPossible(Exception):
    """An act that the state of things does not permit, with the reason in both languages."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class IssuesFound(NotPossible):
    """Content that cannot be accepted, with everything that is wrong with it."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = tuple(issues)
        super().__init__(
            Text("{count} problems were found.", "Se encontraron {count} problemas.").fill(
                count=len(self.issues)
            )
        )


class Unchangeable(Exception):
    """An attempt to change or delete a row of a table that only grows."""


def _refuse(model: type[models.Model]) -> NoReturn:
    raise Unchangeable(f"{model._meta.verbose_name} cannot be changed or deleted.")


class UnchangeableRows(models.QuerySet[Any]):
    """Rows that can be added and read, and nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse."""
        _refuse(self.model)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        _refuse(self.model)

    def delete(self) -> NoReturn:
        """Refuse."""
        _refuse(self.model)


class UnchangeableModel(models.Model):
    """A row that is written once. Its table carries `RefuseChanges` in a migration."""

    objects = UnchangeableRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row; refuse to write an old one again."""
        if not self._state.adding:
            _refuse(type(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        _refuse(type(self))


_SQLITE = """
CREATE TRIGGER {table}_unchangeable_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is unchangeable'); END
"""

_POSTGRESQL = """
CREATE FUNCTION {table}_unchangeable() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is unchangeable' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER {table}_unchangeable_row BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_unchangeable();
CREATE TRIGGER {table}_unchangeable_table BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_unchangeable();
"""


class RefuseChanges(Operation):
    """A migration's step: from here on the database refuses to change or delete rows.

    SQLite drops triggers when Django remakes a table: a later migration that alters the table
    repeats this step.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change nothing of what Django knows of the models."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Create the triggers."""
        table = to_state.apps.get_model(app_label, self.model_name)._meta.db_table
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(_POSTGRESQL.format(table=table), params=None)
            return
        for verb in ("update", "delete"):
            schema_editor.execute(_SQLITE.format(table=table, verb=verb), params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Drop the triggers."""
        table = from_state.apps.get_model(app_label, self.model_name)._meta.db_table
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {table}_unchangeable() CASCADE", params=None)
            return
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {table}_unchangeable_{verb}", params=None)

    def describe(self) -> str:
        """Say what this step does."""
        return f"Refuse changes of {self.model_name}"
