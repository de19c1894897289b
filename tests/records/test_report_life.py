"""The life of a report, lived in any order: the database and a plain model agree at each step."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from amparo.audit.queries import count_events
from amparo.audit.refusals import NotPossible
from amparo.compacts.queries import framework_of
from amparo.partner_reports import actions
from amparo.partner_reports.queries import (
    EditConflict,
    accepted_version,
    content_of,
    form_of,
    newest_framework,
)
from amparo.partner_reports.queries.reports import open_draft
from amparo.partner_reports.snapshots import accepted_facts
from amparo.partner_reports.states import TRANSITIONS, Move, ReportState
from tests.builders_reports import (
    NOW,
    a_cell,
    a_report,
    a_value,
    again,
    coordinator,
    head,
    officer,
    reviewer,
    some_answers,
)
from tests.records.test_report_moves import ACTIONS, WITH_REASON

AMOUNTS = st.integers(min_value=0, max_value=4)


ONWARD = {
    ReportState.EXPECTED: Move.BEGIN,
    ReportState.DRAFT: Move.OFFER,
    ReportState.TO_CERTIFY: Move.SUBMIT,
    ReportState.SUBMITTED: Move.ACCEPT,
    ReportState.RETURNED: Move.BEGIN,
    ReportState.ACCEPTED: Move.WITHDRAW_ACCEPTANCE,
    ReportState.REQUESTED: Move.CLOSE_UNPROVIDED,
    ReportState.NOT_PROVIDED: Move.BEGIN,
}


class Life(RuleBasedStateMachine):
    """One report, and what must be true of it."""

    made: ClassVar[set[Move]] = set()

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.report = a_report()
        self.people = {
            Move.BEGIN: officer(), Move.OFFER: officer(), Move.TAKE_BACK: officer(),
            Move.SUBMIT: head(), Move.RETURN: reviewer(), Move.ACCEPT: reviewer(),
            Move.WITHDRAW_ACCEPTANCE: coordinator(), Move.REQUEST: coordinator(),
            Move.CLOSE_UNPROVIDED: coordinator(),
        }  # fmt: skip
        self.at = NOW
        self.state = ReportState.EXPECTED
        self.events = count_events()
        self.draft: dict[Any, Decimal] | None = None
        self.submitted: list[dict[Any, Decimal]] = []
        self.accepted: dict[Any, Decimal] | None = None
        self.revision = 0
        self.first_submitted: Any = None
        self.closed = False

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def later(self) -> Any:
        self.at += timedelta(days=1)
        return self.at

    @rule()
    def go_on(self) -> None:
        """Make the move by which a report comes to its end, and back from there."""
        self.move(ONWARD[self.state])

    @rule(turn=st.integers(min_value=0, max_value=11))
    def turn(self, turn: int) -> None:
        """Make one of the moves that are possible."""
        possible = [move for move in Move if self.state in TRANSITIONS[move].origins]
        self.move(possible[turn % len(possible)])

    @rule(move=st.sampled_from(Move))
    def try_any(self, move: Move) -> None:
        """Try any move."""
        self.move(move)

    def move(self, move: Move) -> None:
        """Try a move; it is made exactly where the table has it."""
        reason = {"reason": "Because."} if move in WITH_REASON else {}
        words = {"report": self.report, "by": self.people[move], "at": self.later(), **reason}
        if self.state not in TRANSITIONS[move].origins:
            with pytest.raises(NotPossible):
                ACTIONS[move](**words)
            return
        ACTIONS[move](**words)
        self.events += 1
        self.state = TRANSITIONS[move].target
        self.made.add(move)
        self._after(move)

    def _after(self, move: Move) -> None:
        if move is Move.BEGIN and self.draft is None:
            self.draft = dict(self.submitted[-1]) if self.submitted else None
            if self.draft is None:
                self._fill(0)
        elif move is Move.SUBMIT:
            self.submitted.append(self.draft or {})
            self.draft = None
            self.first_submitted = self.first_submitted or self.at
        elif move is Move.ACCEPT:
            self.accepted = self.submitted[-1]
        elif move is Move.WITHDRAW_ACCEPTANCE:
            self.accepted = None
        elif move is Move.CLOSE_UNPROVIDED:
            self.closed = True

    def _fill(self, amount: int) -> None:
        form = form_of(again(self.report), self.at)
        female = {a_cell(sex="female"): a_value(amount), a_cell(): a_value(amount + 4)}
        content = some_answers(form)
        values = {**content.values, **female}
        actions.fill_report(
            report=self.report,
            content=some_answers(form, values=values),
            seen=self.revision,
            by=officer(),
            at=self.at,
        )
        self.events += 1
        self.revision += 1
        self.draft = {key: stated.amount for key, stated in values.items()}

    @precondition(lambda self: self.state is ReportState.DRAFT)
    @rule(amount=AMOUNTS)
    def fill(self, amount: int) -> None:
        """Replace the draft as a whole."""
        self._fill(amount)

    @precondition(lambda self: self.state is ReportState.DRAFT)
    @rule(amount=AMOUNTS, behind=st.booleans())
    def save(self, amount: int, behind: bool) -> None:
        """Save a cell and its total, or try with an old page."""
        assert self.draft is not None
        for key, value in ((a_cell(sex="female"), amount), (a_cell(), amount + 4)):
            words = {"report": self.report, "key": key, "stated": a_value(value),
                     "by": officer(), "at": self.at}  # fmt: skip
            if self.draft[key] == value:
                actions.save_cell(seen=0, **words)
                continue
            if behind and self.revision:
                with pytest.raises(EditConflict):
                    actions.save_cell(seen=0, **words)
            actions.save_cell(seen=self.revision, **words)
            self.draft[key] = Decimal(value)
            self.revision += 1
            self.events += 1

    @precondition(lambda self: self.state is not ReportState.DRAFT)
    @rule()
    def save_elsewhere(self) -> None:
        """Nothing is saved outside a draft."""
        with pytest.raises(NotPossible):
            actions.save_cell(
                report=self.report, key=a_cell(), stated=None, seen=99, by=officer(), at=self.at
            )

    @invariant()
    def records_agree(self) -> None:
        """The database says what the model says."""
        report = again(self.report)
        assert report.report_state is self.state
        assert report.first_submitted_at == self.first_submitted
        assert (report.closed_at is not None) is self.closed
        assert count_events() == self.events
        versions = list(report.versions.order_by("number"))
        assert [each.number for each in versions] == list(range(1, len(versions) + 1))
        kept = [each for each in versions if each.submitted_at]
        assert [amounts(each) for each in kept] == self.submitted
        draft = open_draft(report)
        assert (amounts(draft) if draft else None) == self.draft

    @invariant()
    def facts_agree(self) -> None:
        """What counts now is what was accepted last and not withdrawn, and nothing else."""
        standing = accepted_version(self.report)
        assert (amounts(standing) if standing else None) == self.accepted
        compact = self.report.award.compact
        framework = framework_of(newest_framework(compact))
        facts = accepted_facts(compact, framework, self.at.date()).to_pylist()
        newest = max((each["known_from"] for each in facts), default=None)
        counted = [each for each in facts if each["known_from"] == newest]
        if self.accepted is None:
            assert {each["status"] for each in facts} <= {"not_reported"}
            assert bool(facts) is self.closed
        else:
            assert len(counted) == len(self.accepted)
            female = [each["amount"] for each in counted if (each["place"], each["sex"])
                      == ("SM1", "female")]  # fmt: skip
            assert female == [self.accepted[a_cell(sex="female")]]


def amounts(version: Any) -> dict[Any, Decimal]:
    """What a version states, cell by cell."""
    return {key: stated.amount for key, stated in content_of(version).values.items()}


LIVES = settings(
    max_examples=20,
    stateful_step_count=24,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.django_db
def test_a_report_lives_as_its_table_says() -> None:
    Life.made.clear()
    run_state_machine_as_test(Life, settings=LIVES)
    assert {Move.ACCEPT, Move.WITHDRAW_ACCEPTANCE, Move.RETURN, Move.REQUEST} <= Life.made
