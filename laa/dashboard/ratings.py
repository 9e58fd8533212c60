"""
The four ratings of a plan in a quarter: red, amber, green, or none with its reason.

In all four the worst that is known counts, and green asks that everything is known:
what nobody has said is never taken for good.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from laa.dashboard.money_reading import MoneyReading
from laa.dashboard.reasons import Reason, Reasons
from laa.plan.periods import FinancialYear
from laa.plan.rag import Rag

# More names than these make a sentence that nobody reads.
_MOST_NAMED = 3
# One action in so many off course, at risk or overdue makes the progress red.
_RED_SHARE = 3
_TROUBLED = {Reason.RED, Reason.AMBER, Reason.OVERDUE}

Named = tuple[str, Reasons]
Group = tuple[str, list[str]]


@dataclass(frozen=True)
class Rating:
    """`why` is a sentence without its full stop."""

    subject: str
    rag: Rag
    why: str


def performance(targets: Sequence[Named]) -> Rating:
    """The worst rating of the improvement targets; none if one without is left."""
    subject = "Performance"
    if not targets:
        return Rating(subject, Rag.NONE, "The plan has no improvement targets")
    words = {Reason.RED: "red", Reason.AMBER: "amber", Reason.UNASSESSED: "no rating"}
    groups = _grouped(targets, words, "green")
    return _rating(subject, _worst(targets), "improvement target", len(targets), groups)


def progress(actions: Sequence[Named]) -> Rating:
    """
    By the share of the actions that are off course, at risk or overdue.

    Of those that were reported on: red from a third of all actions on, amber from one.
    Otherwise none if an action was never reported on, else green.
    """
    subject = "Progress"
    if not actions:
        return Rating(subject, Rag.NONE, "The plan has no actions")
    words = {
        Reason.RED: "off course",
        Reason.AMBER: "at risk",
        Reason.UNASSESSED: "without an update",
        Reason.OVERDUE: "overdue",
    }
    groups = _grouped(actions, words, "in order")
    return _rating(subject, _progress(actions), "action", len(actions), groups)


def risk(risks: Sequence[Named]) -> Rating:
    """
    By the highest band: extreme is red, high is amber.

    Below that none if a risk is not assessed or its review is overdue, else green.
    """
    subject = "Risk"
    if not risks:
        return Rating(subject, Rag.NONE, "The plan has no risks")
    words = {
        Reason.RED: "extreme",
        Reason.AMBER: "high",
        Reason.UNASSESSED: "not assessed",
        Reason.OVERDUE: "with an overdue review",
    }
    groups = _grouped(risks, words, "moderate or low")
    is_stale = any(Reason.OVERDUE in reasons for _, reasons in risks)
    worst = _worst(risks)
    rag = Rag.NONE if worst is Rag.GREEN and is_stale else worst
    return _rating(subject, rag, "risk", len(risks), groups)


def money(lines: Sequence[MoneyReading], year: FinancialYear) -> Rating:
    """
    Red: a line is overspent, or spent without an amount. Amber: a line heads for it,
    ends with the year while the agreement goes on, or is undecided for it or the next.

    Otherwise none if spend of a quarter that is over is not reported, else green.
    """
    subject = "Money"
    if not lines:
        return Rating(subject, Rag.NONE, "The plan has no funding lines")
    named = [(one.line.name, one) for one in lines]
    groups = [
        ("overspent", [name for name, one in named if one.is_overspent]),
        (
            "heading for overspend",
            [name for name, one in named if one.is_heading_for_overspend],
        ),
        (f"ending with {year}", [name for name, one in named if one.is_ending]),
        ("undecided", [name for name, one in named if one.is_undecided]),
        ("without all spend reported", [n for n, one in named if one.is_unreported]),
        ("in order", [name for name, one in named if not one.reasons]),
    ]
    worst = _worst([(name, one.reasons) for name, one in named])
    return _rating(subject, worst, "funding line", len(lines), groups)


def _worst(things: Sequence[Named]) -> Rag:
    found = {reason for _, reasons in things for reason in reasons}
    if Reason.RED in found:
        return Rag.RED
    if Reason.AMBER in found:
        return Rag.AMBER
    return Rag.NONE if Reason.UNASSESSED in found else Rag.GREEN


def _progress(actions: Sequence[Named]) -> Rag:
    reported = [reasons for _, reasons in actions if Reason.UNASSESSED not in reasons]
    troubled = [reasons for reasons in reported if not _TROUBLED.isdisjoint(reasons)]
    if troubled:
        is_red = len(troubled) * _RED_SHARE >= len(actions)
        return Rag.RED if is_red else Rag.AMBER
    return Rag.GREEN if len(reported) == len(actions) else Rag.NONE


def _grouped(
    things: Sequence[Named], words: dict[Reason, str], otherwise: str
) -> list[Group]:
    """Each thing under the first of the words that it has a reason for."""
    groups: dict[str, list[str]] = {word: [] for word in (*words.values(), otherwise)}
    for name, reasons in things:
        found = (word for reason, word in words.items() if reason in reasons)
        groups[next(found, otherwise)].append(name)
    return list(groups.items())


def _rating(
    subject: str, rag: Rag, noun: str, number: int, groups: list[Group]
) -> Rating:
    """ "Of 2 improvement targets: 1 red (NI 15), 1 green (NI 20)"."""
    told = ", ".join(_told(words, names) for words, names in groups if names)
    things = f"{number} {noun}" if number == 1 else f"{number} {noun}s"
    return Rating(subject, rag, f"Of {things}: {told}")


def _told(words: str, names: list[str]) -> str:
    told = f"{len(names)} {words}"
    return told if len(names) > _MOST_NAMED else f"{told} ({', '.join(names)})"
