"""What is in a file of estimates, year by year, before anything of it is added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from indicators.population.checked import Checked
from indicators.population.keeping import held_as, refusals
from indicators.population.page import PopulationPage
from laa.plan.numbers import MINUS, shown
from laa.plan.refusals import Refusal
from laa.plan.tables import Column, Field, Table

_NEW, _HELD, _YET_TO_COME = "New", "Held already", "Yet to come: cannot be added"


@dataclass(frozen=True)
class YearFound:
    """`beside` tells of the estimates of the year that are held."""

    year: int
    persons: int
    standing: str
    beside: str

    @property
    def can_be_added(self) -> bool:
        return self.standing == _NEW

    @property
    def label(self) -> str:
        return f"Mid-{self.year}: {shown(self.persons)}"


@dataclass(frozen=True)
class FilePage:
    page: PopulationPage
    checked: Checked
    today: date

    @cached_property
    def years(self) -> list[YearFound]:
        return [self._found(year) for year in sorted(self.checked.row.persons)]

    @property
    def addable(self) -> list[YearFound]:
        return [one for one in self.years if one.can_be_added]

    @property
    def likely(self) -> list[int]:
        """Those of the agreement and of the year before it, which baselines are of."""
        years = [one.start for one in self.page.plan.agreement.years]
        return [one.year for one in self.addable if one.year in {years[0] - 1, *years}]

    @property
    def address(self) -> str:
        return self.page.address_of("import-estimates")

    @property
    def question(self) -> str:
        """To be answered where the file has another code for the area; else empty."""
        row, area = self.checked.row, self.page.plan.area
        if not row.is_named_only:
            return ""
        return (
            f"{row.name}, code {row.code or 'none'}, in {row.place}, is {area.name} "
            f"({area.ons_code})"
        )

    @property
    def table(self) -> Table:
        fields: tuple[Field[YearFound], ...] = (
            (Column("Mid-year"), lambda one: str(one.year)),
            (Column("People in the file", numeric=True), lambda one: one.persons),
            (Column("What becomes of it"), lambda one: one.standing),
            (Column("Held of the same year"), lambda one: one.beside),
        )
        caption = f"{self.checked.row.name}, {self.checked.row.place} of the file"
        return Table.of(caption, self.years, fields)

    def _found(self, year: int) -> YearFound:
        terms, held = self.checked.terms(year), self.page.estimates
        there = held_as(terms, held)
        if there and there.persons == terms.persons:
            standing = _HELD
        else:
            why = [_told(one) for one in refusals(terms, held, self.today)]
            standing = ". ".join(why) or _NEW
        beside = (
            f"{one.vintage}: {shown(one.persons)}{_apart(terms.persons, one.persons)}"
            for one in held
            if one.year == year and one != there
        )
        return YearFound(year, terms.persons, standing, "; ".join(beside) or "None")


def _told(refusal: Refusal) -> str:
    """Shortly, of what is told of many years in a row."""
    return _YET_TO_COME if refusal.field == "year" else refusal.words


def _apart(persons: int, held: int) -> str:
    text = shown(persons - held)
    return f" (the file has {text if text.startswith(MINUS) else f'+{text}'})"
