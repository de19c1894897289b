"""What the bodies of the demonstration answer: invented, the same at every run, and said to be.

Numbers come from hashes of what they are about, so that no answer depends on the order in which
reports are filled.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from amparo.framework.indicators import ComponentCode
from amparo.framework.language import Language, Text
from amparo.framework.statuses import Status
from amparo.site import demonstration_texts as texts
from amparo.workbooks.report_form import (
    ActivityAnswer,
    ActivityState,
    CellKey,
    Narrative,
    NarrativeSection,
    ReportContent,
    ReportForm,
    StatedValue,
)

_START: dict[tuple[str, str], dict[str, int]] = {
    ("lantern", "2.7"): {"S1": 44, "S2": 36},
    ("lantern", "2.4"): {"IMA": 46},
    ("lantern", "3.1"): {"S1": 62, "S2": 44},
    ("bridge", "2.7"): {"R1": 40, "R2": 34, "R3": 29},
    ("bridge", "2.4"): {"IMA": 38},
    ("bridge", "2.8"): {"R1": 14, "R2": 11, "R3": 12},
    ("bridge", "3.1"): {"R1": 48, "R2": 40, "R3": 33},
    ("meadow", "3.1"): {"N1": 12, "N2": 44, "N3": 38},
    ("cps", "2.8"): {"N": 18, "R": 26, "S": 24},
}
"""What each body counts in its first quarter, by indicator and place."""

_GROWTH = 4
_SPREAD = 8
_SHARES: dict[str, tuple[dict[str, int], str | None]] = {
    "sex": ({"female": 54, "_U": 0}, "male"),
    "age": ({"0_5": 20, "6_11": 31, "_U": 0}, "12_17"),
    "course": ({"school": 54, "health": 19}, None),
}
"""Percent of the total by category, and the category that holds the rest; none where the
categories are not all."""

_QUARTERS = ("Y2-Q4", "Y3-Q1", "Y3-Q2", "Y3-Q3", "Y3-Q4", "Y4-Q1")
_ABSENT: dict[tuple[str, str, str, str], tuple[Status, Text]] = {
    ("bridge", "2.8", "R3", "Y3-Q3"): (Status.NOT_REPORTED, texts.LISTS_LOST),
}
_NOUGHT = {("cps", "2.8", "N", "Y3-Q2"): texts.ROAD_CLOSED}
_NEVER = {("meadow", "3.1", "N1", "course", "health"): texts.NO_HEALTH_POST}
_STATES = {
    ("A2", "Y3-Q2"): ActivityState.DELAYED,
    ("A2", "Y3-Q4"): ActivityState.COMPLETED,
    ("B3", "Y4-Q1"): ActivityState.COMPLETED,
}
_AWARD_QUARTERS = 13
_CENT = Decimal("0.01")


def whole_answers(form: ReportForm, language: Language) -> ReportContent:
    """Return an answer to everything that `form` asks, as the body itself would give it."""
    spending = dict(_spending(form))
    return ReportContent(
        values=dict(_values(form, language)),
        narratives=dict(_narratives(form, language)),
        activities={each.code: _activity(each.code, form, language) for each in form.activities},
        spending=spending,
        financial=_financial(form, sum(spending.values(), Decimal(0))),
    )


def mistaken_answers(form: ReportForm, language: Language) -> ReportContent:
    """Return answers with the mistake for which a reviewer sends the report back.

    In the last place of the last indicator everybody was counted three times.
    """
    content = whole_answers(form, language)
    asked = form.indicators[-1]
    place = asked.cells[-1].key.place
    counted_again = {
        key: replace(stated, amount=stated.amount * 3)
        for key, stated in content.values.items()
        if key.indicator == asked.indicator.code and key.place == place and stated.amount
    }
    return replace(content, values={**content.values, **counted_again})


def carried_answers(form: ReportForm, language: Language) -> ReportContent:
    """Return answers in which one place repeats the quarter before, cell by cell."""
    content = whole_answers(form, language)
    asked = form.indicators[0]
    place = asked.cells[-1].key.place
    carried = {
        cell.key: replace(cell.previous, locator="")
        for cell in asked.cells
        if cell.key.place == place and cell.previous is not None
    }
    return replace(content, values={**content.values, **carried})


def begun_answers(form: ReportForm, language: Language) -> ReportContent:
    """Return what stands in a draft that somebody left half done: the first indicator."""
    content = whole_answers(form, language)
    first = form.indicators[0].indicator.code
    return ReportContent(
        values={key: each for key, each in content.values.items() if key.indicator == first}
    )


def spoilt_answers(form: ReportForm, language: Language) -> ReportContent:
    """Return answers with problems to be found: parts above their total, nothing told, a debt."""
    content = whole_answers(form, language)
    cells = [key for key in content.values if not key.breakdown]
    return replace(
        content,
        values={
            **content.values,
            cells[0]: StatedValue(Status.REPORTED, Decimal(1)),
            cells[-1]: StatedValue(Status.NOT_REPORTED),
        },
        narratives={},
        spending={code: -amount for code, amount in content.spending.items()},
    )


def noise(about: str, least: int, most: int) -> int:
    """Return a whole number from `least` to `most` that depends on `about` only."""
    digest = hashlib.sha256(f"illustrative|{about}".encode()).digest()
    return least + int.from_bytes(digest[:8], "big") % (most - least + 1)


def _values(form: ReportForm, language: Language) -> Iterator[tuple[CellKey, StatedValue]]:
    for _, cell in form.cells():
        key = cell.key
        about = (form.partner, key.indicator, key.place, form.period.code)
        if about in _ABSENT:
            status, reason = _ABSENT[about]
            note = "" if key.breakdown else reason.read(language)
            yield key, StatedValue(status, note=note)
        else:
            yield key, _stated(form, key, language)


def _stated(form: ReportForm, key: CellKey, language: Language) -> StatedValue:
    never = next(
        (_NEVER.get((form.partner, key.indicator, key.place, *pair)) for pair in key.breakdown),
        None,
    )
    if never is not None:
        return StatedValue(Status.NOT_APPLICABLE, note=never.read(language))
    nought = _NOUGHT.get((form.partner, key.indicator, key.place, form.period.code))
    note = nought.read(language) if nought and not key.breakdown else ""
    return StatedValue(Status.REPORTED, Decimal(_amount(form, key)), note)


def _amount(form: ReportForm, key: CellKey) -> int:
    total = _total(form, key)
    if key.component == ComponentCode.NUMERATOR:
        share = 70 + 3 * _QUARTERS.index(form.period.code) + noise(f"{key}|plan", 0, 5)
        return total * share // 100
    for axis, category in key.breakdown:
        total = _part(form, key, axis, total)[category]
    return total


def _total(form: ReportForm, key: CellKey) -> int:
    period = form.period.code
    if (form.partner, key.indicator, key.place, period) in _NOUGHT:
        return 0
    start = _START[form.partner, key.indicator][key.place]
    spread = noise(f"{form.award}|{period}|{key.indicator}|{key.place}", -_SPREAD, _SPREAD)
    return round(start * (100 + _GROWTH * _QUARTERS.index(period) + spread) / 100)


def _part(form: ReportForm, key: CellKey, axis: str, total: int) -> dict[str, int]:
    shares, rest = _SHARES[axis]
    about = f"{form.award}|{form.period.code}|{key.indicator}|{key.place}|{axis}"
    parts = {
        category: total * (share + (noise(f"{about}|{category}", -4, 4) if share else 0)) // 100
        for category, share in shares.items()
    }
    return parts if rest is None else {**parts, rest: total - sum(parts.values())}


def _narratives(
    form: ReportForm, language: Language
) -> Iterator[tuple[NarrativeSection, Narrative]]:
    at = _QUARTERS.index(form.period.code)
    told = texts.NARRATIVES[form.partner]
    for section, variants in told.items():
        if section is NarrativeSection.RECOMMENDATIONS and not form.period.code.endswith("Q4"):
            continue
        text = variants[at % len(variants)].read(language)
        yield section, Narrative(language, f"{text} {texts.INVENTED.read(language)}")


def _activity(code: str, form: ReportForm, language: Language) -> ActivityAnswer:
    state = _STATES.get((code, form.period.code), ActivityState.UNDER_WAY)
    delayed = state is ActivityState.DELAYED
    return ActivityAnswer(state, texts.PERMIT_MISSING.read(language) if delayed else "")


def _spending(form: ReportForm) -> Iterator[tuple[str, Decimal]]:
    for line in form.budget_lines:
        share = noise(f"{form.award}|{form.period.code}|{line.code}", 78, 104)
        cents = Decimal(noise(f"{form.award}|{form.period.code}|{line.code}|cents", 0, 99))
        whole = (line.budget * share / 100 / _AWARD_QUARTERS).quantize(Decimal(1))
        yield line.code, whole + cents * _CENT


def _financial(form: ReportForm, spent: Decimal) -> dict[str, Decimal]:
    """Return the entered lines of the SF-425: spent from cash, some of it ordered and not paid."""
    together = spent + sum((line.spent_before for line in form.budget_lines), Decimal(0))
    nothing = Decimal(0)
    return {
        "a": (together * Decimal("1.1")).quantize(Decimal(1)),
        "b": together,
        "d": sum((line.budget for line in form.budget_lines), nothing),
        "e": together,
        "f": Decimal(noise(f"{form.award}|{form.period.code}|ordered", 500, 4000)),
        **dict.fromkeys("ijlmn", nothing),
    }
