from __future__ import annotations

from typing import Any

import pytest

from indicators.acts import Act
from indicators.breakdowns import parts_of
from indicators.crime_import_states import State
from indicators.crime_imports import saving
from indicators.crime_imports.moving import ImportRefused
from indicators.crime_imports.preview import preview_of
from indicators.crime_imports.saving import OTHER_THAN_SHOWN, save
from indicators.models import Actual, CrimeImport, SignOffEvent
from indicators.signoff import current
from indicators.transitions import Status
from laa.plan.clock import now
from laa.plan.models import Membership
from laa.plan.roles import Role
from tests.factories.indicators import (
    IndicatorFactory,
    TargetRefreshFactory,
    TargetSetFactory,
)
from tests.indicators.crime_imports.sending import (
    COVENTRY,
    FILE,
    answered,
    counted,
    file_of,
    shown,
    table,
)
from tests.indicators.examples import Q1, Q2
from tests.indicators.pages import TODAY, World
from tests.indicators.returns import RED, act, all_that_is_kept, submit

PARTS = {
    "Homicide": 1,
    "Attempted murder": 0,
    "Wounding or act endangering life": 79,
    "Grievous bodily harm without intent": 20,
}


def of_q2(world: World) -> Actual:
    found = current(world.target_set, Q2)
    assert found is not None
    return found


def saved(world: World, one: CrimeImport) -> int:
    return save(one, shown=shown(world, one), by=world.people[Role.ANALYST], at=now())


def refusal(world: World, one: CrimeImport, seen: str) -> str:
    before = all_that_is_kept()
    with pytest.raises(ImportRefused) as caught:
        save(one, shown=seen, by=world.people[Role.ANALYST], at=now())
    one.refresh_from_db()
    assert one.stands is not State.SAVED
    assert all_that_is_kept() == before
    return str(caught.value)


def test_drafts_are_saved_with_their_parts_and_where_they_come_from(
    crime: World,
) -> None:
    one = answered(crime)

    assert saved(crime, one) == 1

    draft = of_q2(crime)
    assert (draft.count, draft.status, draft.is_provisional) == (100, "draft", True)
    assert draft.source == (
        "Home Office, police recorded crime open data: "
        "crime.csv, Coventry, West Midlands"
    )
    assert draft.as_at == TODAY
    assert draft.entered_by == crime.people[Role.ANALYST]
    assert parts_of(draft) == PARTS
    event = SignOffEvent.objects.get(actual=draft)
    assert (event.act, event.note) == (
        Act.SAVE,
        "From the Home Office's recorded crime: crime.csv, Coventry, West Midlands. "
        "Asked whether 5B counts: yes.",
    )


def test_what_was_saved_is_kept_with_the_import(crime: World) -> None:
    one = answered(crime)

    saved(crime, one)

    one.refresh_from_db()
    assert one.stands is State.SAVED
    assert one.saved == [
        {
            "indicator": "NI 15",
            "slug": "ni-15",
            "quarter": "2008-09-q2",
            "was": None,
            "count": 100,
        }
    ]


def test_nothing_is_submitted_and_what_is_signed_off_stays(crime: World) -> None:
    before = current(crime.target_set, Q1)

    saved(crime, answered(crime))

    assert current(crime.target_set, Q1) == before
    assert {one.status for one in Actual.objects.all()} == {"draft", "signed off"}


def test_the_same_file_again_changes_nothing(crime: World) -> None:
    saved(crime, answered(crime))
    before = all_that_is_kept()
    again = answered(crime)

    assert preview_of(again).written == []
    assert all_that_is_kept() == before


def test_an_answer_of_no_leaves_its_code_out(crime: World) -> None:
    saved(crime, answered(crime, said="no"))

    assert of_q2(crime).count == 101
    assert parts_of(of_q2(crime))["Wounding or act endangering life"] == 80


def test_a_draft_that_was_typed_is_changed_and_its_commentary_stays(
    crime: World,
) -> None:
    crime.post(Role.ANALYST, count="95", commentary="Fewer nights out.")

    saved(crime, answered(crime))

    draft = of_q2(crime)
    assert (draft.count, draft.commentary) == (100, "Fewer nights out.")


def test_a_typed_draft_of_the_same_count_gets_its_parts(crime: World) -> None:
    crime.post(Role.ANALYST, count="100")

    saved(crime, answered(crime))

    assert parts_of(of_q2(crime)) == PARTS


def test_a_new_count_drops_the_parts_of_the_earlier_one(crime: World) -> None:
    saved(crime, answered(crime))
    more = {**COVENTRY, Q2: {**COVENTRY[Q2], "2": 5}}

    saved(crime, answered(crime, file_of(table(more))))

    assert of_q2(crime).count == 105
    assert parts_of(of_q2(crime)) == {**PARTS, "Attempted murder": 5}


def test_a_returned_figure_is_corrected_and_stays_returned(crime: World) -> None:
    crime.post(Role.ANALYST, act=Act.SUBMIT.label)
    crime.post_act(Role.OWNER, Act.RETURN, note="Look again.")

    saved(crime, answered(crime))

    assert (of_q2(crime).count, of_q2(crime).status) == (100, Status.RETURNED)


def test_the_whole_plan_is_saved_or_nothing(
    crime: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second indicator's return goes to its owner at the last moment."""
    plan = crime.target_set.plan
    other = TargetSetFactory(
        plan=plan,
        indicator=IndicatorFactory(code="NI 20", slug="ni-20"),
        targets=(2400, 2300, 2200),
    )
    one = answered(crime)
    seen = shown(crime, one)
    real = saving.perform

    def perform(name: Act, **given: Any) -> Actual:
        if given["target_set"] == other and given["quarter"] == Q2:
            submit(other, crime.people[Role.ANALYST], RED, Q2)
        return real(name, **given)

    monkeypatch.setattr(saving, "perform", perform)
    words = refusal(crime, one, seen)

    assert words.startswith("NI 20, 2008/09 Q2: You have already changed this figure")
    assert current(crime.target_set, Q2) is None


# What is confirmed is what was shown


def test_what_nobody_was_shown_is_not_saved(crime: World) -> None:
    assert refusal(crime, answered(crime), "something else") == OTHER_THAN_SHOWN


def test_a_draft_that_changed_meanwhile_is_shown_first(crime: World) -> None:
    one = answered(crime)
    seen = shown(crime, one)
    crime.post(Role.ANALYST, count="95")

    assert refusal(crime, one, seen) == OTHER_THAN_SHOWN
    assert saved(crime, one) == 1


def test_a_return_that_was_submitted_meanwhile_is_shown_as_refused(
    crime: World,
) -> None:
    crime.post(Role.ANALYST, count="95")
    one = answered(crime)
    seen = shown(crime, one)
    act(Act.SUBMIT, crime.target_set, crime.people[Role.ANALYST], Q2)

    assert refusal(crime, one, seen) == OTHER_THAN_SHOWN
    assert preview_of(one).written == []


def test_answers_that_changed_meanwhile_are_shown_first(crime: World) -> None:
    one = answered(crime)
    seen = shown(crime, one)
    codes = {"NI 15": dict.fromkeys(one.answers["NI 15"], False)}
    CrimeImport.objects.filter(pk=one.pk).update(answers=codes)

    assert refusal(crime, one, seen) == OTHER_THAN_SHOWN


def test_nothing_is_saved_before_all_is_answered(crime: World) -> None:
    one = counted(crime)

    assert refusal(crime, one, preview_of(one).shown) == OTHER_THAN_SHOWN


def test_new_targets_meanwhile_change_nothing_of_it(crime: World) -> None:
    one = answered(crime)
    seen = shown(crime, one)
    TargetRefreshFactory(target_set=crime.target_set)

    assert save(one, shown=seen, by=crime.people[Role.ANALYST], at=now()) == 1


def test_a_role_that_was_lost_meanwhile_saves_nothing(crime: World) -> None:
    one = answered(crime)
    seen = shown(crime, one)
    Membership.objects.filter(user=crime.people[Role.ANALYST]).delete()

    assert refusal(crime, one, seen) == "You may not enter returns of this plan."


def test_a_long_name_of_a_file_fits_into_the_source(crime: World) -> None:
    saved(crime, answered(crime, FILE, name="x" * 150 + ".csv"))

    source = f"{'x' * 100}, Coventry, West Midlands"
    assert of_q2(crime).source.endswith(source)


def test_a_long_name_of_an_area_is_cut(crime: World) -> None:
    one = answered(crime)
    where = {"force": "y" * 300, "partnership": "Coventry", "years": [2008]}
    CrimeImport.objects.filter(pk=one.pk).update(chosen=where)
    one.refresh_from_db()

    saved(crime, one)

    assert len(of_q2(crime).source) == 250
