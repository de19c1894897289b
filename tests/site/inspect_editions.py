"""Tell, as JSON, which editions a database holds and whether each is whole."""

from __future__ import annotations

import hashlib
import json

import django

django.setup()

from django.db import connection  # noqa: E402

from amparo.audit.models import Event  # noqa: E402
from amparo.editions.models import Edition  # noqa: E402


def _integrity() -> str:
    if connection.vendor != "sqlite":
        return "ok"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return str(cursor.fetchone()[0])


def _told(edition: Edition) -> dict[str, object]:
    files = list(edition.files.all())
    return {
        "id": edition.pk,
        "content_hash": edition.content_hash,
        "reports": {f"{f.language}/{f.name}": f.sha256 for f in files if f.kind == "report"},
        "fragments": sum(file.kind == "fragment" for file in files),
        "sound": all(hashlib.sha256(bytes(f.content)).hexdigest() == f.sha256 for f in files),
        "results": edition.results.count(),
        "events": Event.objects.filter(
            action="editions.edition_frozen", subject_id=str(edition.pk)
        ).count(),
    }


print(
    json.dumps(
        {
            "integrity": _integrity(),
            "editions": [_told(edition) for edition in Edition.objects.order_by("pk")],
        }
    )
)
