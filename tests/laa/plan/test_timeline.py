from datetime import date

import pytest

from laa.plan.nothing import Nothing
from laa.plan.timeline import Mark, Row, State
from tests.laa.plan.sample_timelines import (
    EVENT,
    IDENTIFIED,
    MONTHLY,
    MOVED,
    UNDATED,
    actions,
    row,
    timeline,
)


def test_no_two_states_have_one_letter():
    assert len({state.letter for state in State}) == len(State)
    assert (State.AT_RISK.letter, State.AT_RISK.words) == ("A", "At risk")


def test_a_milestone_says_when_it_is_due():
    assert IDENTIFIED.when == "30 June 2008"
    assert EVENT.when == "1 July 2008 to 30 September 2008"
    assert UNDATED.when == "not dated"
    assert (IDENTIFIED.due, EVENT.due, UNDATED.due) == (
        date(2008, 6, 30),
        date(2008, 9, 30),
        None,
    )


def test_a_milestone_says_all_that_is_known_of_it():
    assert EVENT.words == ("Half-day event: overdue, 1 July 2008 to 30 September 2008")
    assert MOVED.words == (
        "Scheme runs: due, 31 March 2009; moved from 31 December 2008"
    )


@pytest.mark.parametrize("other", [{"end": date(2008, 6, 30)}, {"was": date.max}])
def test_a_milestone_with_a_date_has_a_first_day(other):
    with pytest.raises(ValueError, match=r"'Report' ends on .* no first day: give one"):
        Mark("Report", State.DUE, **other)


def test_a_milestone_does_not_end_before_it_begins():
    with pytest.raises(ValueError, match="'Report' runs from 2008-06-30 to 2008-06-29"):
        Mark("Report", State.DUE, date(2008, 6, 30), date(2008, 6, 29))


def test_a_timeline_needs_a_key_that_does_for_an_id_and_its_days_in_order():
    with pytest.raises(ValueError, match="'Plan 1' is not a chart's key"):
        timeline(key="Plan 1")
    with pytest.raises(ValueError, match="runs from 2008-04-01 to 2008-03-31: it may"):
        timeline(last=date(2008, 3, 31))


def test_the_quarters_of_the_agreement_are_shown_though_nothing_is_due():
    assert timeline().span == (date(2008, 4, 1), date(2011, 3, 31))


def test_the_quarters_of_what_is_due_before_or_after_are_shown_too():
    early = Mark("Civil orders", State.REACHED, date(2008, 3, 31))
    late = Mark("Late", State.DUE, date(2011, 4, 1), was=date(2011, 7, 5))

    assert timeline(row(early, late)).span == (date(2008, 1, 1), date(2011, 9, 30))


def test_a_date_far_from_the_agreement_is_left_to_the_table():
    slip = Mark("Slip", State.OVERDUE, date(208, 6, 30))
    moved = Mark("Moved", State.DUE, date(2008, 6, 30), was=date(2015, 1, 1))
    drawn = timeline(row(slip, moved, UNDATED, IDENTIFIED))

    assert drawn.drawn(drawn.rows[0]) == (IDENTIFIED,)
    assert drawn.left_out == 3
    assert drawn.span == timeline().span
    assert len(drawn.table.rows) == 4


def test_the_table_has_every_milestone_and_says_where_there_is_none():
    assert actions().table.caption == "When each action is due"
    assert actions().table.shown() == (
        *(
            (f"Action 1{text}", *cells)
            for text, *cells in (
                (
                    ": Manage the most harmful offenders",
                    *("100 identified", "30 June 2008", "Reached", ""),
                ),
                ("", "Scheme runs", "31 March 2009", "Due", "31 December 2008"),
                (
                    "",
                    MONTHLY.name,
                    "recurring, 1 April 2008 to 31 March 2011",
                    "At risk",
                    "",
                ),
            )
        ),
        ("Action 2: Stakeholders", "Half-day event", EVENT.when, "Overdue", ""),
        ("Action 2", "Report", "not dated", "Due", ""),
        ("Action 3", "no milestone", "", "", ""),
    )
    assert Nothing.BLANK.words not in str(actions().table.shown())


def test_a_row_needs_no_milestone():
    assert timeline(Row("Action 4", "", ())).left_out == 0
