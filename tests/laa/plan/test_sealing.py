from __future__ import annotations

import pytest
from django.core import signing

from laa.plan import sealing
from laa.plan.models import ActionPlan, User

ANALYST, OTHER = User(pk=1), User(pk=2)
PLAN, OTHER_PLAN = ActionPlan(pk=1), ActionPlan(pk=2)
THIS = {"of": "a file", "by": ANALYST, "plan": PLAN}


def test_what_was_sealed_comes_back_as_it_was() -> None:
    assert sealing.unseal(sealing.seal(["A2", 3], **THIS), **THIS) == ["A2", 3]


@pytest.mark.parametrize(
    "other", [{"of": "another"}, {"by": OTHER}, {"plan": OTHER_PLAN}]
)
def test_it_is_nobody_elses_and_for_nothing_else(other: dict[str, object]) -> None:
    sealed = sealing.seal(["A2", 3], **THIS)

    assert sealing.unseal(sealed, **{**THIS, **other}) is None


def test_it_is_good_for_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    sealed, made = sealing.seal(["A2", 3], **THIS), signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: made + 3602)

    assert sealing.unseal(sealed, **THIS) is None
