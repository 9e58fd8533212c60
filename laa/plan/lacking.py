"""What several things of a plan lack alike is found once, for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from laa.plan.findings import Finding, Severity, Where
from laa.plan.listing import listed
from laa.plan.periods import FinancialYear, Quarter


@dataclass(frozen=True)
class Subject:
    """Something that a finding is about, by its name, and the address of its page."""

    name: str
    address: str = ""


@dataclass(frozen=True)
class Kind:
    """All that a plan has of a kind: `name` is plural and capital, "Actions"."""

    name: str
    members: tuple[Subject, ...]
    address: str = ""

    def where(
        self,
        subjects: Sequence[Subject],
        part: str,
        period: FinancialYear | Quarter | None = None,
    ) -> Where:
        """The place of one or more of its members."""
        if len(subjects) == 1:
            (one,) = subjects
            return Where(one.name, part, period, address=one.address)
        names = tuple(one.name for one in subjects)
        return Where(self.name, part, period, names, self.address)


def lacking(
    kind: Kind,
    subjects: Sequence[Subject],
    part: str,
    what: str,
    so: str = "",
    period: FinancialYear | Quarter | None = None,
) -> Iterator[Finding]:
    """
    One finding that names all the `subjects` without `what`; none if there are none.

    "3 of 8 actions have no lead: Action 1, Action 2 and Action 7." `so` follows it.
    """
    if subjects:
        where = kind.where(subjects, part, period)
        words = f"{_who(kind, subjects, what)}. {so}".rstrip()
        yield Finding(Severity.MISSING, where, words)


def _who(kind: Kind, subjects: Sequence[Subject], what: str) -> str:
    """Where all of a kind lack it, their names would say no more."""
    names = listed([one.name for one in subjects])
    if len(subjects) == 1:
        return f"{names} has no {what}"
    counted = f"{len(subjects)} of {len(kind.members)} {kind.name.lower()}"
    told = f"{counted} have no {what}"
    return told if len(subjects) == len(kind.members) else f"{told}: {names}"
