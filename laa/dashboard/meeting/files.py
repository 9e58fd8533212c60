"""The files of the meeting's paper: its ratings, its exceptions, its decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from actions.meeting_decisions import Decided
from laa.dashboard.meeting.page import MeetingPage
from laa.dashboard.ratings import Rating
from laa.dashboard.reasons import Reasons
from laa.plan.exports.export import BOTH, Item, PageFiles
from laa.plan.page_files import about
from laa.plan.tables import Column, Field, Table

# Of which kind, its name, why it is looked at, and what is told of it.
Looked = tuple[str, str, Reasons, str]


def files_of(page: MeetingPage) -> PageFiles:
    known = about(page.plan, f"Meeting report, {page.quarter}", page.quarter, BOTH)
    decided = page.decisions
    every = [*decided.now, *decided.last_time, *decided.still_open]
    items = (
        Item("ratings", Table.of("Ratings", page.ratings, _RATINGS)),
        Item("attention", Table.of("What needs attention", _looked_at(page), _LOOKED)),
        Item("decisions", Table.of("Decisions", every, _DECISIONS)),
    )
    return PageFiles("meeting", known, items)


def _looked_at(page: MeetingPage) -> Iterator[Looked]:
    for one in page.indicators.exceptions:
        told = [one.status, one.late_words, *one.worse, one.row.forecast]
        yield "Indicator", str(one.target_set.indicator), one.reasons, _joined(told)
    for action in page.actions.exceptions:
        told = [action.state, *action.known]
        yield "Action", action.name, action.reasons, _joined(told)
    for risk in page.risks.exceptions:
        told = [risk.row.standing, risk.row.direction, risk.row.overdue]
        yield "Risk", risk.name, risk.reasons, _joined(told)
    for line in page.lines.exceptions:
        yield "Funding line", line.name, line.reasons, _joined(line.why)


def _joined(told: Iterable[str]) -> str:
    return "; ".join(filter(None, told))


def _words(looked: Looked) -> str:
    return ", ".join(reason.word for reason in looked[2])


_RATINGS: tuple[Field[Rating], ...] = (
    (Column("Subject"), lambda one: one.subject),
    (Column("Rating"), lambda one: one.rag.word),
    (Column("Why"), lambda one: one.why),
)
_LOOKED: tuple[Field[Looked], ...] = (
    (Column("Of"), lambda one: one[0]),
    (Column("What"), lambda one: one[1]),
    (Column("Why it is here"), _words),
    (Column("What is known"), lambda one: one[3]),
)
_DECISIONS: tuple[Field[Decided], ...] = (
    (Column("Decision", numeric=True), lambda one: one.decision.number),
    (Column("Meeting on"), lambda one: str(one.decision.quarter)),
    (Column("What was decided"), lambda one: one.decision.text),
    (Column("Owner"), lambda one: one.decision.owner),
    (Column("Due on"), lambda one: one.decision.due_on),
    (Column("What became of it"), lambda one: one.standing),
    (Column("Overdue"), lambda one: "Overdue" if one.is_overdue else ""),
    (Column("Comment"), lambda one: one.latest.comment if one.latest else ""),
)
