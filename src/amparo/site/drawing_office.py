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

_LOADED_AHEAD = (
    "amparo.charts.drawing",
    "amparo.documents.docx",
    "amparo.documents.typst",
    "amparo.documents.xlsx",
    "amparo.documents.html",
)


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
        with _interruptions_held():
            for _ in range(processes):
                helpers.submit(_load_ahead)
        try:
            yield helpers
        except BaseException:
            helpers.shutdown(wait=False, cancel_futures=True)
            raise


def _load_ahead() -> None:
    for module in _LOADED_AHEAD:
        import_module(module)


@contextmanager
def _interruptions_held() -> Iterator[None]:
    """Start helpers that no Ctrl-C reaches; one that comes meanwhile reaches this process after.

    Ctrl-C goes to every process of a terminal, and helpers have nothing to say to it: the
    process that gives the work does.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """End when the process that gives the work is killed, instead of waiting for it for ever."""
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
