"""Age groups of one body against those of another: which map onto each other, and which never do.

Bodies band ages differently (DOMAIN 9.3): under 11 and 12 to 17 at one, 0 to 5, 6 to 11 and 12 to
17 at another. A number of one scheme is never read as one of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from amparo.framework.disaggregations import Category, Disaggregation
from amparo.framework.language import Text
from amparo.framework.results_framework import ResultsFramework
from amparo.workbooks.report_form import CellKey

ADULT_FROM = 18
"""Convention on the Rights of the Child, article 1; Ley 1098 de 2006 (Colombia), article 3."""

OLDEST = 150

_SCHEME = re.compile(r"(?:^|_)(?:age|edad)(?:_|$)")
_SPAN = re.compile(r"(\d{1,3})[_-](\d{1,3})", re.ASCII)
_UNDER = re.compile(r"under_(\d{1,3})", re.ASCII)
_FROM = re.compile(r"(\d{1,3})_(?:plus|or_over)", re.ASCII)
_LISTED = Text("{first}, {second}", "{first}, {second}")


@dataclass(frozen=True, slots=True)
class OtherAgeScheme:
    """An age group of another scheme than the one asked for.

    Parameters
    ----------
    given, asked : Text
        Names of the two schemes.
    groups : Text
        The groups that are asked for, listed.
    group : Text or None
        The one of them in which the given group lies wholly; None where the schemes do not map.
    """

    given: Text
    asked: Text
    groups: Text
    group: Text | None

    def words(self) -> dict[str, Text]:
        """Return what the sentences about it need."""
        words = {"given": self.given, "asked": self.asked, "groups": self.groups}
        return words | ({"group": self.group} if self.group else {})


def is_age_scheme(disaggregation: Disaggregation) -> bool:
    """Whether a disaggregation bands ages: its code says ``age`` or ``edad``."""
    return _SCHEME.search(disaggregation.code) is not None


def other_age_scheme(framework: ResultsFramework, key: CellKey) -> OtherAgeScheme | None:
    """Return the other age scheme to which a cell belongs that nobody asked for, if it does."""
    indicator = framework.indicators.get(key.indicator)
    if indicator is None:
        return None
    known = framework.disaggregations
    schemes = [each for each in known.values() if is_age_scheme(each)]
    asked = [each for each in schemes if each.code in indicator.disaggregations]
    others = [each for each in schemes if each.code not in indicator.disaggregations]
    if not asked:
        return None
    for axis, code in key.breakdown:
        if axis not in known or not is_age_scheme(known[axis]):
            continue
        of_this_axis = [known[axis]] if axis not in indicator.disaggregations else others
        given = _holding(code, of_this_axis)
        if given and not _holding(code, [each for each in asked if each.code == axis]):
            return _between(given, asked[0])
    return None


def group_holding(category: Category, scheme: Disaggregation) -> Category | None:
    """Return the group of `scheme` in which an age group of another scheme lies wholly."""
    span = ages(category)
    for each in scheme.categories:
        around = ages(each)
        if span and around and around[0] <= span[0] and span[1] <= around[1]:
            return each
    return None


def ages(category: Category) -> tuple[int, int] | None:
    """Return the first and last age in years that a category's code names; None: it names none."""
    code = category.code
    if code in {"child", "adult"}:
        return (0, ADULT_FROM - 1) if code == "child" else (ADULT_FROM, OLDEST)
    if match := _SPAN.fullmatch(code):
        return int(match[1]), int(match[2])
    if match := _UNDER.fullmatch(code):
        return 0, int(match[1]) - 1
    if match := _FROM.fullmatch(code):
        return int(match[1]), OLDEST
    return None


def _holding(
    code: str, schemes: Iterable[Disaggregation]
) -> tuple[Disaggregation, Category] | None:
    found = ((scheme, each) for scheme in schemes for each in scheme.categories)
    return next(((scheme, each) for scheme, each in found if each.code == code), None)


def _between(given: tuple[Disaggregation, Category], asked: Disaggregation) -> OtherAgeScheme:
    scheme, category = given
    group = group_holding(category, asked)
    names = [each.name for each in asked.categories]
    groups = names[0]
    for name in names[1:]:
        groups = _LISTED.fill(first=groups, second=name)
    return OtherAgeScheme(scheme.name, asked.name, groups, group.name if group else None)
