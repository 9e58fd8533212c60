"""
What NI 15 and NI 20 count, in the Home Office's classes of offences.

The words of the definitions are those of the National Indicators' handbook (CLG 2008)
as action plans print them; their classes are matched to the Home Office Counting Rules
of April 2010. From 1 April 2008 classes 5A to 5C and 8F to 8K replaced 5, 8A and 8D
(before it, grievous bodily harm without intent and actual bodily harm were both inside
8A and 8D); from April 2012 8N and 8P hold both again. Whether 4/10, 5B, 5C and 8K count
is in no source that we could find: whoever imports is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.recorded_crime.offence_classes import APRIL_2008, APRIL_2012
from laa.plan.periods import Quarter

HOMICIDE = "Homicide"
WOUNDING = "Wounding or act endangering life"
_BODILY_HARM = "Grievous bodily harm without intent"
_INJURY = "Actual bodily harm"
_AGGRAVATED = "racially or religiously aggravated"


@dataclass(frozen=True)
class InDoubt:
    """
    A class of which no source says whether it counts: the category if it does, and in
    the words of each reading why it would, and why not.
    """

    category: str
    counts: str
    does_not: str


@dataclass(frozen=True)
class Definition:
    """
    The classes that count, with their category; those in doubt; and those that hold
    what counts and what does not in one sum. `elsewhere` are left out because they
    count in another indicator.
    """

    indicator: str
    title: str
    counted: Mapping[str, str]
    in_doubt: Mapping[str, InDoubt]
    mixed: Mapping[str, str]
    elsewhere: Mapping[str, str]
    before: str
    after: str

    def why_not(self, quarter: Quarter) -> str:
        """Why no figure of this quarter can be given, whatever a file holds."""
        if quarter < APRIL_2008:
            return self.before
        return self.after if quarter >= APRIL_2012 else ""

    @property
    def named(self) -> set[str]:
        """The classes that it says something of, here or in another indicator."""
        return {*self.counted, *self.in_doubt, *self.elsewhere}

    @property
    def categories(self) -> tuple[str, ...]:
        """In the order of the definition."""
        return tuple(dict.fromkeys(self.counted.values()))


_ONE_CLASS_BEFORE = (
    "before April 2008 grievous bodily harm without intent and actual bodily harm were "
    "one class"
)
_ONE_CLASS_AGAIN = (
    "from April 2012 grievous bodily harm without intent and actual bodily harm are "
    "one class"
)
_BOTH = {
    **dict.fromkeys(("8A", "8D"), f"{_ONE_CLASS_BEFORE} (8A, aggravated 8D)"),
    **dict.fromkeys(
        ("8N", "8P", "8S"),
        f"{_ONE_CLASS_AGAIN} (8N, aggravated 8P, against constables 8S)",
    ),
}


def _before(indicator: str) -> str:
    return (
        f"{_ONE_CLASS_BEFORE} (8A, aggravated 8D): what of it is {indicator} cannot be "
        "told from national tables"
    )


def _after(indicator: str) -> str:
    return (
        f"{_ONE_CLASS_AGAIN} (8N, aggravated 8P): what of it is {indicator} cannot be "
        "told from national tables"
    )


NI_15 = Definition(
    indicator="NI 15",
    title="Serious violent crime",
    counted={
        "1": HOMICIDE,
        "4/1": HOMICIDE,
        "4/2": HOMICIDE,
        "4/3": "Child destruction",
        "2": "Attempted murder",
        "5": WOUNDING,
        "5A": WOUNDING,
        "8F": _BODILY_HARM,
        "8H": f"{_BODILY_HARM}, {_AGGRAVATED}",
        "4/4": "Death by dangerous driving",
        "4/6": "Death by careless driving under the influence of drink or drugs",
        "4/8": "Death by careless or inconsiderate driving",
        "37/1": "Death by aggravated vehicle taking",
    },
    in_doubt={
        "4/10": InDoubt(
            HOMICIDE,
            "the Home Office counts corporate manslaughter among homicide",
            "the counting rules list it apart from murder, manslaughter, infanticide",
        ),
        "5B": InDoubt(
            WOUNDING,
            "until April 2008 it was part of class 5, wounding or other act "
            "endangering life, and 'any other act endangering life' covers it",
            "it needs no wound, and the class that took the name of the old one is 5A",
        ),
        "5C": InDoubt(
            WOUNDING,
            "until April 2008 it was part of class 5, wounding or other act "
            "endangering life",
            "to possess an item is no act that endangers life",
        ),
    },
    mixed={
        **_BOTH,
        "5D": "from April 2012 5D and 5E replace 5A, 5B and 5C, parted another way",
        "5E": "from April 2012 5D and 5E replace 5A, 5B and 5C, parted another way",
    },
    elsewhere={"8G": "NI 20", "8J": "NI 20"},
    before=_before("NI 15"),
    after=_after("NI 15"),
)

NI_20 = Definition(
    indicator="NI 20",
    title="Assault with injury",
    counted={"8G": _INJURY, "8J": f"{_INJURY}, {_AGGRAVATED}"},
    in_doubt={
        "8K": InDoubt(
            "Poisoning or female genital mutilation",
            "it is an injury short of those that NI 15 counts, listed beside 8G and 8J",
            "the definition names actual bodily harm only",
        ),
    },
    mixed=_BOTH,
    elsewhere=dict.fromkeys(NI_15.counted, "NI 15"),
    before=_before("NI 20"),
    after=_after("NI 20"),
)

DEFINITIONS = {one.indicator: one for one in (NI_15, NI_20)}


def definition_of(indicator_code: str) -> Definition | None:
    """Of "NI 15" or "NI 20": national tables say nothing of the other indicators."""
    return DEFINITIONS.get(indicator_code)
