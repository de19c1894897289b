"""The processes that draw charts and print files beside the one that computes.

They load neither Django nor settings: what they are given is values, what they return is bytes.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context, parent_process
from threading import Thread

_LOADED_AHEAD = "amparo.charts.drawing"


@contextmanager
def drawing_office(processes: int) -> Iterator[Executor | None]:
    """Give helpers that work in `processes` processes; none where one process is enough.

    They are started afresh rather than forked: the engine that computes keeps threads and
    locks, which a fork would copy in whatever state they are. They load what they need while
    the numbers are still being computed.
    """
    if processes <= 1:
        yield None
        return
    fresh = get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=fresh, initializer=_begin) as helpers:
        for _ in range(processes):
            helpers.submit(import_module, _LOADED_AHEAD)
        try:
            yield helpers
        except BaseException:
            helpers.shutdown(wait=False, cancel_futures=True)
            raise


def _begin() -> None:
    """Leave interruptions to the process that gives the work, and end when it does.

    Ctrl-C reaches every process of a terminal. A kill reaches only one, and a helper that
    waits for work would wait for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
