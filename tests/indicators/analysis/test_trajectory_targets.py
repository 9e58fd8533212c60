from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.trajectory import compound, straight


@pytest.mark.parametrize(
    ("baseline", "change", "targets"),
    [
        (383, -0.04, [367.68, 352.97, 338.85]),
        (4206, -0.02, [4121.88, 4039.44, 3958.65]),
        (100, 0, [100, 100, 100]),
        (0, -0.04, [0, 0, 0]),
        (100, -1, [0, 0, 0]),
    ],
)
def test_a_yearly_change_is_compounded(
    baseline: int, change: float, targets: list[float]
) -> None:
    assert compound(baseline, change, 3) == pytest.approx(targets, abs=0.005)


def test_equal_steps_lead_from_the_baseline_to_the_last_target() -> None:
    assert straight(4206, 3954, 3) == [4122, 4038, 3954]


def test_one_year_is_one_step() -> None:
    assert straight(100, 90, 1) == [90]
    assert compound(100, -0.1, 1) == [90]


@pytest.mark.parametrize("years", [0, -1])
def test_a_trajectory_without_years_is_refused(years: int) -> None:
    with pytest.raises(ValueError, match=f"years is {years}: .* at least 1"):
        compound(383, -0.04, years)
    with pytest.raises(ValueError, match=f"years is {years}: .* at least 1"):
        straight(383, 339, years)


def test_nothing_falls_by_more_than_all() -> None:
    with pytest.raises(ValueError, match="yearly change is -4: nothing falls below -1"):
        compound(383, -4, 3)


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6), st.integers(1, 20))
def test_the_last_step_arrives(baseline: int, final: int, years: int) -> None:
    targets = straight(baseline, final, years)

    assert len(targets) == years
    assert targets[-1] == pytest.approx(final, abs=1e-6)
