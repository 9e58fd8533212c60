"""What a file leaves open, for whoever imports it: asked, never guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indicators.recorded_crime.codes import Counted, Unclear, judge, members_of
from indicators.recorded_crime.definitions import DEFINITIONS, Definition
from indicators.recorded_crime.taking import Sum, Taken
from laa.plan.periods import Quarter
from laa.plan.sheets.refused import SheetsRefused

# A page of boxes for more is not taken when it is sent. A file of the Home Office's
# codes leaves a dozen open.
_MOST = 200


@dataclass(frozen=True)
class Question:
    """
    `key` is what its answer goes by. `offences` are those that it decides on, in each
    of the quarters that it is about; none where it is about no number. `whether` is it
    in short, for the history of a figure that rests on its answer.
    """

    key: str
    whether: str
    words: str
    if_yes: str
    if_no: str
    quarters: tuple[Quarter, ...]
    offences: tuple[int, ...] = ()


def questions_of(taken: Taken, definition: Definition) -> list[Question]:
    """Only of quarters whose figure can be given, and only if the answer matters."""
    given = [one for one in taken.quarters if not definition.why_not(one)]
    return [
        *_of_codes(taken, definition, given),
        *_of_zeros(taken, definition, given),
        *_of_sheets(taken, given),
    ]


def refuse_too_many(taken: Taken) -> None:
    """Whichever of the indicators a plan has, now or later."""
    asked = [q for one in DEFINITIONS.values() for q in questions_of(taken, one)]
    if len(asked) > _MOST:
        raise SheetsRefused(
            f"The file leaves {len(asked):,} questions open about {taken.area}, such "
            f"as whether {asked[0].whether}, and at most {_MOST} are asked: send one "
            "whose column Offence Code holds the Home Office's codes"
        )


def key_of_zeros(quarter: Quarter, group: str) -> str:
    return f"zeros {quarter.slug} {group}"


def key_of_sheets(quarter: Quarter) -> str:
    return f"sheets {quarter.slug}"


def _of_codes(
    taken: Taken, definition: Definition, given: list[Quarter]
) -> Iterator[Question]:
    asked: dict[str, list[tuple[Quarter, Sum, Unclear]]] = defaultdict(list)
    for quarter in given:
        for code, one in taken.by_quarter.get(quarter, {}).items():
            judgement = judge(code, quarter, definition)
            matters = one.rows_other_than_zero or one.rows_without_number
            if isinstance(judgement, Unclear) and matters:
                asked[code].append((quarter, one, judgement))
    for code, found in asked.items():
        _, first, judgement = found[0]
        described = f" The file calls it '{first.description}'." * bool(
            first.description
        )
        yield Question(
            code,
            f"{code} counts" if code else "rows without a code count",
            f"{judgement.question}{described}",
            judgement.if_yes,
            judgement.if_no,
            tuple(quarter for quarter, _, _ in found),
            tuple(one.count for _, one, _ in found),
        )


def groups_of_zeros(
    taken: Taken, definition: Definition, quarter: Quarter
) -> list[tuple[str, int]]:
    """
    Offence groups that the indicator counts classes of, and in which every row of the
    quarter is 0, with the number of rows: no offences, or figures not supplied. Where
    the file names no group, the classes that the definition names are one: theft that
    was supplied says nothing of violence that was not.
    """
    groups: dict[str, list[Sum]] = defaultdict(list)
    counted = set()
    for code, one in taken.by_quarter.get(quarter, {}).items():
        if one.group or not definition.named.isdisjoint(members_of(code)):
            groups[one.group].append(one)
        if isinstance(judge(code, quarter, definition), Counted):
            counted.add(one.group)
    return [
        (group, sum(one.rows for one in sums))
        for group, sums in sorted(groups.items())
        if group in counted and _are_zeros(sums)
    ]


def name_of_group(group: str) -> str:
    return f"'{group}'" if group else f"the offences of {' and '.join(DEFINITIONS)}"


def _are_zeros(sums: Iterable[Sum]) -> bool:
    return not any(one.rows_other_than_zero or one.rows_without_number for one in sums)


def _of_zeros(
    taken: Taken, definition: Definition, given: list[Quarter]
) -> Iterator[Question]:
    for quarter in given:
        for group, rows in groups_of_zeros(taken, definition, quarter):
            named = name_of_group(group)
            yield Question(
                key_of_zeros(quarter, group),
                f"the 0 in every row of {named} is a figure",
                f"Every row of {named} of {taken.area} in {quarter} is 0 ({rows:,} "
                f"{'row' if rows == 1 else 'rows'}). Were none recorded? A 0 may also "
                "mean that the force did not supply its figures.",
                "the 0 is a figure",
                f"the figures were not supplied: no figure of {quarter} is given",
                (quarter,),
            )


def _of_sheets(taken: Taken, given: list[Quarter]) -> Iterator[Question]:
    for quarter in given:
        sheets = taken.sheets.get(quarter, [])
        if len(sheets) > 1:
            named = ", ".join(f"'{sheet.removeprefix('Sheet ')}'" for sheet in sheets)
            yield Question(
                key_of_sheets(quarter),
                "its sheets are parts of one table",
                f"{quarter} of {taken.area} stands in several sheets: {named}. Are "
                "they parts of one table?",
                "their rows are added up",
                f"they hold the same twice: no figure of {quarter} is given",
                (quarter,),
            )
