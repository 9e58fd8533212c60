"""Whether an offence's code counts in an indicator, in a quarter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from indicators.recorded_crime.definitions import HOMICIDE, Definition
from indicators.recorded_crime.offence_classes import (
    CLASSES,
    FAMILY_OF,
    FRAUD_BODIES,
)
from laa.plan.periods import Quarter

_ONE = re.compile(r"0*([1-9]\d{0,3})([A-Z]?)")
_PART_OF_ONE = re.compile(r"0*([1-9]\d{0,3})[./]0*([1-9]\d?)")
# "4.4/6": 4/4 and 4/6, or 4/4 and 6? Nobody is to guess.
_CUT_SHORT = re.compile(r"\.\d+ ?/ ?\d+(?![\d.])")
# The Home Office publishes homicide as one class of these four, in many spellings.
_HOMICIDE = ("1", "4/1", "4/2", "4/10")
_HOMICIDE_AS_WRITTEN = {"1, 4.1/2/10"}
# A category's name has at most 150 characters: the names of several would not fit.
_SEVERAL = "Several classes in one"


@dataclass(frozen=True)
class Counted:
    """`note` says what cannot be told apart inside it, if anything."""

    category: str
    note: str = ""


@dataclass(frozen=True)
class LeftOut:
    reason: str


@dataclass(frozen=True)
class Mixed:
    """It holds what counts and what does not, and no table says how much of each."""

    reason: str


@dataclass(frozen=True)
class Unclear:
    """Nobody but the person who imports can say; what either answer means."""

    question: str
    category: str
    if_yes: str
    if_no: str


Judgement = Counted | LeftOut | Mixed | Unclear


def judge(code: str, quarter: Quarter, definition: Definition) -> Judgement:
    """
    `code` in any spelling: "4/1", "4.1", "08F", or a class of several, such as
    "1/4.1/4.10/4.2". What is no code that the Home Office uses is Unclear.
    """
    members = members_of(code)
    if len(members) > 1:
        return _of_several(code, members, quarter, definition)
    return _of_one(members[0], quarter, definition)


@lru_cache(maxsize=4000)
def normalised(code: str) -> str:
    """One spelling for all: "4/1", "8F", "1+4/1+4/2+4/10"."""
    return "+".join(members_of(code))


@lru_cache(maxsize=4000)
def members_of(code: str) -> tuple[str, ...]:
    """The classes that a code stands for, in order; of what is no code, itself."""
    text = " ".join(code.upper().split())
    if text in _HOMICIDE_AS_WRITTEN:
        return _HOMICIDE
    if one := _single(text):
        return (one,)
    parts = [_single(part) for part in re.split(r" ?[,;&+] ?| ", text)]
    if not all(parts) and "." in text and not _CUT_SHORT.search(text):
        parts = [_single(part) for part in re.split(r" ?[/,;&+] ?", text)]
    if len(parts) < 2 or not all(parts):
        return (text,)
    return tuple(sorted({part for part in parts if part}, key=_order))


def _single(text: str) -> str:
    if found := _ONE.fullmatch(text):
        return f"{found[1]}{found[2]}"
    if found := _PART_OF_ONE.fullmatch(text):
        return f"{found[1]}/{found[2]}"
    return ""


def _order(code: str) -> tuple[int, int, str]:
    numbers = [int(number) for number in re.findall(r"\d+", code)]
    return numbers[0], numbers[-1] if len(numbers) > 1 else 0, code


def _of_one(code: str, quarter: Quarter, definition: Definition) -> Judgement:
    known = CLASSES.get(code)
    if known is None:
        return _of_other(code, definition)
    if code in definition.mixed:
        return Mixed(definition.mixed[code])
    if not known.is_used_in(quarter):
        return _out_of_its_time(code, quarter, definition)
    if code in definition.counted:
        return Counted(definition.counted[code])
    if code in definition.in_doubt:
        return _in_doubt(code, definition)
    if code in definition.elsewhere:
        return LeftOut(f"Counts in {definition.elsewhere[code]}")
    return LeftOut(f"Not among the offences that {definition.indicator} names")


def _of_other(code: str, definition: Definition) -> Judgement:
    number = re.match(r"\d+", code)
    family = FAMILY_OF.get(int(number[0]) if number and _single(code) else 0)
    if code in FRAUD_BODIES:
        family = "fraud and forgery"
    if family:
        return LeftOut(f"Another kind of crime: {family}")
    shown = f"The code '{code}' is not one" if code else "A row without a code is none"
    return Unclear(
        f"{shown} that the Home Office's counting rules of 2010 know. "
        f"Does it count in {definition.indicator}?",
        "Code that is not known",
        "it is added under a category of its own",
        "it is shown among what is left out",
    )


def _out_of_its_time(code: str, quarter: Quarter, definition: Definition) -> Judgement:
    known = CLASSES[code]
    named = {*definition.counted, *definition.in_doubt}
    if code not in named:
        return LeftOut(f"Not among the offences that {definition.indicator} names")
    doubt = definition.in_doubt.get(code)
    return Unclear(
        f"The class {code}, {known.words.lower()}, was used {known.period}, but the "
        f"file has it for {quarter}. Does it count in {definition.indicator}?",
        doubt.category if doubt else definition.counted[code],
        "its offences are added as the file has them",
        "it is shown among what is left out",
    )


def _in_doubt(code: str, definition: Definition) -> Unclear:
    doubt = definition.in_doubt[code]
    return Unclear(
        f"Does the class {code}, {CLASSES[code].words.lower()}, count in "
        f"{definition.indicator}? No source that we know of says so or denies it.",
        doubt.category,
        f"{doubt.counts}: it is added to '{doubt.category}'",
        f"{doubt.does_not}: it is left out",
    )


def _of_several(
    code: str, members: tuple[str, ...], quarter: Quarter, definition: Definition
) -> Judgement:
    if members == _HOMICIDE and HOMICIDE in definition.categories:
        return Counted(
            HOMICIDE,
            "Homicide is published as one class: corporate manslaughter is in it",
        )
    each = {_of_one(member, quarter, definition) for member in members}
    kinds = {type(one) for one in each}
    if kinds == {LeftOut} or len(each) == 1:
        return min(each, key=repr)
    if kinds == {Counted}:
        return Counted(f"{_SEVERAL}: {', '.join(members)}")
    if Unclear in kinds:
        return Unclear(
            f"'{code}' is several classes in one sum, of which not all are known to "
            f"count. Does it count in {definition.indicator}?",
            _SEVERAL,
            "all of it is added under a category of its own",
            "all of it is shown among what is left out",
        )
    return Mixed(
        f"'{code}' holds classes that count and classes that do not in one sum"
    )
