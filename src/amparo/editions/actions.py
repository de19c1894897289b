"""Freezing editions: everything of one in one transaction, or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from amparo.audit.actions import record_event
from amparo.audit.refusals import NotPossible
from amparo.compacts.queries import FrameworkVersion, lock_compact
from amparo.disclosure.protection import ProtectedResult
from amparo.editions.models import Edition, EditionFile, FileKind, PublishedResult
from amparo.framework.language import Language, Text
from amparo.framework.report_sources import is_partner_report
from amparo.partner_reports.queries import FactsSnapshot

_ROWS_AT_A_TIME = 1000


@dataclass(frozen=True, slots=True)
class EditionInputs:
    """What makes an edition what it is: the four hashes and where they come from.

    `policy` is the disclosure policy as JSON values.
    """

    framework: FrameworkVersion
    snapshot: FactsSnapshot
    year: int
    policy: dict[str, Any]
    policy_hash: str
    software_version: str

    @property
    def hashes(self) -> dict[str, str]:
        """The four, by the names of `models.HASHES`."""
        return {
            "framework_hash": self.framework.hash,
            "facts_hash": self.snapshot.hash,
            "policy_hash": self.policy_hash,
            "software_version": self.software_version,
        }


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """One file of an edition, ready to be kept."""

    language: Language
    kind: FileKind
    name: str
    media_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The file's SHA-256, in hex."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class EditionContent:
    """What an edition says. `figures[i]` is the number under which ``results[i]`` is printed."""

    number: int
    frozen_at: datetime
    title: Text
    banner: Text | None
    content_hash: str
    results: Sequence[ProtectedResult]
    figures: Sequence[int | None]
    files: Sequence[RenderedFile]


def existing_edition(inputs: EditionInputs) -> Edition | None:
    """Return the edition that the same four hashes already made."""
    return Edition.objects.filter(
        compact=inputs.framework.compact_id, year=inputs.year, **inputs.hashes
    ).first()


def next_number(inputs: EditionInputs) -> int:
    """Return the number that the next edition of the year gets."""
    editions = Edition.objects.filter(compact=inputs.framework.compact_id, year=inputs.year)
    highest: int | None = editions.aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1


@transaction.atomic
def freeze_edition(*, inputs: EditionInputs, content: EditionContent, by: str) -> Edition:
    """Freeze an edition with its files and results.

    Refuses when another edition took its number meanwhile, because the number is printed in the
    files. The same inputs give back the edition they already made.
    """
    lock_compact(inputs.framework.compact)
    known = existing_edition(inputs)
    if known is not None:
        return known
    if content.number != next_number(inputs):
        raise NotPossible(
            Text(
                "Another edition was frozen meanwhile. Build again.",
                "Entretanto se congeló otra edición. Genere el informe de nuevo.",
            )
        )
    edition = _edition(inputs, content, by)
    _keep_files(edition, content.files)
    _keep_results(edition, content)
    record_event(
        by=by,
        action="editions.edition_frozen",
        subject=edition,
        at=content.frozen_at,
        detail={
            "compact": inputs.framework.compact.code,
            "year": inputs.year,
            "number": content.number,
            "content_hash": content.content_hash,
            **inputs.hashes,
        },
    )
    return edition


def _edition(inputs: EditionInputs, content: EditionContent, by: str) -> Edition:
    return Edition.objects.create(
        compact=inputs.framework.compact,
        framework=inputs.framework,
        snapshot=inputs.snapshot,
        year=inputs.year,
        number=content.number,
        as_of=inputs.snapshot.as_of,
        policy=inputs.policy,
        content_hash=content.content_hash,
        title_en=content.title.en,
        title_es=content.title.es,
        banner_en=content.banner.en if content.banner else "",
        banner_es=content.banner.es if content.banner else "",
        frozen_at=content.frozen_at,
        frozen_by=by,
        rests_on_reports=any(
            is_partner_report(source) for result in content.results for source in result.sources
        ),
        **inputs.hashes,
    )


def _keep_files(edition: Edition, files: Sequence[RenderedFile]) -> None:
    for file in files:
        EditionFile.objects.create(
            edition=edition,
            language=file.language.value,
            kind=file.kind,
            name=file.name,
            media_type=file.media_type,
            sha256=file.sha256,
            content=file.content,
        )


def _keep_results(edition: Edition, content: EditionContent) -> None:
    rows = (
        published(result, edition, figure)
        for result, figure in zip(content.results, content.figures, strict=True)
    )
    PublishedResult.objects.bulk_create(rows, batch_size=_ROWS_AT_A_TIME)


def published(result: ProtectedResult, edition: Edition, figure: int | None) -> PublishedResult:
    """Return the row of a protected result, not yet kept."""
    return PublishedResult(
        edition=edition,
        indicator=result.indicator,
        period=result.period,
        place=result.place,
        authority=result.authority,
        partner=result.partner,
        breakdown=dict(sorted(result.breakdown)),
        status=result.status.value,
        amount=result.amount,
        denominator=result.denominator,
        value=result.value,
        reported=result.reported,
        expected=result.expected,
        known_from=result.known_from,
        rule=result.rule,
        sources=list(result.sources),
        figure=figure,
    )
