from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.analysis.findings.criterion import success_criterion_missed
from indicators.analysis.findings.reading import PlannedIndicator
from indicators.analysis.measure import Measure, Polarity, Series, Version
from laa.plan.findings import Severity, Where
from tests.indicators.analysis.findings.plans import (
    MEASURE,
    baseline,
    found,
    target,
    with_targets,
    words_of,
)
from tests.indicators.examples import AGREED_ON, PERCENTAGE, SCORE, Y2009, Y2010

BETTER_HIGHER = replace(MEASURE, polarity=Polarity.HIGHER)


def aiming(
    first: float | None,
    last: float | None,
    change: float | None,
    measure: Measure = MEASURE,
    printed: tuple = (),
) -> PlannedIndicator:
    annual = {} if last is None else {Y2010: last}
    stated = {"annual": annual, "baseline": first, "success_change": change}
    return with_targets(stated, printed=printed, series=Series(measure, {}))


def test_a_last_target_short_of_the_criterion_is_found_with_what_it_lacks() -> None:
    (finding,) = found(success_criterion_missed, aiming(4206, 3958, -0.06))

    assert finding.severity is Severity.CONTRADICTION
    assert finding.where == Where("NI 1", "success criterion", Y2010)
    assert finding.words == (
        "The target of 3,958 for 2010/11 is 5.90% less than the baseline of 4,206. The "
        "success criterion asks for 6% less: 4,206 × 0.94 = 3,953.64. The target "
        "misses it by 5 offences (3,953 or fewer would meet it). Every yearly target "
        "can be met and the criterion still fail."
    )


@pytest.mark.parametrize(
    ("first", "last", "change", "measure"),
    [
        (383, 340, -0.11, MEASURE),
        (400, 360, -0.1, MEASURE),
        (100, 110, 0.1, BETTER_HIGHER),
        (45.0, 40.5, -0.1, PERCENTAGE),
        (3.0, 3.3, 0.1, SCORE),
    ],
)
def test_a_last_target_that_just_meets_the_criterion_is_no_fault(
    first: float, last: float, change: float, measure: Measure
) -> None:
    assert found(success_criterion_missed, aiming(first, last, change, measure)) == []


def test_where_more_is_better_more_is_needed() -> None:
    words = words_of(success_criterion_missed, aiming(103, 113, 0.1, BETTER_HIGHER))

    assert "asks for 10% more: 103 × 1.1 = 113.3" in words
    assert "misses it by 1 offence (114 or more would meet it)" in words


def test_a_percentage_needs_no_whole_number() -> None:
    words = words_of(success_criterion_missed, aiming(45.0, 41.0, -0.1, PERCENTAGE))

    assert "misses it by 0.5 percentage points. Every yearly" in words


def test_a_criterion_met_by_count_and_not_on_printed_rates_is_found() -> None:
    printed = (baseline("383", "1.24"), target(Y2010, "339", "1.11"))

    words = words_of(success_criterion_missed, aiming(383, 339, -0.11, printed=printed))

    assert words == (
        "By its figure the target for 2010/11 meets the success criterion of 11% less: "
        "383 to 339 is 11.49% less. On the rates that section 1 prints it does not: "
        "1.24 to 1.11 is 10.48% less."
    )


@pytest.mark.parametrize(
    "printed",
    [
        (baseline("383", "1.25"), target(Y2010, "339", "1.11")),
        (baseline("383", "1.24", section=5), target(Y2010, "339", "1.11")),
        (baseline("383", "1.24"), target(Y2009, "353", "1.15")),
        (baseline("383", "0"), target(Y2010, "339", "1.11")),
    ],
    ids=["met", "in two sections", "of an earlier year", "from nothing"],
)
def test_other_printed_rates_say_nothing_against_it(printed: tuple) -> None:
    indicator = aiming(383, 339, -0.11, printed=printed)

    assert found(success_criterion_missed, indicator) == []


@pytest.mark.parametrize(
    "indicator",
    [aiming(None, 1, 1), aiming(0, 1, -1), aiming(5, None, -1), aiming(5, 9, None)],
    ids=["no baseline", "a baseline of 0", "no last target", "no criterion"],
)
def test_without_its_parts_a_criterion_is_not_judged(
    indicator: PlannedIndicator,
) -> None:
    assert found(success_criterion_missed, indicator) == []


def test_a_later_version_is_held_to_its_own_criterion_and_named() -> None:
    meets = aiming(400, 356, -0.11)
    later = replace(
        meets,
        targets=replace(
            meets.targets, annual={Y2010: 380}, version=Version(2, AGREED_ON)
        ),
    )

    (finding,) = found(success_criterion_missed, replace(meets, later=(later,)))

    assert finding.where == Where("NI 1", "success criterion", Y2010)
    assert finding.words.startswith(
        "In the targets agreed in March 2009 (version 2): The target of 380 for "
        "2010/11 is 5.00% less than the baseline of 400."
    )
