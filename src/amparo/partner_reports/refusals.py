"""What is refused about partner reports.

Above all the database's own refusal to change what a partner has submitted.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from amparo.audit.refusals import NotPossible
from amparo.framework.language import Text

_MOVED_ON = Text(
    "Somebody else changed this meanwhile. Nothing was overwritten: choose what is to stand.",
    "Entretanto alguien más cambió esto. No se sobrescribió nada: elija qué debe quedar.",
)


class ReportNotFound(Exception):
    """No such report, or none that this person may know of; the two look alike on purpose."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a draft now: the content (None: empty), and the draft's revision."""

    content: object
    revision: int


class EditConflict(NotPossible):
    """A save over something that changed since it was seen; nothing was written.

    `current` is what stands there now; saving again with ``seen=current.revision`` replaces it.
    """

    def __init__(self, current: Standing) -> None:
        super().__init__(_MOVED_ON)
        self.current = current


_VERSIONS = "partner_reports_reportversion"

_SQLITE = """
CREATE TRIGGER {table}_submitted_{verb} BEFORE {verb} ON {table}
WHEN EXISTS (SELECT 1 FROM {versions} WHERE id IN ({rows}) AND submitted_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, '{table} is unchangeable once submitted'); END
"""

_SQLITE_VERSION = """
CREATE TRIGGER {table}_submitted_{verb} BEFORE {verb} ON {table}
WHEN OLD.submitted_at IS NOT NULL{unless}
BEGIN SELECT RAISE(ABORT, '{table} is unchangeable once submitted'); END
"""

_SAID = ("id", "report_id", "number", "revision", "cleared", "begun_at", "begun_by",
         "submitted_at", "submitted_by", "content_hash")  # fmt: skip
_DECIDED_ONCE = ("accepted_at", "withdrawn_at")


def _decided(same: str) -> str:
    """Say what may happen to a submitted version: acceptance is given and withdrawn, each once.

    `same` compares blanks too: with a plain ``=`` a change to blank would slip through.
    """
    said = [f"NEW.{name} {same} OLD.{name}" for name in _SAID]
    once = [f"(OLD.{name} IS NULL OR NEW.{name} {same} OLD.{name})" for name in _DECIDED_ONCE]
    return f" AND NOT ({' AND '.join([*said, *once])})"


# One look for each statement, not for each row: a report may have hundreds of thousands.
_POSTGRESQL = """
CREATE FUNCTION {table}_submitted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM {versions}
    WHERE submitted_at IS NOT NULL AND id IN (SELECT version_id FROM touched)
  ) THEN
    RAISE EXCEPTION '{table} is unchangeable once submitted'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION {table}_submitted_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '{table} is unchangeable once submitted'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER {table}_submitted_insert AFTER INSERT ON {table}
REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION {table}_submitted();
CREATE TRIGGER {table}_submitted_update_of AFTER UPDATE ON {table}
REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION {table}_submitted();
CREATE TRIGGER {table}_submitted_update_to AFTER UPDATE ON {table}
REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION {table}_submitted();
CREATE TRIGGER {table}_submitted_delete AFTER DELETE ON {table}
REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION {table}_submitted();
CREATE TRIGGER {table}_submitted_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_submitted_table();
"""

_POSTGRESQL_VERSION = """
CREATE FUNCTION {table}_submitted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    RAISE EXCEPTION '{table} is unchangeable once submitted'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.submitted_at IS NOT NULL THEN
    IF TG_OP = 'DELETE' THEN
      RAISE EXCEPTION '{table} is unchangeable once submitted'
        USING ERRCODE = 'integrity_constraint_violation';
    ELSIF true{unless} THEN
      RAISE EXCEPTION '{table} is unchangeable once submitted'
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER {table}_submitted_row BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_submitted();
CREATE TRIGGER {table}_submitted_table BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_submitted();
"""


class RefuseChangesOnceSubmitted(Operation):
    """A migration's step: rows of a submitted version cannot be added, changed or deleted.

    For the table of versions itself: a submitted version keeps all but its acceptance. SQLite
    drops triggers when Django remakes a table: a later migration that alters it repeats this.
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
        for statement in _statements(table, schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)

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
            for function in (f"{table}_submitted", f"{table}_submitted_table"):
                words = f"DROP FUNCTION IF EXISTS {function}() CASCADE"
                schema_editor.execute(words, params=None)
            return
        for verb in ("insert", "update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_submitted_{verb}", params=None)

    def describe(self) -> str:
        """Say what this step does."""
        return f"Refuse changes of {self.model_name} once submitted"


def _statements(table: str, vendor: str) -> list[str]:
    is_version = table == _VERSIONS
    if vendor == "postgresql":
        form = _POSTGRESQL_VERSION if is_version else _POSTGRESQL
        unless = _decided("IS NOT DISTINCT FROM")
        return [form.format(table=table, versions=_VERSIONS, unless=unless)]
    if is_version:
        return [
            _SQLITE_VERSION.format(table=table, verb=verb, unless=unless)
            for verb, unless in (("update", _decided("IS")), ("delete", ""))
        ]
    return [
        _SQLITE.format(table=table, verb=verb, rows=rows, versions=_VERSIONS)
        for verb, rows in (
            ("insert", "NEW.version_id"),
            ("update", "OLD.version_id, NEW.version_id"),
            ("delete", "OLD.version_id"),
        )
    ]
