"""The database's own refusal to change what a partner has submitted."""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_VERSIONS = "partner_reports_reportversion"

_SQLITE = """
CREATE TRIGGER {table}_submitted_{verb} BEFORE {verb} ON {table}
WHEN EXISTS (SELECT 1 FROM {versions} WHERE id = {row}.version_id AND submitted_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, '{table} is unchangeable once submitted'); END
"""

_SQLITE_VERSION = """
CREATE TRIGGER {table}_submitted_{verb} BEFORE {verb} ON {table}
WHEN OLD.submitted_at IS NOT NULL{unless}
BEGIN SELECT RAISE(ABORT, '{table} is unchangeable once submitted'); END
"""

# What was said stays; only acceptance may still be given and withdrawn, each once.
_DECIDED = """ AND NOT (
  NEW.id = OLD.id AND NEW.report_id = OLD.report_id AND NEW.number = OLD.number
  AND NEW.revision = OLD.revision AND NEW.begun_at = OLD.begun_at
  AND NEW.begun_by = OLD.begun_by AND NEW.submitted_at = OLD.submitted_at
  AND NEW.submitted_by = OLD.submitted_by AND NEW.content_hash = OLD.content_hash
  AND (OLD.accepted_at IS NULL OR NEW.accepted_at = OLD.accepted_at)
  AND (OLD.withdrawn_at IS NULL OR NEW.withdrawn_at = OLD.withdrawn_at))"""

_POSTGRESQL = """
CREATE FUNCTION {table}_submitted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN found := NEW.version_id; ELSE found := OLD.version_id; END IF;
  IF EXISTS (SELECT 1 FROM {versions} WHERE id = found AND submitted_at IS NOT NULL) THEN
    RAISE EXCEPTION '{table} is unchangeable once submitted'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER {table}_submitted_row BEFORE INSERT OR UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_submitted();
"""

_POSTGRESQL_VERSION = """
CREATE FUNCTION {table}_submitted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
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
            schema_editor.execute(f"DROP FUNCTION {table}_submitted() CASCADE", params=None)
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
        return [form.format(table=table, versions=_VERSIONS, unless=_DECIDED)]
    if is_version:
        return [
            _SQLITE_VERSION.format(table=table, verb=verb, unless=unless)
            for verb, unless in (("update", _DECIDED), ("delete", ""))
        ]
    return [
        _SQLITE.format(table=table, verb=verb, row=row, versions=_VERSIONS)
        for verb, row in (("insert", "NEW"), ("update", "OLD"), ("delete", "OLD"))
    ]
