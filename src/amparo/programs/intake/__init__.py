"""The terms of awards as values: from a text or a form, and what can be wrong with them.

Nothing is written here; `actions.record_award` writes what was found right.
"""

from __future__ import annotations

from amparo.programs.intake.award_text import AwardText, OrganisationTerms, read_awards
from amparo.programs.intake.terms import (
    FREQUENCIES,
    ActivityTerms,
    AwardTerms,
    BudgetLineTerms,
    RequirementTerms,
    check_amendment,
    check_terms,
    says_the_same,
    terms_of,
)

__all__ = [
    "FREQUENCIES",
    "ActivityTerms",
    "AwardTerms",
    "AwardText",
    "BudgetLineTerms",
    "OrganisationTerms",
    "RequirementTerms",
    "check_amendment",
    "check_terms",
    "read_awards",
    "says_the_same",
    "terms_of",
]
