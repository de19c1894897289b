"""Whatever bytes come in, a reader answers with facts or with errors, and never breaks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.annual_report.statements import read_statements
from amparo.framework.issues import errors
from amparo.measurement.figure_rules import read_figure_rules
from amparo.measurement.published_figures import read_population, read_published_figures
from tests.shipped import content, shipped

FRAMEWORK = shipped("colombia").framework
RULES = content("colombia", "figure_rules.yaml")
FILES = {
    "published_figures.csv": lambda text: read_published_figures(text, RULES, FRAMEWORK),
    "population.csv": lambda text: read_population(text, RULES, FRAMEWORK),
    "figure_rules.yaml": lambda text: read_figure_rules(text, "r.yaml", FRAMEWORK),
    "statements.yaml": lambda text: read_statements(text, "s.yaml", FRAMEWORK),
}
SPLICES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=4
)


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(sorted(FILES)), splices=SPLICES)
def test_a_damaged_file_is_read_or_refused(name, splices) -> None:
    text = b"".join(content("colombia", name).splitlines(keepends=True)[:60])
    for share, length, new in splices:
        at = int(share * len(text))
        text = text[:at] + new + text[at + length :]
    found, issues = FILES[name](text)
    assert (found is None) == bool(errors(issues))


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(sorted(FILES)), text=st.binary(max_size=200))
def test_random_bytes_are_refused(name, text) -> None:
    found, issues = FILES[name](text)
    assert found is None
    assert errors(issues)
