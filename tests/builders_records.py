"""Records for tests, driven there by the actions that a reader's commands take.

`a_folder` gives a compact's files, changed by keyword; `an_edition` builds a whole edition, which
takes seconds; `a_frozen_edition` freezes one with two numbers and one file, which takes none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from amparo import __version__
from amparo.compacts.actions import record_framework
from amparo.compacts.intake import FRAMEWORK, CompactFolder, read_folder
from amparo.compacts.queries import FrameworkVersion, framework_of
from amparo.disclosure.policy import SHARED, policy_hash
from amparo.disclosure.protection import ProtectedResult
from amparo.editions.actions import EditionContent, EditionInputs, RenderedFile, freeze_edition
from amparo.editions.building import Order, build_edition
from amparo.editions.computation import policy_values
from amparo.editions.models import Edition, FileKind
from amparo.framework.language import Language, Text
from amparo.framework.statuses import Status
from amparo.partner_reports.actions import take_snapshot
from amparo.partner_reports.queries import FactsSnapshot
from amparo.partner_reports.snapshots import freeze_facts, read_folder_facts

SMALL = str(Path(__file__).with_name("small_compact"))
NOON = datetime(2026, 4, 15, 12, 0, tzinfo=UTC)
CARLA = "Carla"


def a_folder(code: str = "small", **changed: bytes) -> CompactFolder:
    """The folder of a shipped compact, or of the small one that is made for tests.

    `changed` are files by their names without the ending.
    """
    folder = read_folder(SMALL if code == "small" else code)
    by_stem = {name.partition(".")[0]: name for name in folder.files}
    files = {by_stem[stem]: content for stem, content in changed.items()}
    return replace(folder, files={**folder.files, **files})


def a_framework_version(folder: CompactFolder | None = None) -> FrameworkVersion:
    """A recorded framework text."""
    chosen = folder or a_folder()
    return record_framework(text=chosen[FRAMEWORK], companions=chosen.companions, by=CARLA, at=NOON)


@cache
def _facts(framework_hash: str, code: str) -> pa.Table:
    """The facts of a compact, read once."""
    version = FrameworkVersion.objects.filter(hash=framework_hash)[0]
    facts, issues = read_folder_facts(a_folder(code), framework_of(version))
    assert facts is not None, issues
    return facts


def a_snapshot(version: FrameworkVersion, as_of: date | None = None) -> FactsSnapshot:
    """A kept snapshot of the facts of the compact of `version`."""
    facts = _facts(version.hash, version.compact.code)
    frozen = freeze_facts(facts=facts, statements=b"format: 1\n", outlines=b"", as_of=as_of)
    return take_snapshot(compact=version.compact, frozen=frozen, by=CARLA, at=NOON)


def some_inputs(**changes: Any) -> EditionInputs:
    """Inputs of an edition of the small compact."""
    version = a_framework_version()
    inputs = EditionInputs(
        framework=version,
        snapshot=changes.pop("snapshot", None) or a_snapshot(version),
        year=2024,
        policy=policy_values(SHARED),
        policy_hash=policy_hash(SHARED),
        software_version=__version__,
    )
    return replace(inputs, **changes)


def a_protected_result(**changes: Any) -> ProtectedResult:
    """A reported national number."""
    result = ProtectedResult(
        indicator="1.1",
        period="2024",
        place="SM",
        authority="office",
        partner="_T",
        breakdown=(),
        status=Status.REPORTED,
        amount=Decimal("12345678901234567.1234"),
        denominator=None,
        value=Decimal("12345678901234567.1234"),
        reported=1,
        expected=1,
        rule="reported",
        known_from=date(2025, 3, 1),
        sources=("bulletin",),
    )
    return replace(result, **changes)


def some_content(**changes: Any) -> EditionContent:
    """What a small edition says."""
    content = EditionContent(
        number=1,
        frozen_at=NOON,
        title=Text("Annual report", "Informe anual"),
        banner=None,
        content_hash="c" * 64,
        results=(
            a_protected_result(),
            a_protected_result(
                breakdown=(("sex", "female"),), status=Status.WITHHELD, amount=None, value=None
            ),
        ),
        figures=(1, None),
        files=(
            RenderedFile(Language.EN, FileKind.REPORT, "report.html", "text/html", b"<p>One</p>"),
            RenderedFile(Language.ES, FileKind.FRAGMENT, "summary", "text/html", b"<p>Uno</p>"),
        ),
    )
    return replace(content, **changes)


def a_frozen_edition(
    inputs: EditionInputs | None = None, content: EditionContent | None = None
) -> Edition:
    """A small edition, frozen."""
    return freeze_edition(
        inputs=inputs or some_inputs(), content=content or some_content(), by=CARLA
    )


def an_edition(
    folder: CompactFolder | None = None, year: int | None = None, as_of: date | None = None
) -> Edition:
    """A whole edition, built as `amparo report build` builds it."""
    order = Order(folder or a_folder(), CARLA, NOON, year, as_of)
    return build_edition(order).edition
