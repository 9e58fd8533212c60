"""Targets that were negotiated anew are recorded whole, once, by who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from indicators.acts import Act
from indicators.history import history_of
from indicators.models import RefreshedTarget, SignOffEvent, TargetRefresh, TargetSet
from indicators.refreshing import RefreshRefused, refresh_targets
from indicators.target_terms import Agreed, Terms, latest, number_of, terms_of
from laa.plan.models import User
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear, Quarter
from laa.plan.rag import Rag
from laa.plan.roles import Role
from tests.factories.indicators import TargetRefreshFactory
from tests.factories.plan import member
from tests.indicators.examples import Q1, Q2, Q3, Y2008, Y2009, Y2010
from tests.indicators.returns import RED, sign_off, target_set_of_368

pytestmark = pytest.mark.django_db
AT = datetime(2009, 3, 5, 9, tzinfo=UTC)
AGREED = Agreed(
    agreed_by="Government Office for the West Midlands and Coventry Partnership",
    agreed_on=date(2009, 3, 2),
    counts_from=Y2009.quarters[0],
    reason="GBH is counted differently from April 2008.",
)
RAISED = {Y2008: Decimal(368), Y2009: Decimal(470), Y2010: Nothing.TO_BE_DETERMINED}


def raised(target_set: TargetSet, **changed: Any) -> Terms:
    terms = terms_of(target_set, latest(target_set))
    return replace(terms, **{"annual": RAISED, **changed})


def coordinator_of(target_set: TargetSet, **person: Any) -> User:
    return member(target_set.plan, Role.COORDINATOR, **person)


def record(target_set: TargetSet, **given: Any) -> TargetRefresh:
    defaults: dict[str, Any] = {
        "terms": raised(target_set),
        "agreed": AGREED,
        "at": AT,
        "version": number_of(latest(target_set)),
    }
    by = given.pop("by", None) or coordinator_of(target_set)
    return refresh_targets(target_set=target_set, by=by, **(defaults | given))


def refused(target_set: TargetSet, **given: Any) -> list[tuple[str, str]]:
    """Each sentence with the box it stands beside; nothing was recorded."""
    before = TargetRefresh.objects.count()
    with pytest.raises(RefreshRefused) as caught:
        record(target_set, **given)
    assert TargetRefresh.objects.count() == before
    return [(one.words, one.field) for one in caught.value.refusals]


def test_a_version_is_recorded_with_all_that_was_agreed() -> None:
    target_set = target_set_of_368()
    grace = coordinator_of(target_set)
    terms = raised(
        target_set,
        baseline=Decimal(476),
        baseline_recounted=True,
        success_criterion="5% less",
        success_change=Decimal("-0.05"),
        yearly_change=Decimal("-0.02"),
        tolerance=Decimal("0.1"),
    )

    made = record(target_set, terms=terms, by=grace)

    made.refresh_from_db()
    assert (made.number, made.by, made.at) == (2, grace, AT)
    assert (made.agreed_by, made.agreed_on) == (AGREED.agreed_by, AGREED.agreed_on)
    assert (made.counts_from, made.reason) == (AGREED.counts_from, AGREED.reason)
    assert terms_of(target_set, made) == terms


def test_the_plans_own_targets_stay_as_they_were() -> None:
    target_set = target_set_of_368()
    own = terms_of(target_set, None)

    record(target_set)

    assert terms_of(target_set, None) == own
    assert own.annual[Y2009] == 353


def test_each_kind_of_nothing_is_kept_apart() -> None:
    target_set = target_set_of_368()
    nothings: dict[FinancialYear, Decimal | Nothing] = {
        Y2008: Nothing.NOT_APPLICABLE,
        Y2009: Nothing.BLANK,
        Y2010: Decimal(0),
    }

    made = record(
        target_set,
        terms=raised(target_set, annual=nothings, baseline=Nothing.BLANK),
    )

    assert terms_of(target_set, made).annual == nothings
    assert terms_of(target_set, made).baseline is Nothing.BLANK
    assert list(
        RefreshedTarget.objects.order_by("year").values_list("value", "nothing")
    ) == [(None, "not applicable"), (None, "blank"), (0, "")]
    assert history_of(target_set).targets.at(Y2009.quarters[0]).annual == {
        Y2008: Nothing.NOT_APPLICABLE,
        Y2009: Nothing.BLANK,
        Y2010: 0,
    }


def test_a_baseline_may_be_to_be_determined() -> None:
    target_set = target_set_of_368()
    terms = raised(target_set, baseline=Nothing.TO_BE_DETERMINED, baseline_year=None)

    made = record(target_set, terms=terms)

    assert terms_of(target_set, made).baseline is Nothing.TO_BE_DETERMINED


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_only_the_coordinator_records_targets(role: Role) -> None:
    target_set = target_set_of_368()

    (sentence, box), *_ = refused(target_set, by=member(target_set.plan, role))

    assert (sentence, box) == ("You may not record targets of this plan.", "")


def test_a_coordinator_of_another_plan_may_not() -> None:
    assert refused(target_set_of_368(), by=coordinator_of(target_set_of_368()))


@pytest.mark.parametrize(
    ("changed", "box", "words"),
    [
        ({"agreed_by": "  "}, "agreed_by", "Enter who agreed to the new targets."),
        ({"reason": " "}, "reason", "Enter why the targets were negotiated anew."),
        (
            {"agreed_on": date(2009, 3, 6)},
            "agreed_on",
            "6 March 2009 is in the future: targets can be recorded once they are "
            "agreed, up to today, 5 March 2009.",
        ),
        (
            {"counts_from": Quarter(2011, 1)},
            "counts_from",
            "2011/12 Q1 is outside the agreement: select a quarter from 2008/09 Q1 to "
            "2010/11 Q4.",
        ),
    ],
)
def test_what_is_missing_or_cannot_be_is_refused_beside_its_box(
    changed: dict[str, Any], box: str, words: str
) -> None:
    assert refused(target_set_of_368(), agreed=replace(AGREED, **changed)) == [
        (words, box)
    ]


def test_all_that_is_wrong_is_said_at_once() -> None:
    agreed = replace(AGREED, agreed_by="", reason="")

    assert len(refused(target_set_of_368(), agreed=agreed)) == 2


def test_a_baseline_needs_its_year() -> None:
    target_set = target_set_of_368()

    assert refused(target_set, terms=raised(target_set, baseline_year=None)) == [
        ("Select the year of the baseline.", "baseline_year")
    ]


def test_a_version_names_the_years_of_the_agreement_and_no_others() -> None:
    target_set = target_set_of_368()

    with pytest.raises(ValueError, match="are not the years of the agreement"):
        record(target_set, terms=raised(target_set, annual={Y2008: Decimal(1)}))


def test_targets_that_are_the_same_are_not_recorded() -> None:
    target_set = target_set_of_368()
    same = terms_of(target_set, None)

    ((words, box),) = refused(target_set, terms=same)

    assert box == ""
    assert words == (
        "Nothing here differs from version 1 of the targets: change what was agreed "
        "anew."
    )


def test_a_mistaken_start_is_put_right_by_a_further_version() -> None:
    target_set = target_set_of_368()
    record(target_set)

    again = record(target_set, agreed=replace(AGREED, counts_from=Q3))

    assert (again.number, again.counts_from) == (3, Q3)
    assert refused(target_set, agreed=replace(AGREED, counts_from=Q3))


def test_whoever_saw_an_earlier_version_is_told_who_recorded_the_next() -> None:
    target_set = target_set_of_368()
    grace = coordinator_of(target_set, name="Grace Whitfield")
    record(target_set, by=grace)
    other = raised(target_set, tolerance=Decimal("0.2"))

    ((theirs, _),) = refused(target_set, version=1, terms=other)
    ((own, _),) = refused(target_set, version=1, terms=other, by=grace)

    assert theirs.startswith(
        "Grace Whitfield has recorded version 2 of the targets after you opened"
    )
    assert own.startswith("You have recorded version 2 of the targets after you opened")


def test_a_signed_figure_keeps_its_record_and_says_what_differs() -> None:
    target_set = target_set_of_368()
    sign_off(target_set, RED)
    kept = SignOffEvent.objects.get(act=Act.SIGN_OFF).reported

    record(
        target_set,
        agreed=replace(AGREED, counts_from=Q1),
        terms=raised(target_set, annual={**RAISED, Y2008: Decimal(480)}),
    )

    found = history_of(target_set).retold(Q1)
    assert found
    assert SignOffEvent.objects.get(act=Act.SIGN_OFF).reported == kept
    assert (found.then.version, found.then.rag) == (1, Rag.RED)
    assert (found.now.version, found.now.rag) == (2, Rag.GREEN)
    assert found.why == (
        "it is judged by the targets agreed in March 2009 (version 2), and no longer "
        "by version 1",
        "the year’s target was 368 and is 480",
    )


def test_a_figure_of_a_quarter_before_the_refresh_counts_says_nothing_of_it() -> None:
    target_set = target_set_of_368()
    sign_off(target_set, RED)
    record(target_set)

    found = history_of(target_set).retold(Q1)

    assert found
    assert (found.differs, found.why) == (False, ())


def test_a_figure_signed_after_the_refresh_keeps_the_number_of_its_version() -> None:
    target_set = target_set_of_368()
    TargetRefreshFactory(
        target_set=target_set,
        from_year=2008,
        from_quarter=2,
        agreed_on=date(2008, 9, 1),
        targets=(400, 390, 380),
    )
    sign_off(target_set, RED)
    sign_off(target_set, replace(RED, count=101), Q2)

    records = SignOffEvent.objects.filter(act=Act.SIGN_OFF).order_by(
        "actual__quarter_number"
    )

    assert [(one.reported["version"], one.reported["target"]) for one in records] == [
        (1, 368),
        (2, 400),
    ]
    assert records[1].reported["targets"] == (
        "the targets agreed in September 2008 (version 2)"
    )
