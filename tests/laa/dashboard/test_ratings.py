from __future__ import annotations

from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa.dashboard.ratings import money, performance, progress, risk
from laa.dashboard.reasons import Reason
from laa.plan.nothing import Nothing
from laa.plan.rag import Rag
from tests.indicators.examples import Y2008
from tests.laa.dashboard.test_money_reading import NONE, THOUSAND, UNDECIDED, reading

RED, AMBER, WORSENING, OVERDUE, UNASSESSED = ((one,) for one in Reason)
FINE = ()


def named(noun, *reasons):
    return [(f"{noun} {n}", one) for n, one in zip(count(1), reasons, strict=False)]


@pytest.mark.parametrize(
    ("reasons", "rag", "why"),
    [
        (
            [RED, FINE],
            Rag.RED,
            "Of 2 improvement targets: 1 red (NI 1), 1 green (NI 2)",
        ),
        ([AMBER], Rag.AMBER, "Of 1 improvement target: 1 amber (NI 1)"),
        (
            [UNASSESSED, FINE],
            Rag.NONE,
            "Of 2 improvement targets: 1 no rating (NI 1), 1 green (NI 2)",
        ),
        (
            [AMBER, UNASSESSED],
            Rag.AMBER,
            "Of 2 improvement targets: 1 amber (NI 1), 1 no rating (NI 2)",
        ),
        ([WORSENING], Rag.GREEN, "Of 1 improvement target: 1 green (NI 1)"),
    ],
)
def test_performance_is_the_worst_of_the_improvement_targets(reasons, rag, why):
    rating = performance(named("NI", *reasons))

    assert (rating.rag, rating.why) == (rag, why)


@pytest.mark.parametrize(
    ("reasons", "rag"),
    [
        ([RED, FINE, FINE], Rag.RED),
        ([RED, FINE, FINE, FINE], Rag.AMBER),
        ([AMBER, OVERDUE, FINE, FINE, FINE, FINE], Rag.RED),
        ([OVERDUE, *[UNASSESSED] * 3], Rag.AMBER),
        ([FINE, UNASSESSED], Rag.NONE),
        ([(Reason.OVERDUE, Reason.UNASSESSED)], Rag.NONE),
        ([FINE, WORSENING], Rag.GREEN),
    ],
)
def test_progress_goes_by_the_share_of_actions_in_trouble(reasons, rag):
    assert progress(named("Action", *reasons)).rag is rag


def test_progress_names_what_it_counts_up_to_three_of_a_kind():
    rating = progress(named("Action", RED, AMBER, OVERDUE, *[UNASSESSED] * 4, FINE))

    assert rating.why == (
        "Of 8 actions: 1 off course (Action 1), 1 at risk (Action 2), "
        "4 without an update, 1 overdue (Action 3), 1 in order (Action 8)"
    )


@pytest.mark.parametrize(
    ("reasons", "rag", "why"),
    [
        (
            [UNASSESSED] * 2,
            Rag.NONE,
            "Of 2 risks: 2 not assessed (Risk 1, Risk 2)",
        ),
        (
            [RED, UNASSESSED],
            Rag.RED,
            "Of 2 risks: 1 extreme (Risk 1), 1 not assessed (Risk 2)",
        ),
        ([AMBER], Rag.AMBER, "Of 1 risk: 1 high (Risk 1)"),
        (
            [OVERDUE],
            Rag.NONE,
            "Of 1 risk: 1 with an overdue review (Risk 1)",
        ),
        ([FINE], Rag.GREEN, "Of 1 risk: 1 moderate or low (Risk 1)"),
    ],
)
def test_risk_is_the_highest_band(reasons, rag, why):
    rating = risk(named("Risk", *reasons))

    assert (rating.rag, rating.why) == (rag, why)


@pytest.mark.parametrize(
    ("line", "rag", "why"),
    [
        (reading(THOUSAND, spent=(900, 200)), Rag.RED, "1 overspent (Patrols)"),
        (
            reading(THOUSAND, spent=(300, 300)),
            Rag.AMBER,
            "1 heading for overspend (Patrols)",
        ),
        (reading(THOUSAND, NONE), Rag.AMBER, "1 ending with 2008/09 (Patrols)"),
        (reading(THOUSAND, UNDECIDED), Rag.AMBER, "1 undecided (Patrols)"),
        (
            reading(THOUSAND, spent=()),
            Rag.NONE,
            "1 without all spend reported (Patrols)",
        ),
        (reading(THOUSAND), Rag.GREEN, "1 in order (Patrols)"),
    ],
)
def test_money_is_overspend_then_what_ends_or_is_undecided(line, rag, why):
    rating = money([line], Y2008)

    assert (rating.rag, rating.why) == (rag, f"Of 1 funding line: {why}")


@pytest.mark.parametrize(
    ("rating", "why"),
    [
        (performance([]), "The plan has no improvement targets"),
        (progress([]), "The plan has no actions"),
        (risk([]), "The plan has no risks"),
        (money([], Y2008), "The plan has no funding lines"),
    ],
)
def test_what_there_is_nothing_of_is_not_rated(rating, why):
    assert (rating.rag, rating.why) == (Rag.NONE, why)


reasons = st.lists(st.sampled_from(Reason), unique=True, max_size=3).map(tuple)


@given(st.lists(reasons, min_size=1, max_size=12))
def test_nothing_unknown_is_ever_green(found):
    for rate in (performance, progress, risk):
        unknown = any(Reason.UNASSESSED in one for one in found)
        assert not (unknown and rate(named("Thing", *found)).rag is Rag.GREEN)


amounts = st.sampled_from([THOUSAND, NONE, UNDECIDED, Nothing.BLANK])
spends = st.lists(st.integers(0, 2000), max_size=2)


@given(amounts, amounts, spends)
def test_money_is_green_only_if_all_is_known_and_goes_on(this, following, spent):
    rating = money([reading(this, following, spent)], Y2008)

    if rating.rag is Rag.GREEN and this == THOUSAND:
        assert following == THOUSAND
        assert len(spent) == 2
        assert sum(map(Decimal, spent)) <= THOUSAND / 2
