"""Recording framework texts, and with them what a compact is called."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from amparo.audit.actions import record_event
from amparo.audit.refusals import IssuesFound
from amparo.compacts.intake import FRAMEWORK, PLACES
from amparo.compacts.models import Compact, FrameworkVersion
from amparo.compacts.queries import lock_compact
from amparo.framework.objectives import Compact as Agreement
from amparo.framework.results_framework import ResultsFramework
from amparo.framework.text import read_framework


@transaction.atomic
def record_framework(
    *, text: bytes, companions: Mapping[str, bytes], by: str, at: datetime
) -> FrameworkVersion:
    """Record a framework text, and the compact it is of.

    Refuses a text with errors, naming all of them. A text that is already there is returned
    as it is.
    """
    framework, issues = read_framework(text, FRAMEWORK, companions)
    if framework is None:
        raise IssuesFound(issues)
    compact = _compact(framework.compact)
    known = FrameworkVersion.objects.filter(compact=compact, hash=framework.hash).first()
    return known or _record(compact, framework, (text, companions[PLACES]), by, at)


def _compact(agreement: Agreement) -> Compact:
    described = _description(agreement)
    compact, _ = Compact.objects.get_or_create(code=agreement.code, defaults=described)
    return lock_compact(compact)


def _description(agreement: Agreement) -> dict[str, object]:
    return {
        "title_en": agreement.title.en,
        "title_es": agreement.title.es,
        "illustrative": agreement.illustrative,
        "signed": agreement.signed,
        "starts": agreement.starts,
        "ends": agreement.ends,
    }


def _record(
    compact: Compact,
    framework: ResultsFramework,
    content: tuple[bytes, bytes],
    by: str,
    at: datetime,
) -> FrameworkVersion:
    Compact.objects.filter(pk=compact.pk).update(**_description(framework.compact))
    version = FrameworkVersion.objects.create(
        compact=compact,
        hash=framework.hash,
        version=framework.version,
        text=content[0],
        places=content[1],
        adopted_at=framework.adopted,
        recorded_at=at,
    )
    record_event(
        by=by,
        action="compacts.framework_recorded",
        subject=version,
        at=at,
        detail={"compact": compact.code, "hash": framework.hash, "version": framework.version},
    )
    return version
