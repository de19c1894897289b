"""Check what a report tells: its narrative, the state of activities, what was spent, its notes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from amparo.framework.issues import offer
from amparo.framework.language import Text, same
from amparo.workbooks import report_told_issues as kinds
from amparo.workbooks.personal_details import personal_details
from amparo.workbooks.report_findings import (
    MOST_DIGITS,
    Findings,
    cell_name,
    is_sane,
    printed,
    quoted,
)
from amparo.workbooks.report_form import (
    ACTIVITY_STATE_NAMES,
    NARRATIVE_NAMES,
    ActivityState,
    FormBudgetLine,
    NarrativeSection,
)

FEWEST_WORDS = 20
"""Words of a progress narrative. A proposal: two sentences. 2 CFR 200.329(c) asks for a comparison
of accomplishments with the goals and for the reasons where these were not met."""

_UNANSWERED_FOR = frozenset({ActivityState.DELAYED, ActivityState.CANCELLED})


def check_told(findings: Findings) -> None:
    """Check the narrative, the activities, the money and every text of a report."""
    _check_progress(findings)
    _check_texts(findings)
    _check_activities(findings)
    _check_spending(findings)


def _check_progress(findings: Findings) -> None:
    section = NarrativeSection.PROGRESS
    told = findings.content.narratives.get(section)
    words = told.text.split() if told else []
    if not words:
        findings.say_of(kinds.PROGRESS_MISSING, f"narrative.{section}")
    elif len(words) < FEWEST_WORDS:
        counts = {"count": len(words), "least": FEWEST_WORDS}
        name = NARRATIVE_NAMES[section]
        findings.say_of(kinds.TOO_SHORT, f"narrative.{section}", section=name, **counts)


def _check_texts(findings: Findings) -> None:
    """Ask about whatever seems to point to one person, in every text that a partner wrote."""
    content, framework = findings.content, findings.form.framework
    for key, stated in content.values.items():
        cell = findings.cells.get(key)
        if cell is not None and stated.note:
            for what in personal_details(stated.note):
                name = cell_name(framework, key)
                location = findings.location(key)
                findings.say_at(kinds.ONE_PERSON, location, cell.position, place=name, what=what)
    for (_, where), text in content.explanations.items():
        for what in personal_details(text):
            findings.say_of(kinds.ONE_PERSON, where, place=kinds.EXPLANATION, what=what)
    for about, name, text in _texts(findings):
        for what in personal_details(text):
            findings.say_of(kinds.ONE_PERSON, about, place=name, what=what)


def _texts(findings: Findings) -> Iterator[tuple[str, Text, str]]:
    content = findings.content
    for section in NarrativeSection:
        if section in content.narratives:
            text = content.narratives[section].text
            yield f"narrative.{section}", NARRATIVE_NAMES[section], text
    for activity in findings.form.activities:
        if activity.code in content.activities:
            yield f"activity.{activity.code}", activity.name, content.activities[activity.code].note


def _check_activities(findings: Findings) -> None:
    answers = findings.content.activities
    for activity in findings.form.activities:
        about = f"activity.{activity.code}"
        words = {"code": same(activity.code), "name": activity.name}
        answer = answers.get(activity.code)
        if answer is None:
            findings.say_of(kinds.ACTIVITY_UNANSWERED, about, **words)
        elif answer.state in _UNANSWERED_FOR and not answer.note.strip():
            state = ACTIVITY_STATE_NAMES[answer.state]
            findings.say_of(kinds.ACTIVITY_WITHOUT_NOTE, about, state=state, **words)
    known = [activity.code for activity in findings.form.activities]
    for code in sorted(set(answers) - set(known)):
        right = {"code": quoted(code), "offer": offer(code, known)}
        findings.say_of(kinds.ACTIVITY_UNKNOWN, f"activity.{code}", **right)


def _check_spending(findings: Findings) -> None:
    spending = findings.content.spending
    for line in findings.form.budget_lines:
        spent = spending.get(line.code)
        if spent is None:
            words = {"code": same(line.code), "name": line.name}
            findings.say_of(kinds.SPENDING_MISSING, f"budget.{line.code}", **words)
        elif not is_sane(spent):
            currency = findings.form.currency
            words = {"code": same(line.code), "currency": same(currency)}
            about = f"budget.{line.code}"
            findings.say_of(kinds.SPENDING_UNREADABLE, about, digits=MOST_DIGITS, **words)
        else:
            _check_line(findings, line, spent)
    known = [line.code for line in findings.form.budget_lines]
    for code in sorted(set(spending) - set(known)):
        right = {"code": quoted(code), "offer": offer(code, known)}
        findings.say_of(kinds.BUDGET_LINE_UNKNOWN, f"budget.{code}", **right)
    _check_against_financial_report(findings)


def _check_line(findings: Findings, line: FormBudgetLine, spent: Decimal) -> None:
    about, words = f"budget.{line.code}", {"code": same(line.code), "name": line.name}
    if spent < 0:
        findings.say_of(kinds.SPENDING_NEGATIVE, about, amount=printed(spent), **words)
    together = line.spent_before + spent
    if together > line.budget and spent > 0:
        amounts = {
            "budget": printed(line.budget),
            "spent": printed(together),
            "beyond": printed(together - line.budget),
        }
        findings.say_of(kinds.BEYOND_BUDGET, about, **words, **amounts)


def _check_against_financial_report(findings: Findings) -> None:
    """Compare what the budget lines say was spent since the start with the SF-425.

    Its line e is the federal share; where the recipient spent a share of its own (line j), the
    lines may hold both.
    """
    lines, content = findings.form.budget_lines, findings.content
    federal, own = content.financial.get("e"), content.financial.get("j", Decimal(0))
    spent = [content.spending.get(line.code) for line in lines]
    amounts = [amount for amount in spent if amount is not None and is_sane(amount)]
    if not lines or federal is None or len(amounts) < len(lines):
        return
    if not is_sane(federal) or not is_sane(own):
        return
    together = sum(amounts, Decimal(0)) + sum((line.spent_before for line in lines), Decimal(0))
    if together in {federal, federal + own}:
        return
    stated = {"spent": printed(together), "stated": printed(federal)}
    findings.say_of(kinds.SPENDING_DIFFERS, "financial.e", **stated)
