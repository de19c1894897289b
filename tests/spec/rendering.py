"""The worked tables as a page of the reference documentation."""

from __future__ import annotations

from collections.abc import Iterator

from tests.spec.cases import Case, cases

INTRODUCTION = """# Rules of the indicators, by worked tables

Every table on this page is computed by the engine in the tests and must come out as it stands
here. Where a column is left out, the indicator is 1.1, the period 2024, the place CO (the nation,
with the departments 19 and 50, each with two municipalities), the authority moi; partners and
breakdowns are the total, `_T`. An amount of `nr` is not reported, one of `na` not applicable.
*Coverage* says how many of the numbers that make the result were reported, of how many asked
for."""


def render_spec() -> str:
    """Return the page as Markdown."""
    return "\n\n".join([INTRODUCTION, *(part for case in cases() for part in _case(case))]) + "\n"


def _case(case: Case) -> Iterator[str]:
    yield f"## {case.name}. {case.title}"
    yield case.why.strip()
    agreed = [
        f"- Indicator {code}: " + ", ".join(f"{name} {_plain(each)}" for name, each in said.items())
        for code, said in case.indicators.items()
    ]
    agreed += [
        f"- Disaggregation {code}: " + ", ".join(f"{name} {each}" for name, each in said.items())
        for code, said in case.disaggregations.items()
    ]
    if agreed:
        yield "\n".join(agreed)
    for step in case.steps:
        for name, said in step.items():
            yield f"{name.capitalize()}{':' if '|' in said else f': {said}'}"
            if "|" in said:
                yield said.strip()
    for drawn in filter(None, (case.progress, case.life_targets, case.work)):
        yield drawn.strip()


def _plain(said: object) -> str:
    if isinstance(said, dict):
        return "the result of " + " by ".join(map(str, said.values()))
    return f"`{said}`"
