"""A document becomes files: drawings, reports in four formats, fragments for pages.

The work is shared among processes, because drawing and printing keep a processor busy each.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from multiprocessing import get_context
from typing import TypeVar

from amparo.charts.drawing import draw
from amparo.documents.content import Chart, Document, Section
from amparo.documents.docx import render_docx
from amparo.documents.html import render_annexes, render_fragment, render_html
from amparo.documents.typst import render_pdf
from amparo.documents.xlsx import render_xlsx
from amparo.editions.actions import RenderedFile
from amparo.editions.models import FileKind
from amparo.editions.states import Progress, Stage
from amparo.framework.language import Language

ANNEXES = "annexes"
"""Name of the fragment that holds the figures annex and the source annex."""

HTML = "text/html; charset=utf-8"
SVG = "image/svg+xml"
_OFFICE = "application/vnd.openxmlformats-officedocument"

Renderer = Callable[[Document, Language, Mapping[str, str]], bytes]
# The slowest first, so that no process is left alone with it at the end.
FORMATS: Mapping[str, tuple[str, Renderer]] = {
    "report.docx": (f"{_OFFICE}.wordprocessingml.document", render_docx),
    "report.pdf": ("application/pdf", render_pdf),
    "report.xlsx": (f"{_OFFICE}.spreadsheetml.sheet", render_xlsx),
    "report.html": (HTML, render_html),
}

Made = TypeVar("Made")
Drawings = Mapping[Language, Mapping[str, str]]


@contextmanager
def drawing_office(processes: int) -> Iterator[Executor | None]:
    """Give helpers that work in `processes` processes; none where one process is enough.

    They are started afresh rather than forked: the engine that computed before keeps threads
    and locks, which a fork would copy in whatever state they are. They load what they need
    while the numbers are still being computed.
    """
    if processes <= 1:
        yield None
        return
    # An interruption (Ctrl-C) reaches every process of the terminal; this one tells the others.
    with ProcessPoolExecutor(
        processes,
        mp_context=get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    ) as helpers:
        for _ in range(processes):
            helpers.submit(import_module, draw.__module__)
        try:
            yield helpers
        except BaseException:
            helpers.shutdown(wait=False, cancel_futures=True)
            raise


def render(document: Document, helpers: Executor | None, tell: Progress) -> list[RenderedFile]:
    """Return every file of the edition: drawings, reports and fragments in both languages."""
    drawings = _draw(document, helpers, partial(tell, Stage.DRAWING))
    return [
        *_drawing_files(drawings),
        *_reports(document, drawings, helpers, partial(tell, Stage.RENDERING)),
        *_fragments(document, drawings),
    ]


def _all_done(
    calls: Sequence[Callable[[], Made]], helpers: Executor | None, tell: Callable[[int, int], None]
) -> list[Made]:
    """Make every call, in other processes where there are helpers; results keep their order."""
    tell(0, len(calls))
    waiting = [helpers.submit(call).result if helpers else call for call in calls]
    made = []
    for result in waiting:
        made.append(result())
        tell(len(made), len(calls))
    return made


def _draw(
    document: Document, helpers: Executor | None, tell: Callable[[int, int], None]
) -> Drawings:
    wanted = [(chart, language) for chart in _charts(document.sections) for language in Language]
    calls = [partial(draw, chart.specifications[language]) for chart, language in wanted]
    drawn = _all_done(calls, helpers, tell)
    drawings: dict[Language, dict[str, str]] = {language: {} for language in Language}
    for (chart, language), drawing in zip(wanted, drawn, strict=True):
        drawings[language][chart.id] = drawing
    return drawings


def _charts(sections: Sequence[Section]) -> Iterator[Chart]:
    for section in sections:
        yield from (block for block in section.blocks if isinstance(block, Chart))
        yield from _charts(section.sections)


def _drawing_files(drawings: Drawings) -> Iterator[RenderedFile]:
    for language, by_chart in drawings.items():
        for chart_id, drawing in by_chart.items():
            yield RenderedFile(language, FileKind.DRAWING, chart_id, SVG, drawing.encode())


def _reports(
    document: Document,
    drawings: Drawings,
    helpers: Executor | None,
    tell: Callable[[int, int], None],
) -> list[RenderedFile]:
    wanted = [(name, language) for name in FORMATS for language in Language]
    calls = [
        partial(FORMATS[name][1], document, language, drawings[language])
        for name, language in wanted
    ]
    printed = _all_done(calls, helpers, tell)
    return [
        RenderedFile(language, FileKind.REPORT, name, FORMATS[name][0], content)
        for (name, language), content in zip(wanted, printed, strict=True)
    ]


def _fragments(document: Document, drawings: Drawings) -> Iterator[RenderedFile]:
    for language in Language:
        for section in _all_sections(document.sections):
            markup = render_fragment(section, document, language, drawings[language])
            yield _fragment(language, section.id, markup)
        yield _fragment(language, ANNEXES, render_annexes(document, language))


def _fragment(language: Language, name: str, markup: str) -> RenderedFile:
    return RenderedFile(language, FileKind.FRAGMENT, name, HTML, markup.encode())


def _all_sections(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all_sections(section.sections)
