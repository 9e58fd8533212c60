"""The sheet of a plan's risks, each with its latest review."""

from __future__ import annotations

from datetime import datetime

from actions.analysis.risk_scores import SCORES
from actions.models import Risk, RiskReview
from actions.risk_editing import RiskDetails, add_risk, begin_risk, edit_risk
from actions.risk_reviews import Judgement, begin_review, number_of, review
from laa.dashboard.plan_workbook.book import codes, positions
from laa.dashboard.plan_workbook.columns import Column, Kept, Key, PlanSheet, Written
from laa.dashboard.plan_workbook.numbering import next_keys, require_next
from laa.dashboard.plan_workbook.sheets.actions import LONGEST
from laa.dashboard.plan_workbook.takes import Codes, Day, Pick, Text, Whole
from laa.plan.beginning import the_document
from laa.plan.models import User
from laa.plan.refusals import Refusal, Refused

_DETAILS = frozenset(
    {"reference", "text", "mitigation", "owner", "target_score", "actions", "threatens"}
)
_REVIEW = ("reviewed_on", "likelihood", "impact", "comment")


class RisksSheet(PlanSheet):
    name = "Risks"
    noun = "risk"

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "number", "Number", 9, "The place of the risk in the register.",
                Whole(1, 9_999, "Enter the number of the risk"),
            ),
            Column(
                "reference", "Reference", 12, "As in R1. May be left blank.", Text(20)
            ),
            Column(
                "text", "Risk", 50, "What could go wrong, and what that would do.",
                Text(LONGEST, "Enter the risk: what could go wrong"),
            ),
            Column(
                "mitigation", "Mitigating action", 50,
                "What is done so that it does not happen, or does less harm.",
                Text(LONGEST),
            ),
            Column("owner", "Owner", 26, "Blank while nobody owns it.", Text(150)),
            Column(
                "target_score", "Target score", 10,
                "Likelihood times impact, once mitigated. Blank: none set.",
                Pick({str(score): score for score in SCORES}),
            ),
            Column(
                "actions", "Actions", 14,
                "The numbers of the actions that bear on it, as in 1; 3.", Codes(),
            ),
            Column(
                "threatens", "Indicators threatened", 20,
                "Their codes, as in NI 15; NI 20.", Codes(),
            ),
            *_reviewed(),
        )  # fmt: skip

    def rows(self) -> list[Kept]:
        return [
            Kept((int(number),), one.name, _values(one), one)
            for number, one in self.book.risks.items()
        ]

    def spare_keys(self) -> list[Key]:
        return next_keys(self.book.risks, self.spare)

    def write(self, row: Written, *, by: User, at: datetime) -> None:
        (number,) = row.key
        judgement = judgement_of(row)
        risk: Risk | None = row.kept.thing if row.kept else None
        if risk is None:
            require_next(self, self.book.risks, number)
            risk = add_risk(
                plan=self.book.the_plan, details=self.details(row), by=by, at=at
            )
        elif row.changed & _DETAILS:
            risk = edit_risk(
                risk=risk, details=self.details(row), by=by, version=risk.version
            )
        self.book.risks[str(number)] = risk
        if judgement:
            last = latest(row.kept.thing) if row.kept else None
            review(risk=risk, judgement=judgement, by=by, at=at, seen=number_of(last))

    def begin(self, row: Written, *, at: datetime) -> None:
        (number,) = row.key
        require_next(self, self.book.risks, number)
        judgement = judgement_of(row)
        risk = begin_risk(
            plan=self.book.the_plan, details=self.details(row), position=number
        )
        self.book.risks[str(number)] = risk
        if judgement:
            begin_review(risk=risk, judgement=judgement, by=the_document(), at=at)

    def details(self, row: Written) -> RiskDetails:
        book, values = self.book, row.values
        words = ("text", "reference", "mitigation", "owner", "target_score")
        return RiskDetails(
            **{name: values[name] for name in words},
            actions=book.named(book.actions, values["actions"], "actions", "action"),
            threatens=book.named(
                book.target_sets, values["threatens"], "threatens", "indicator"
            ),
        )


def _reviewed() -> tuple[Column, ...]:
    return (
        Column(
            "reviewed_on", "Reviewed on", 16,
            "The day of the latest review. A change of this or of the next three "
            "is a new review; the earlier ones are kept.", Day(),
        ),
        Column("likelihood", "Likelihood", 11, "1 to 5.", Whole(1, 5)),
        Column("impact", "Impact", 9, "1 to 5.", Whole(1, 5)),
        Column(
            "comment", "Comment of the review", 40,
            "What it rests on. Needed where the score changes.", Text(LONGEST),
        ),
    )  # fmt: skip


def judgement_of(row: Written) -> Judgement | None:
    """The review that a row asks for; Refused where a part of it is missing."""
    if row.changed.isdisjoint(_REVIEW):
        return None
    typed = {name: row.values[name] for name in _REVIEW}
    asked = {
        "reviewed_on": "Enter the day on which the risk was reviewed",
        "likelihood": "Enter how likely it is, 1 to 5",
        "impact": "Enter how hard it would hit the plan, 1 to 5",
    }
    lacking = [Refusal(why, name) for name, why in asked.items() if not typed[name]]
    if lacking:
        raise Refused(*lacking)
    return Judgement(**typed)


def latest(risk: Risk) -> RiskReview | None:
    """By its number, as the next review is counted."""
    return max(risk.reviews.all(), key=lambda one: one.number, default=None)


def _values(risk: Risk) -> dict[str, object]:
    last = latest(risk)
    words = ("reference", "text", "mitigation", "owner", "target_score")
    return {
        **{name: getattr(risk, name) for name in words},
        "actions": positions(risk.actions.all()),
        "threatens": codes(risk.threatens.all()),
        "reviewed_on": last.reviewed_on if last else None,
        "likelihood": last.likelihood if last else None,
        "impact": last.impact if last else None,
        "comment": last.comment if last else "",
    }
