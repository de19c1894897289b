"""No sentence that a person reads is missing in one of the two languages."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from amparo.annual_report.composition import compose
from amparo.framework.language import Language, Text
from amparo.framework.text import read_framework
from amparo.site.catalogue import untranslated
from tests.core.annual_report.shipped_reports import shipped_inputs
from tests.repository.tracked import ROOT, tracked, tree
from tests.shipped import shipped

COMPACTS = sorted(path.parent for path in (ROOT / "src/amparo/compacts").glob("*/framework.yaml"))
SPANISH = re.compile(r"\b(el|la|los|las|del|que|una|para|por|según|no)\b", re.IGNORECASE)
ENGLISH = re.compile(r"\b(the|of|and|is|are|which|with|by|not)\b", re.IGNORECASE)


def texts(value: object) -> Iterator[Text]:
    """Yield every text inside `value`."""
    if isinstance(value, Text):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts(item)


def looks_untranslated(text: Text) -> bool:
    """Whether a language holds the other one's words: alike and long, or foreign throughout."""
    alike = text.en == text.es and len(ENGLISH.findall(text.en) + SPANISH.findall(text.en)) > 2
    return alike or len(ENGLISH.findall(text.es)) > 1 + len(SPANISH.findall(text.es))


def test_no_sentence_of_the_interface_is_untranslated_fuzzy_or_unused() -> None:
    assert untranslated() == []


@pytest.mark.parametrize("folder", COMPACTS, ids=lambda folder: folder.name)
def test_no_text_of_a_shipped_framework_is_untranslated(folder) -> None:
    companions = {"places.csv": (folder / "places.csv").read_bytes()}
    framework, issues = read_framework((folder / "framework.yaml").read_bytes(), "", companions)
    assert framework, [issue.read(Language.EN) for issue in issues]
    assert not [text.en for text in texts(framework) if looks_untranslated(text)]


@pytest.mark.parametrize(("code", "year"), [("colombia", 2024), ("illustrative", 2024)])
def test_no_text_of_a_report_is_untranslated(code, year) -> None:
    said = list(texts(compose(shipped_inputs(code, year))))
    assert len(said) > 1000
    titles = {source.title.en for source in shipped(code).framework.sources.values()}
    assert not [t.en for t in said if looks_untranslated(t) and t.en not in titles]


def _written_texts() -> Iterator[tuple[str, Text]]:
    for path in tracked(".py", under="src/"):
        for node in ast.walk(tree(path)):
            match node:
                case ast.Call(
                    func=ast.Name(id="Text"),
                    args=[ast.Constant(value=str(english)), ast.Constant(value=str(spanish)), *_],
                ):
                    yield f"{path}:{node.lineno}", Text(english, spanish)


def test_no_text_of_the_code_is_untranslated() -> None:
    written = list(_written_texts())
    assert written
    assert not [place for place, text in written if looks_untranslated(text)]


@pytest.mark.parametrize(
    ("english", "spanish", "untranslated_text"),
    [
        ("The count of the police", "The count of the police", True),
        ("The count of the police and the court", "The count of the police y la corte", True),
        ("Source", "Fuente", False),
        ("Trafficking in Persons Report", "Trafficking in Persons Report", False),
        ("The count of the police", "El conteo de la policía", False),
    ],
)
def test_untranslated_texts_are_found(english, spanish, untranslated_text) -> None:
    assert looks_untranslated(Text(english, spanish)) is untranslated_text
