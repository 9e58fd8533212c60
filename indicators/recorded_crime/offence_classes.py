"""
The Home Office's classes of recorded offences: which there are, and when each was used.

Source: Home Office Counting Rules for Recorded Crime, Violence against the Person, the
list of April 2010, for classes 1 to 15 and 37/1, with what was "no longer used" then.
The other families of numbers are those of the open data tables for 2017/18, whose
offence groups are named here, and of the Counting Rules of 2010.
"""

from __future__ import annotations

from dataclasses import dataclass

from laa.plan.periods import Quarter

APRIL_2008, APRIL_2012 = Quarter(2008, 1), Quarter(2012, 1)
# Causing death by careless driving, and by driving unlicensed, are offences from
# 18 August 2008: Road Safety Act 2006, sections 20 and 21.
AUGUST_2008 = Quarter(2008, 2)


@dataclass(frozen=True)
class OffenceClass:
    """A class is used from the quarter `first` to the one before `ended`."""

    code: str
    words: str
    first: Quarter | None = None
    ended: Quarter | None = None

    def is_used_in(self, quarter: Quarter) -> bool:
        begun = self.first is None or self.first <= quarter
        return begun and (self.ended is None or quarter < self.ended)

    @property
    def period(self) -> str:
        """ "from 2008/09 Q1", "until 2007/08 Q4", or nothing."""
        parts = []
        if self.first:
            parts.append(f"from {self.first}")
        if self.ended:
            parts.append(f"until {self.ended - 1}")
        return " ".join(parts)


def _until_2008(code: str, words: str) -> OffenceClass:
    return OffenceClass(code, words, ended=APRIL_2008)


def _of_2008(code: str, words: str) -> OffenceClass:
    return OffenceClass(code, words, APRIL_2008, APRIL_2012)


def _since_2012(code: str, words: str) -> OffenceClass:
    return OffenceClass(code, words, APRIL_2012)


# Families 1 to 8 and 37, of which some classes count and some do not: each by itself.
CLASSES = {
    one.code: one
    for one in (
        OffenceClass("1", "Murder"),
        OffenceClass("2", "Attempted murder"),
        _until_2008("3", "Threat or conspiracy to murder"),
        OffenceClass("3A", "Conspiracy to murder"),
        OffenceClass("3B", "Threats to kill"),
        OffenceClass("4/1", "Manslaughter"),
        OffenceClass("4/2", "Infanticide"),
        OffenceClass("4/3", "Intentional destruction of a viable unborn child"),
        OffenceClass("4/4", "Causing death by dangerous driving"),
        OffenceClass("4/6", "Causing death by careless driving under the influence"),
        OffenceClass(
            "4/7", "Causing or allowing death of a child or vulnerable person"
        ),
        OffenceClass(
            "4/8", "Causing death by careless or inconsiderate driving", AUGUST_2008
        ),
        OffenceClass(
            "4/9", "Causing death by driving unlicensed or uninsured", AUGUST_2008
        ),
        OffenceClass("4/10", "Corporate manslaughter", APRIL_2008),
        _until_2008("5", "Wounding or other act endangering life"),
        _of_2008("5A", "Wounding or carrying out an act endangering life"),
        _of_2008("5B", "Use of substance or object to endanger life"),
        _of_2008("5C", "Possession of items to endanger life"),
        _since_2012("5D", "Assault with intent to cause serious harm"),
        _since_2012("5E", "Endangering life"),
        OffenceClass("6", "Endangering railway passengers"),
        OffenceClass("7", "Endangering life at sea"),
        _until_2008("8A", "Other wounding"),
        _until_2008("8B", "Possession of weapons"),
        _until_2008("8C", "Harassment"),
        _until_2008("8D", "Racially or religiously aggravated other wounding"),
        _until_2008("8E", "Racially or religiously aggravated harassment"),
        _of_2008("8F", "Inflicting grievous bodily harm without intent"),
        _of_2008("8G", "Actual bodily harm and other injury"),
        _of_2008("8H", "Racially or religiously aggravated grievous bodily harm"),
        _of_2008("8J", "Racially or religiously aggravated actual bodily harm"),
        _of_2008("8K", "Poisoning or female genital mutilation"),
        OffenceClass("8L", "Harassment", APRIL_2008),
        OffenceClass("8M", "Racially or religiously aggravated harassment", APRIL_2008),
        _since_2012("8N", "Assault with injury"),
        _since_2012("8P", "Racially or religiously aggravated assault with injury"),
        _since_2012("8Q", "Stalking"),
        _since_2012("8R", "Malicious communications"),
        _since_2012("8S", "Assault with injury on a constable"),
        OffenceClass("37/1", "Causing death by aggravated vehicle taking"),
        OffenceClass("37/2", "Aggravated vehicle taking"),
    )
}

# Of these families of numbers no class is violence with death or injury.
FAMILIES = {
    "violence without injury, weapons and public fear": (
        *range(9, 16),
        36,
        104,
        105,
        106,
    ),
    "sexual offences": (*range(16, 24), 25, *range(70, 75), 88),
    "burglary": range(28, 34),
    "robbery and blackmail": (34, 35),
    "theft": (*range(38, 51), 54, 126),
    "fraud and forgery": (51, 52, 53, 55, 60, 61, 814),
    "criminal damage and arson": range(56, 60),
    "drug offences": (77, 92),
    "public order offences": range(62, 67),
    "miscellaneous crimes": (
        *(24, 26, 27, 67, 68, 69, 75, 76),
        *range(78, 88),
        *(89, 90, 91),
        *range(93, 100),
        802,
    ),
}
FAMILY_OF = {number: words for words, numbers in FAMILIES.items() for number in numbers}
# Recorded by bodies other than forces, under names in place of numbers.
FRAUD_BODIES = {"AF", "CIFAS", "FFA UK", "NFIB", "UK FINANCE"}
