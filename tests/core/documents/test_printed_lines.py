from amparo.documents import printed
from amparo.documents.content import FigureReference, Link
from amparo.documents.printed import Run, RunKind
from amparo.framework.language import Language, Text, same
from tests.core.documents.sample import DOCUMENT, TABLE

EN, ES = Language.EN, Language.ES


def test_what_no_file_may_hold_is_shown_as_replaced() -> None:
    assert printed.printable("a\x00b\ud800c\n\td\u2028e") == "a\ufffdb\ufffdc d e"


def test_no_text_reads_as_nothing() -> None:
    assert printed.read(None, ES) == ""


def test_only_addresses_of_the_web_are_links() -> None:
    for address in ("javascript:alert(1)", "file:///etc", "data:text/html,x", ""):
        run = printed.inline_run(Link(same("x"), address), DOCUMENT, EN)
        assert run == Run(RunKind.WORDS, "x")


def test_a_dash_stands_for_not_applicable_in_tables_only() -> None:
    reference = FigureReference(6)
    assert printed.figure_run(reference, DOCUMENT, EN, in_table=True).words == "\u2013"
    assert printed.figure_run(reference, DOCUMENT, EN).words == "not applicable"
    notes = printed.table_notes(TABLE, DOCUMENT, ES)
    assert notes[-1] == (Run(RunKind.WORDS, "\u2013: no aplica."),)


def test_every_figure_is_first_mentioned_where_it_is_read_first() -> None:
    mentions = printed.first_mentions(DOCUMENT)
    assert mentions[1] == "summary"
    assert mentions[7] == "progress"
    assert mentions[4] == "objective-1"
    assert mentions[10] == "indicator-2.1"
    assert sorted(mentions) == [figure.number for figure in DOCUMENT.figures]


def test_the_annexes_have_a_row_for_every_figure_and_source() -> None:
    figures = printed.figure_entries(DOCUMENT, ES)
    assert [entry.number for entry in figures] == list(range(1, 13))
    assert figures[9].known_from == "fecha no indicada"
    assert figures[0].sources[0].words == "[1]"
    assert [entry.number for entry in printed.source_entries(DOCUMENT, EN)] == [1, 2, 3]


def test_citations_are_numbered_in_the_order_of_the_source_annex() -> None:
    assert printed.citation_run("law-985", DOCUMENT).words == "[2]"
    assert printed.citation_run("law-985", DOCUMENT).target == "#source-2"


def test_texts_keep_their_language() -> None:
    assert printed.read(Text("girls", "niñas"), ES) == "niñas"
