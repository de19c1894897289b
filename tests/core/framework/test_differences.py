"""What differs between two framework texts is told by path, old and new."""

import pytest

from amparo.framework.differences import Difference, differences
from amparo.framework.language import Language, Text, same
from tests.core.framework.sample import TEXT, changed, framework

SAMPLE = framework()


def between(*replacements: tuple[str, str]) -> list[Difference]:
    return differences(SAMPLE, framework(changed(*replacements)))


def test_framework_does_not_differ_from_itself() -> None:
    assert differences(SAMPLE, SAMPLE) == []
    assert differences(SAMPLE, framework(f"{TEXT}# a comment\n")) == []


@pytest.mark.parametrize(
    ("old", "new", "path", "was", "now"),
    [
        ('version: "0.1"', 'version: "0.2"', "version", same("0.1"), same("0.2")),
        ("adopted:", "adopted: 2024-05-01", "adopted", None, same("2024-05-01")),
        ("illustrative: yes", "illustrative: no", "compact/illustrative",
         Text("yes", "sí"), Text("no", "no")),
        ("en: Second government", "en: Other government", "compact/parties/2/en",
         same("Second government"), same("Other government")),
        ("    url: https://example.org/agreement\n", "", "sources/agreement/url",
         same("https://example.org/agreement"), None),
        ("amount: 220.5", "amount: 221", "indicators/1.1/targets/2024 moi CO/amount",
         same("220.5"), same("221")),
        ("{sex: sum, place: sum}", "{place: sum, sex: sum}", "indicators/1.1/aggregation",
         same("sex: sum, place: sum"), same("place: sum, sex: sum")),
        ("    aggregation: {sex: sum, place: sum}\n", "", "indicators/1.1/aggregation",
         same("sex: sum, place: sum"), None),
        ("[moi, icbf]", "[moi, icbf, dane]", "indicators/1.1/authorities",
         same("moi, icbf"), same("moi, icbf, dane")),
        ("disaggregations: [sex]\n", "disaggregations: [sex, form]\n",
         "indicators/1.2/disaggregations", same("sex"), same("sex, form")),
        ("state: proposed", "state: retired", "indicators/1.2/state",
         same("proposed"), same("retired")),
        ("factor: 100000", "factor: 1000", "indicators/1.2/factor", same("100000"), same("1000")),
        (", note: {en: Proposed., es: Propuesto.}", "", "indicators/1.1/provenance/note",
         Text("Proposed.", "Propuesto."), None),
        ("priority: yes", "priority: no",
         "disaggregations/form/categories/sex_trafficking/priority",
         Text("yes", "sí"), Text("no", "no")),
        ("es: Liderar.", "es: Encabezar.", "responsibilities/moi/duty/es",
         same("Liderar."), same("Encabezar.")),
        ("{en: identified, es:", "{en: found, es:", "indicators/1.2/components/numerator/name/en",
         same("identified"), same("found")),
    ],
)  # fmt: skip
def test_one_change_is_one_difference(
    old: str, new: str, path: str, was: Text | None, now: Text | None
) -> None:
    if "disaggregations: [sex]" in old:
        found = between((old, new), ("{sex: ratio_of_sums, period", "{period"))
        found = [difference for difference in found if difference.path[-11:] != "aggregation"]
    else:
        found = between((old, new))
    assert found == [Difference(path, was, now)]


def test_whole_entry_is_one_difference_called_by_its_title() -> None:
    start = TEXT.index('  "1.3":')
    shorter = framework(TEXT[:start] + TEXT[TEXT.index("  C.1:") :])
    title = Text("Money spent", "Dinero gastado")
    assert differences(SAMPLE, shorter) == [Difference("indicators/1.3", title, None)]
    assert differences(shorter, SAMPLE) == [Difference("indicators/1.3", None, title)]


def test_target_that_is_added_is_told_by_its_amount() -> None:
    where = "authority: icbf, place: CO, amount: 5, provenance: {proposal: yes}}"
    first = "    targets:\n      - {period: Y1"
    found = between((first, f"    targets:\n      - {{period: Y1-H1, {where}\n{first[13:]}"))
    assert found == [Difference("indicators/1.3/targets/Y1-H1 icbf CO", None, same("5"))]


def test_first_targets_of_an_indicator_are_differences() -> None:
    where = "authority: dane, place: CO, amount: 5, provenance: {proposal: yes}}"
    line = "    authorities: [dane]"
    found = between((line, f'{line}\n    targets: [{{period: "2024", {where}]'))
    assert [difference.path for difference in found] == ["indicators/C.1/targets/2024 dane CO"]


def test_second_duty_of_a_body_and_a_new_place_are_named() -> None:
    duty = "  - {body: moi, duty: {en: Report., es: Informar.}, provenance: {proposal: yes}}"
    found = between(("indicators:\n", f"{duty}\nindicators:\n"))
    assert found == [Difference("responsibilities/moi 2", None, Text("Report.", "Informar."))]


def test_difference_reads_as_a_sentence_in_both_languages() -> None:
    changed_one = Difference("version", same("0.1"), same("0.2"))
    assert changed_one.read(Language.EN) == "version: was: 0.1; is: 0.2"
    assert changed_one.read(Language.ES) == "version: era: 0.1; es: 0.2"
    assert Difference("a", None, Text("b", "c")).read(Language.ES) == "a: se agregó: c"
    assert Difference("a", Text("b", "c"), None).read(Language.EN) == "a: removed: b"
