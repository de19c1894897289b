"""A document becomes files: drawings, reports in four formats, fragments for pages.

The work is shared among helpers, because drawing and printing keep a processor busy each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from functools import partial
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


def render(document: Document, helpers: Executor | None, tell: Progress) -> list[RenderedFile]:
    """Return every file of the edition: drawings, reports and fragments in both languages."""
    drawings = _draw(document, helpers, partial(tell, Stage.DRAWING))
    return [*_drawing_files(drawings), *_reports(document, drawings, helpers, tell)]


def _begun(
    calls: Sequence[Callable[[], Made]], helpers: Executor | None
) -> list[Callable[[], Made]]:
    """Give the calls to other processes where there are helpers; each result is asked for."""
    return [helpers.submit(call).result if helpers else call for call in calls]


def _finished(
    waiting: Sequence[Callable[[], Made]], tell: Callable[[int, int], None]
) -> list[Made]:
    """Wait for every call; results keep their order."""
    tell(0, len(waiting))
    made = []
    for result in waiting:
        made.append(result())
        tell(len(made), len(waiting))
    return made


def _draw(
    document: Document, helpers: Executor | None, tell: Callable[[int, int], None]
) -> Drawings:
    wanted = [(chart, language) for chart in _charts(document.sections) for language in Language]
    calls = [partial(draw, chart.specifications[language]) for chart, language in wanted]
    drawn = _finished(_begun(calls, helpers), tell)
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
    document: Document, drawings: Drawings, helpers: Executor | None, tell: Progress
) -> list[RenderedFile]:
    """Return the reports, then the fragments, which this process prints beside the helpers."""
    wanted = [(name, language) for name in FORMATS for language in Language]
    waiting = _begun(
        [
            partial(FORMATS[name][1], document, language, drawings[language])
            for name, language in wanted
        ],
        helpers,
    )
    fragments = list(_fragments(document, drawings))
    printed = _finished(waiting, partial(tell, Stage.RENDERING))
    reports = [
        RenderedFile(language, FileKind.REPORT, name, FORMATS[name][0], content)
        for (name, language), content in zip(wanted, printed, strict=True)
    ]
    return reports + fragments


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
