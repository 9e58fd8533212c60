"""What a reader of a figure from recorded crime should know about it."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.recorded_crime.codes import Counted, judge
from indicators.recorded_crime.definitions import Definition
from indicators.recorded_crime.offence_classes import CLASSES
from indicators.recorded_crime.taking import Taken
from laa.plan.periods import Quarter


def notes_of(quarter: Quarter, taken: Taken, definition: Definition) -> Iterator[str]:
    if definition.why_not(quarter) or quarter not in taken.sheets:
        return
    yield from _several_rows(quarter, taken, definition)
    yield from _below_zero(quarter, taken, definition)
    yield from _without_rows(quarter, taken, definition)
    yield from _unassigned(quarter, taken, definition)


def _several_rows(
    quarter: Quarter, taken: Taken, definition: Definition
) -> Iterator[str]:
    """As published, or the same table twice in one sheet: only a reader can tell."""
    several = [
        f"{code} ({one.rows:,} rows)"
        for code, one in taken.by_quarter[quarter].items()
        if one.rows > 1 and _counts(code, quarter, definition)
    ]
    if several:
        yield f"Several rows of one class are added up: {', '.join(several)}"


def _below_zero(
    quarter: Quarter, taken: Taken, definition: Definition
) -> Iterator[str]:
    for code, one in taken.by_quarter[quarter].items():
        if one.negative and _counts(code, quarter, definition):
            yield (
                f"{code} has a count below 0 ({one.negative[0]}): more records were "
                "cancelled or moved away than made"
            )


def _without_rows(
    quarter: Quarter, taken: Taken, definition: Definition
) -> Iterator[str]:
    """Classes in use then of which the file says nothing, not even 0."""
    there = {member for code in taken.by_quarter[quarter] for member in code.split("+")}
    lacking = [
        code
        for code in definition.counted
        if code not in there and CLASSES[code].is_used_in(quarter)
    ]
    if lacking:
        yield f"The file has no row for {', '.join(lacking)}: nothing is added for them"


def _unassigned(
    quarter: Quarter, taken: Taken, definition: Definition
) -> Iterator[str]:
    count = sum(
        count
        for (of_quarter, code), count in taken.unassigned.items()
        if of_quarter == quarter and _counts(code, quarter, definition)
    )
    if count:
        offences = "offence" if count == 1 else "offences"
        yield (
            f"{taken.area.force} has {count:,} such {offences} that it put to no "
            f"partnership: {taken.area.partnership} may have a share in them"
        )


def _counts(code: str, quarter: Quarter, definition: Definition) -> bool:
    return isinstance(judge(code, quarter, definition), Counted)
