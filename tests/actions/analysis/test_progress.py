from __future__ import annotations

import pytest

from actions.analysis.progress import Progress


@pytest.mark.parametrize("status", Progress)
def test_only_what_is_done_or_stopped_is_closed(status):
    assert status.is_closed is (status in (Progress.DONE, Progress.STOPPED))


def test_a_status_reads_as_a_sentence_begins():
    assert [status.words for status in Progress] == [
        "Not started",
        "On course",
        "At risk",
        "Off course",
        "Done",
        "Stopped",
    ]


def test_what_is_in_doubt_has_no_colour_of_what_is_not():
    doubt = {Progress.AT_RISK.colour, Progress.OFF_COURSE.colour}

    assert doubt.isdisjoint(
        status.colour
        for status in set(Progress) - {Progress.AT_RISK, Progress.OFF_COURSE}
    )
