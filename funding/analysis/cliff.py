"""The funding cliff: what each year has for certain, and what ends when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from funding.analysis.lines import Line
from funding.analysis.money import ZERO, share
from funding.analysis.terms import Term
from funding.analysis.totals import Total, total
from laa.plan.periods import FinancialYear


@dataclass(frozen=True)
class Part:
    """What has one source, or one term, in a year; `share` is of what is confirmed."""

    name: str
    amount: Decimal
    share: Decimal | None


@dataclass(frozen=True)
class YearOfMoney:
    """What a year holds, as lines of each term and in all."""

    year: FinancialYear
    lines: tuple[Line, ...]

    @property
    def total(self) -> Total:
        return self._total(self.lines)

    def of_term(self, term: Term) -> Total:
        return self._total(line for line in self.lines if line.term is term)

    @property
    def one_off(self) -> Part:
        return self._part(Term.ONE_OFF.words, self.of_term(Term.ONE_OFF).amount)

    @property
    def one_off_sources(self) -> tuple[Part, ...]:
        return self._sources(line for line in self.lines if line.term is Term.ONE_OFF)

    @property
    def sources(self) -> tuple[Part, ...]:
        """The largest first; lines without a source together, by an empty name."""
        return self._sources(self.lines)

    def of_source(self, source: str) -> Total:
        return self._total(line for line in self.lines if line.source == source)

    def _total(self, lines: Iterable[Line]) -> Total:
        return total((line.name, line.allocated(self.year)) for line in lines)

    def _part(self, name: str, amount: Decimal) -> Part:
        return Part(name, amount, share(amount, self.total.amount))

    def _sources(self, lines: Iterable[Line]) -> tuple[Part, ...]:
        amounts: dict[str, Decimal] = {}
        for line in lines:
            confirmed = line.confirmed(self.year)
            amounts[line.source] = amounts.get(line.source, ZERO) + confirmed
        parts = [self._part(name, amount) for name, amount in amounts.items()]
        return tuple(sorted(parts, key=lambda part: (-part.amount, part.name)))


@dataclass(frozen=True)
class Ending:
    """
    How far a line's money reaches: the last year with an amount above zero.

    `open_after` are the later years of which it is not known whether there is more.
    """

    line: Line
    last: FinancialYear
    open_after: tuple[FinancialYear, ...]

    @property
    def amount(self) -> Decimal:
        """What ends with that year."""
        return self.line.confirmed(self.last)


@dataclass(frozen=True)
class Cliff:
    years: tuple[YearOfMoney, ...]
    endings: tuple[Ending, ...]

    @property
    def last_confirmed(self) -> FinancialYear | None:
        """The last year for which any money is confirmed."""
        found = [one.year for one in self.years if one.total.amount > 0]
        return max(found, default=None)

    def of(self, year: FinancialYear) -> YearOfMoney:
        return next(one for one in self.years if one.year == year)

    def ending_with(self, year: FinancialYear) -> tuple[Ending, ...]:
        return tuple(ending for ending in self.endings if ending.last == year)


def cliff(lines: Sequence[Line], years: Sequence[FinancialYear]) -> Cliff:
    """What each of the years holds, and with which year each line's money ends."""
    return Cliff(
        years=tuple(YearOfMoney(year, tuple(lines)) for year in years),
        endings=tuple(
            ending for line in lines if (ending := _ending(line, years)) is not None
        ),
    )


def _ending(line: Line, years: Sequence[FinancialYear]) -> Ending | None:
    """None for a line that no year gives anything for certain."""
    last = max((year for year in years if line.confirmed(year) > 0), default=None)
    if last is None:
        return None
    later = tuple(year for year in years if year > last and line.is_open(year))
    return Ending(line, last, later)
