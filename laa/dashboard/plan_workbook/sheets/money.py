"""The sheet of a plan's money: its lines, and what each year gives them."""

from __future__ import annotations

from datetime import datetime

from funding.allocating import change_allocation
from funding.analysis.terms import Term
from funding.editing import Details, add_line, begin_line, edit_line
from funding.models import FundingLine
from laa.dashboard.plan_workbook.book import codes, positions
from laa.dashboard.plan_workbook.columns import (
    Column,
    Kept,
    Key,
    Opens,
    PlanSheet,
    Written,
)
from laa.dashboard.plan_workbook.figures import Money
from laa.dashboard.plan_workbook.numbering import next_keys, require_next
from laa.dashboard.plan_workbook.sheets.actions import LONGEST
from laa.dashboard.plan_workbook.takes import Codes, Pick, Text, Whole
from laa.plan.models import User
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear
from laa.plan.refusals import Refusal, Refused

_TERMS = {term.words: term for term in Term}
_WORDS = ("name", "source", "term", "comment")
_DETAILS = frozenset({*_WORDS, "actions", "serves", "risks"})
# As the plan came with it, so that nobody has changed it.
FIRST = "As entered with the new funding line."


class MoneySheet(PlanSheet):
    name = "Money"
    noun = "funding line"

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            *_lines(),
            *map(_allocation, self.book.years),
            *_served(),
            *_aside(),
        )

    def rows(self) -> list[Kept]:
        return [
            Kept((int(number),), f"Funding line {line.name}", self._values(line), line)
            for number, line in self.book.lines.items()
        ]

    def spare_keys(self) -> list[Key]:
        return next_keys(self.book.lines, self.spare)

    def write(self, row: Written, *, by: User, at: datetime) -> None:
        (number,) = row.key
        line: FundingLine | None = row.kept.thing if row.kept else None
        if line is None:
            require_next(self, self.book.lines, number)
            line = add_line(
                plan=self.book.the_plan, details=self.details(row), by=by, at=at
            )
        elif row.changed & _DETAILS:
            line = edit_line(
                line=line, details=self.details(row), by=by, version=line.version
            )
        self.book.lines[str(number)] = line
        for year in self.book.years:
            if year_name(year) in row.changed:
                self._allocate(line, year, row, by=by, at=at)

    def begin(self, row: Written, *, at: datetime) -> None:
        (number,) = row.key
        require_next(self, self.book.lines, number)
        self.book.lines[str(number)] = begin_line(
            plan=self.book.the_plan,
            details=self.details(row),
            position=number,
            given={year: row.values[year_name(year)] for year in self.book.years},
        )

    def details(self, row: Written) -> Details:
        book, values = self.book, row.values
        return Details(
            **{name: values[name] for name in _WORDS},
            actions=book.named(book.actions, values["actions"], "actions", "action"),
            serves=book.named(
                book.target_sets, values["serves"], "serves", "indicator"
            ),
            risks=book.named(book.risks, values["risks"], "risks", "risk"),
        )

    def _allocate(
        self, line: FundingLine, year: FinancialYear, row: Written, *, by: User,
        at: datetime,
    ) -> None:  # fmt: skip
        name, given = year_name(year), row.values[year_name(year)]
        if given is Nothing.BLANK:
            raise Refused(
                Refusal(
                    "What a year gives is not taken back to 'not entered': enter "
                    "0, N/A or To be determined",
                    name,
                )
            )
        line.refresh_from_db(fields=["version"])
        reason = row.values["reason"] or ("" if row.kept else FIRST)
        try:
            change_allocation(
                line=line, year=year, value=given, reason=reason, by=by, at=at,
                version=line.version,
            )  # fmt: skip
        except Refused as refused:
            raise Refused(*(_beside(one, name) for one in refused.refusals)) from None

    def _values(self, line: FundingLine) -> dict[str, object]:
        given = {FinancialYear(one.year): one.value for one in line.allocations.all()}
        years = {
            year_name(year): given.get(year, Nothing.BLANK) for year in self.book.years
        }
        return {
            **{name: getattr(line, name) for name in _WORDS},
            "term": Term(line.term),
            "actions": positions(line.actions.all()),
            "serves": codes(line.serves.all()),
            "risks": positions(line.risks.all()),
            "published_total": line.published_total,
            **years,
        }


def _lines() -> tuple[Column, ...]:
    return (
        Column(
            "number", "Number", 9, "The place of the line in the plan.",
            Whole(1, 9_999, "Enter the number of the line"),
        ),
        Column(
            "name", "Funding line", 34, "What the plan calls this money.",
            Text(150, "Enter the name of the line"),
        ),
        Column("source", "Source", 26, "Whose money it is.", Text(150)),
        Column(
            "term", "One-off or recurring", 14, "Whether it is meant to come again.",
            Pick(_TERMS, "Choose whether the money is one-off or recurring"),
        ),
    )  # fmt: skip


def _allocation(year: FinancialYear) -> Column:
    meaning = f"What {year} gives the line, in pounds."
    return Column(year_name(year), f"Allocation {year}", 18, meaning, Money())


def _served() -> tuple[Column, ...]:
    return (
        Column(
            "comment", "Comment and rationale", 50, "What it pays for, and why.",
            Text(LONGEST),
        ),
        Column(
            "actions", "Actions", 14,
            "The numbers of the actions that it pays for, as in 1; 3.", Codes(),
        ),
        Column(
            "serves", "Indicators served", 20, "Their codes, as in NI 15; NI 20.",
            Codes(),
        ),
        Column(
            "risks", "Risks", 14, "The numbers of the risks to it, as in 1; 2.", Codes()
        ),
    )  # fmt: skip


def _aside() -> tuple[Column, ...]:
    return (
        Column(
            "published_total", "Total as published", 16,
            "As the plan was printed, right or wrong.", Text(30), Opens.NEVER,
            "it is as the plan was printed, and stays so",
        ),
        Column(
            "reason", "Reason for the change", 30,
            "Why an allocation changes. Everybody who reads the plan sees it.",
            Text(LONGEST), aside=True,
        ),
    )  # fmt: skip


def year_name(year: FinancialYear) -> str:
    return f"given_{year.start}"


def _beside(refusal: Refusal, name: str) -> Refusal:
    """The form has other boxes for an allocation than the sheet."""
    return refusal._replace(field=refusal.field if refusal.field == "reason" else name)
