"""The glossary says every word in both languages, and classes are named from its words."""

import re
from collections import defaultdict

import pytest

from tests.repository.tracked import ROOT, classes, read, tracked

ENTRY = re.compile(r"^### (.+?)°? · (.+?)\n\n(.+?)\n\n\*(.+?)\*$", re.MULTILINE | re.DOTALL)
ENTRIES = ENTRY.findall((ROOT / "GLOSSARY.md").read_text(encoding="utf-8"))
DESIGN = (
    "compact", "results framework", "objective", "indicator", "baseline", "target",
    "disaggregation", "reporting period", "partner", "partner report", "contribution", "fact",
    "result", "protected result", "dialogue", "finding", "commitment", "annual report", "edition",
    "clearance", "release", "authority", "implementing partner", "award", "project", "activity",
    "sustainability measure", "study", "agenda item", "concern", "recommendation", "section",
)  # fmt: skip
NAMED_BY_GLOSSARY = (
    "framework",
    "measurement",
    "disclosure",
    "documents",
    "charts",
    "annual_report",
)
# Words that no reader of a report meets, each with why a class may still be named by it.
OTHER_WORDS = {
    "language of programs": "code kind state refused invalid reading writer reader printer",
    "parts of any text or page": (
        "paragraph bullets column columns table cell link strong key reference page book formats "
        "widths run entry scalar sequence mapping origin record format sheet box class"
    ),
    "parts of any computation": (
        "plan step hierarchies tree point difference horizon derivation registry exchange rate "
        "programme survey cost number equation relation count standing withholding"
    ),
    "who lives in a place": "population",
    "parts of any table or file": "file exact decimal field inputs content rendered",
    "the way from a number to a page": "report material part",
}
# Words of addresses beside the glossary's: what is done there, and the pages of any site.
ADDRESS_WORDS = {
    "verbs, to which forms are sent": (
        "accept add begin certify change choose close compare confirm drop edit end invite offer "
        "preview read find remind remove request reset return revoke save submit upload use verify "
        "withdraw"
    ),
    "pages of any site": "about glossary plan file report people problem money",
    "signing in": "app key code closed done marked new password profile sent session",
}
ONE_NAME_TWO_CLASSES = {
    "Compact": "as the framework's text describes it, and the row that names it",
    "Place": "a territory; inside the reader of YAML texts, line and column",
    "Section": "a headed part: of a document, and of a framework text",
    "Statement": "a text with sources; inside the engine a SELECT, as SQL's standard calls it",
}


def public_classes() -> list[tuple[str, str]]:
    return [
        (str(path), node.name)
        for path in tracked(".py", under="src/amparo/")
        if path.parts[2] in NAMED_BY_GLOSSARY or path.name == "models.py"
        for node in classes(path)
        if not node.name.startswith("_")
    ]


def words(name: str) -> list[str]:
    """Return the words of a class's name, each as it stands in the glossary."""
    known = known_words()
    parts = [word.lower() for word in re.findall(r"[A-Z][a-z]*", name)]
    singular = (re.sub("(?<=sh)es$|s$", "", word) for word in parts)
    return [word if word in known else one for word, one in zip(parts, singular, strict=True)]


def sentences(text: str) -> int:
    return len(re.findall(r"[.!?](?=\s|$)", text))


def known_words() -> set[str]:
    terms = {word for term, *_ in ENTRIES for word in re.split(r"[ -]", term)}
    return terms | {word for listed in OTHER_WORDS.values() for word in listed.split()}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry[0])
def test_every_term_is_explained_in_two_sentences_in_each_language(entry) -> None:
    _, _, english, spanish = entry
    assert (sentences(english), sentences(spanish)) == (2, 2)


def test_every_entry_is_read_and_every_word_of_the_design_is_there() -> None:
    headings = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").count("\n### ")
    terms = [term for term, *_ in ENTRIES]
    assert headings == len(terms) == len(set(terms))
    assert set(DESIGN) <= set(terms)


@pytest.mark.parametrize(("path", "name"), public_classes())
def test_class_is_named_from_the_glossary(path, name) -> None:
    assert not [word for word in words(name) if word not in known_words()]


def test_one_name_means_one_thing() -> None:
    homes = defaultdict(set)
    for path, name in public_classes():
        homes[name].add(path)
    terms = {term for term, *_ in ENTRIES}
    twice = {n: paths for n, paths in homes.items() if len(paths) > 1 and n.lower() in terms}
    assert twice.keys() == ONE_NAME_TWO_CLASSES.keys(), twice


def test_addresses_are_made_of_the_same_words() -> None:
    paths = "".join(read(path) for path in tracked("urls.py", under="src/amparo/web/"))
    used = set(re.findall(r"(?<=[\"/}])([a-z]+)(?=[/.])", paths)) - {"amparo"}
    assert used
    allowed = known_words() | {word for listed in ADDRESS_WORDS.values() for word in listed.split()}
    assert not {word for word in used if not {word, re.sub("ies$", "y", word), word[:-1]} & allowed}
