"""Write events from several threads at once; with the word ``tamper``, change one of them.

Run as a process of its own in an installation.
"""

from __future__ import annotations

import sys
import threading
from datetime import UTC, datetime

import django

django.setup()

from django.db import connection, connections, transaction  # noqa: E402

from amparo.audit.actions import record_event  # noqa: E402
from amparo.audit.models import Event  # noqa: E402
from amparo.compacts.models import Compact  # noqa: E402


def _write(number: int, each: int, start: threading.Barrier) -> None:
    start.wait()
    for count in range(each):
        with transaction.atomic():
            record_event(
                by=f"writer {number}",
                action="written",
                subject=Compact(pk=number),
                at=datetime.now(UTC),
                detail={"count": count},
            )
    connections.close_all()


def _tamper(event_id: int) -> None:
    table = Event._meta.db_table
    guards = (
        [f"DROP FUNCTION {table}_unchangeable() CASCADE"]
        if connection.vendor == "postgresql"
        else [f"DROP TRIGGER {table}_unchangeable_update"]
    )
    with connection.cursor() as cursor:
        for statement in guards:
            cursor.execute(statement)
        cursor.execute(f"UPDATE {table} SET actor = 'nobody' WHERE id = %s", [event_id])  # noqa: S608


if sys.argv[1] == "tamper":
    _tamper(int(sys.argv[2]))
else:
    many, each = int(sys.argv[1]), int(sys.argv[2])
    start = threading.Barrier(many)
    threads = [threading.Thread(target=_write, args=(n, each, start)) for n in range(1, many + 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
