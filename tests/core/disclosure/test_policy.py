"""The policy is a value with reasons, and its text carries it whole."""

from dataclasses import replace

import pytest

from amparo.disclosure.policy import (
    SHARED,
    PolicyInvalid,
    policy_hash,
    policy_text,
    read_policy,
)
from amparo.framework.indicators import Subject, Unit
from amparo.framework.language import same


def test_text_of_a_policy_reads_back_as_the_same_policy():
    assert read_policy(policy_text(SHARED)) == SHARED


def test_another_threshold_has_another_hash():
    assert policy_hash(replace(SHARED, minimum_count=10)) != policy_hash(SHARED)
    assert len(policy_hash(SHARED)) == 64


@pytest.mark.parametrize("minimum", [-1, 0, 1, 2])
def test_threshold_that_would_tell_the_withheld_count_is_refused(minimum):
    with pytest.raises(PolicyInvalid):
        replace(SHARED, minimum_count=minimum)


@pytest.mark.parametrize("text", ["", "[]", "{}", policy_text(SHARED).replace("children", "x")])
def test_text_that_is_no_policy_is_refused(text):
    with pytest.raises(PolicyInvalid):
        read_policy(text)


def test_shares_and_other_subjects_are_not_counts():
    assert SHARED.counts(Subject.VICTIMS)
    assert not SHARED.counts(Subject.VICTIMS, Unit("percent", same("percent")))
    assert not SHARED.counts(Subject.STAFF)
