"""What money's numbers say, as sentences without their full stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from funding.analysis.cliff import Cliff, Ending, Part, YearOfMoney
from funding.analysis.money import ZERO, per_cent, share, whole_pounds, worth
from funding.analysis.standing import Standing
from laa.plan.listing import listed
from laa.plan.nothing import Nothing
from laa.plan.numbers import pounds
from laa.plan.periods import FinancialYear, Quarter

# What is said of a line of which it is not known whether a year gives it more.
OPEN = {
    Nothing.TO_BE_DETERMINED: "undecided",
    Nothing.BLANK: "not entered",
}


def listed_quarters(quarters: Iterable[Quarter]) -> str:
    """Quarters by their names: "2008/09 Q1 and 2008/09 Q2"."""
    return listed([str(quarter) for quarter in quarters])


def distance(difference: Decimal) -> str:
    """A difference as words, in which no sign can be overlooked: "£250 less"."""
    if not difference:
        return "the same"
    return f"{pounds(abs(difference))} {'more' if difference > 0 else 'less'}"


def variance(standing: Standing) -> str:
    """Spend against the allocation spread evenly, over the quarters reported."""
    if standing.spent is None:
        return f"No spend is reported for {_quarters_over(standing)}"
    quarters = listed_quarters(standing.reported)
    spent = f"{pounds(standing.spent)} spent in {quarters}"
    if standing.expected is None or standing.variance is None:
        allocated = worth(standing.allocated)
        told = f"{spent}, with no amount to hold it against: {allocated}"
    else:
        told = (
            f"{spent}, against {pounds(standing.expected)} "
            f"if the year’s {worth(standing.allocated)} were spent evenly: "
            f"{distance(standing.variance)}"
        )
    return f"{told}{_missing(standing)}"


def burn(standing: Standing) -> str:
    """The share of the allocation that is used, beside the share of the year."""
    if standing.burn is None:
        return ""
    return (
        f"{per_cent(standing.burn)} of the year’s allocation is spent, "
        f"with {per_cent(standing.gone)} of the year gone"
    )


def outturn(standing: Standing) -> str:
    """What the year comes to, how that is worked out, and beside the allocation."""
    if standing.outturn is None or standing.spent is None:
        return f"No forecast: no quarter of {standing.year} is reported"
    if standing.is_whole:
        return f"{pounds(standing.outturn)}: all four quarters are reported"
    count = len(standing.reported)
    pace = f"{pounds(standing.spent)} in {count} quarter{'s' * (count > 1)}"
    told = f"About {whole_pounds(standing.outturn)} for the year at the pace of {pace}"
    if isinstance(standing.allocated, Decimal):
        over = standing.outturn - standing.allocated
        told += f", {distance(over)} than the allocation" if over else ""
    return told


def left(standing: Standing) -> str:
    """What the allocation still holds, as far as is reported, or is overspent by."""
    if standing.left is None:
        return ""
    if standing.is_overspent:
        told = f"Overspent by {pounds(-standing.left)}"
    else:
        told = f"{pounds(standing.left)} of {worth(standing.allocated)} is left"
    if standing.missing:
        told += f", not counting {listed_quarters(standing.missing)}"
    if standing.later:
        later = standing.used - (standing.spent or ZERO)
        told += f"; {pounds(later)} of a quarter not over yet is counted"
    return told


def cliff(cliff: Cliff, year: FinancialYear) -> str:
    """The cliff in a few sentences: what the year has, what is sure after it."""
    told = (_year(cliff.of(year)), _after(cliff, year))
    return " ".join(f"{one}." for one in told if one)


def ending(ending: Ending) -> str:
    """What follows the last year of a line's money."""
    told = []
    for nothing in OPEN:
        years = [str(year) for year in ending.open_after if _is(ending, year, nothing)]
        if years:
            told.append(f"{nothing.words} for {listed(years)}")
    return "; ".join(told) or "Nothing"


def part(part: Part) -> str:
    """A part of a year's money with its share: "£215,128 (59.5%)"."""
    if part.share is None:
        return pounds(part.amount)
    return f"{pounds(part.amount)} ({per_cent(part.share)})"


def _is(ending: Ending, year: FinancialYear, nothing: Nothing) -> bool:
    return ending.line.allocated(year) is nothing


def _quarters_over(standing: Standing) -> str:
    if standing.missing:
        return listed_quarters(standing.missing)
    return f"{standing.year}, of which no quarter is over"


def _missing(standing: Standing) -> str:
    if not standing.missing:
        return ""
    is_ = "is" if len(standing.missing) == 1 else "are"
    return f"; {listed_quarters(standing.missing)} {is_} not reported"


def _year(found: YearOfMoney) -> str:
    if not found.total.amount:
        return f"{found.year}: nothing is confirmed"
    told = f"{found.year}: {pounds(found.total.amount)} is confirmed"
    if not found.one_off.amount:
        return f"{told}, all of it recurring"
    largest, *others = found.one_off_sources
    if not largest.name:
        return f"{told}, of which one-off {part(found.one_off)}"
    told = f"{told}, of which one-off {largest.name} {part(largest)}"
    return f"{told}, one-off in all {part(found.one_off)}" if others else told


def _after(cliff: Cliff, year: FinancialYear) -> str:
    later = [one for one in cliff.years if one.year > year]
    told = [
        f"{one.year}: {_of(one, cliff.of(year))}" for one in later if one.total.amount
    ]
    said = "; ".join((*told, *_end(cliff), *_open(later)))
    return said[:1].upper() + said[1:]


def _end(cliff: Cliff) -> Iterator[str]:
    last = cliff.last_confirmed
    if last == cliff.years[-1].year:
        yield f"the agreement ends in March {last.start + 1}"
    elif last:
        yield f"nothing is confirmed after March {last.start + 1}"


def _open(later: Sequence[YearOfMoney]) -> Iterator[str]:
    for nothing, words in OPEN.items():
        names = dict.fromkeys(
            line.name
            for one in later
            for line in one.lines
            if line.allocated(one.year) is nothing
        )
        if names:
            number = "one line is" if len(names) == 1 else f"{len(names)} lines are"
            yield f"{number} {words}: {listed(list(names))}"


def _of(one: YearOfMoney, now: YearOfMoney) -> str:
    amount = f"{pounds(one.total.amount)} is confirmed"
    fraction = share(one.total.amount, now.total.amount)
    return (
        amount if fraction is None else f"{amount} ({per_cent(fraction)} of {now.year})"
    )
