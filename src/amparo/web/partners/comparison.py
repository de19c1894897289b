"""Two versions of a report side by side: what changed, or everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from amparo.partner_reports.queries import ReportVersion, content_of, difference_between
from amparo.web.partners.differences import ShownDifference, field_name, shown_difference
from amparo.web.partners.opened import OpenReport
from amparo.web.partners.sections import ReportHead, head_of
from amparo.web.partners.wording import stated_text

ROWS = 500
"""Rows on the page."""


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two versions. `show` is ``changes`` or ``all``."""

    head: ReportHead
    address: str
    versions: tuple[ReportVersion, ...]
    old: ReportVersion
    new: ReportVersion
    show: str
    changed: int
    rows: tuple[tuple[ShownDifference, bool], ...]
    left_out: int

    @property
    def illustrative(self) -> bool:
        """Whether the compact is fictional."""
        return self.head.illustrative


def compare_page(opened: OpenReport, asked: Mapping[str, str]) -> ComparePage:
    """Return the comparison of two versions; of the last two where none are named.

    Raises
    ------
    Http404
        There are no two versions, or not these.
    """
    versions = opened.versions
    if len(versions) < 2:  # noqa: PLR2004 - a comparison is of two
        raise Http404
    old = _version(opened, asked.get("old", str(versions[-2].number)))
    new = _version(opened, asked.get("new", str(versions[-1].number)))
    before, now = content_of(old), content_of(new)
    found = difference_between(before, now)
    rows = [(shown_difference(opened.form, each), True) for each in found]
    show = "all" if asked.get("show") == "all" else "changes"
    if show == "all":
        differing = {each.key for each in found}
        rows += [
            (ShownDifference(field_name(opened.form, "", cell.key), *(
                stated_text(content.values.get(cell.key)) for content in (before, now))), False)
            for _, cell in opened.form.cells()
            if cell.key not in differing
        ]  # fmt: skip
    return ComparePage(
        head=head_of(opened),
        address=reverse("partners:compare", args=opened.place),
        versions=tuple(versions),
        old=old,
        new=new,
        show=show,
        changed=len(found),
        rows=tuple(rows[:ROWS]),
        left_out=max(0, len(rows) - ROWS),
    )


def _version(opened: OpenReport, number: str) -> ReportVersion:
    for each in opened.versions:
        if str(each.number) == number:
            return each
    raise Http404
