from __future__ import annotations

import pytest

from indicators.crime_import_states import FINISHED, TRANSITIONS, Act, State, Who

# Typed here, not taken from the code: what each act makes of each state.
ENDS = {"cancel": "cancelled", "expire": "cancelled"}
LIFE: dict[str, dict[str, str]] = {
    "uploaded": {"read": "reading", **ENDS},
    "reading": {"offer": "to choose", "refuse": "refused", "fail": "failed", **ENDS},
    "to choose": {"choose": "counting", **ENDS},
    "counting": {"count": "to confirm", "refuse": "refused", "fail": "failed", **ENDS},
    "to confirm": {
        "answer": "to confirm",
        "choose": "counting",
        "save": "saved",
        **ENDS,
    },
    "saved": {},
    "cancelled": {},
    "refused": {},
    "failed": {},
}


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("state", State)
def test_every_act_leads_from_every_state_where_the_table_says(
    state: State, act: Act
) -> None:
    assert TRANSITIONS.get((state, act)) == LIFE[state].get(act)


def test_what_is_finished_goes_nowhere() -> None:
    going = {start for start, _ in TRANSITIONS}

    assert set(State) - going == set(FINISHED)
    assert [state for state in State if state.is_finished] == list(FINISHED)


def test_each_act_is_a_persons_the_workers_or_the_daily_commands() -> None:
    peoples = {act.value for act in Act if act.who is Who.PERSON}

    assert peoples == {"choose", "answer", "save", "cancel"}
    assert [act for act in Act if act.who is Who.DAILY] == [Act.EXPIRE]


def test_a_state_says_itself_in_words_of_its_own() -> None:
    assert len({state.words for state in State}) == len(State)
    assert {state.colour for state in State} == {
        "blue",
        "yellow",
        "green",
        "grey",
        "red",
    }


def test_the_worker_has_what_waits_and_what_is_under_way() -> None:
    worked_on = {state.value for state in State if state.is_worked_on}

    assert worked_on == {"uploaded", "reading", "counting"}
