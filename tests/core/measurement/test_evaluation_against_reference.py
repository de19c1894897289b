"""The SQL and the plain-Python rules give the same results, on every engine."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.measurement import plan
from amparo.measurement.evaluation import evaluate
from amparo.measurement.programme import programme_for
from tests.core.measurement.datasets import AS_OF, Dataset, by_key, datasets

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

patient = settings(
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)


@settings(patient, max_examples=200)
@given(dataset=datasets(), most_sets=st.sampled_from((1, 8, 8, 1000)))
def test_results_are_those_of_the_reference(
    dataset: Dataset, most_sets: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many grouping sets one stage may have."""
    monkeypatch.setattr(plan, "MOST_GROUPING_SETS", most_sets)
    results = evaluate(dataset.framework, dataset.facts, AS_OF)
    assert by_key(results) == dataset.expected


@pytest.mark.postgres
@settings(patient, max_examples=25)
@given(dataset=datasets(8))
def test_results_are_those_of_the_reference_on_postgresql(dataset: Dataset) -> None:
    from tests.core.measurement.other_engines import on_postgres  # noqa: PLC0415

    programme = programme_for(dataset.framework, dataset.facts, AS_OF)
    results = on_postgres(programme, os.environ["AMPARO_TEST_POSTGRES"])
    assert by_key(results) == dataset.expected


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pyspark.sql import SparkSession  # noqa: PLC0415

        session = (
            SparkSession.builder.master("local[2]")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.adaptive.enabled", "false")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate()
        )
        yield session
        session.stop()


@pytest.mark.spark
@settings(patient, max_examples=1)
@given(dataset=datasets(6))
def test_results_are_those_of_the_reference_on_spark(dataset: Dataset, spark: SparkSession) -> None:
    from tests.core.measurement.other_engines import on_spark  # noqa: PLC0415

    results = on_spark(programme_for(dataset.framework, dataset.facts, AS_OF), spark)
    assert by_key(results) == dataset.expected
