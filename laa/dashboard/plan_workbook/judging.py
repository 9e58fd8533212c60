"""What each row of a file would do, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from laa.dashboard.plan_workbook.columns import Column, Kept, PlanSheet, Written
from laa.dashboard.plan_workbook.figures import said
from laa.dashboard.plan_workbook.reading import TypedRow
from laa.dashboard.plan_workbook.sameness import bare, text_of
from laa.dashboard.plan_workbook.takes import NotTaken, same
from laa.plan.refusals import Refused
from laa.plan.sheets.changes import Change


class Outcome(Enum):
    NEW = "New", "blue"
    CHANGED = "Changed", "yellow"
    UNCHANGED = "Unchanged", "grey"
    REFUSED = "Refused", "red"

    def __init__(self, words: str, colour: str) -> None:
        self.words = words
        self.colour = colour


@dataclass(frozen=True)
class Judged:
    """`written` is what the row asks for; None where it is refused before that."""

    typed: TypedRow
    name: str
    written: Written | None = None
    changes: tuple[Change, ...] = ()
    refusals: tuple[str, ...] = ()

    @property
    def outcome(self) -> Outcome:
        if self.refusals or self.written is None:
            return Outcome.REFUSED
        if self.written.kept is None:
            return Outcome.NEW
        return Outcome.CHANGED if self.written.changed else Outcome.UNCHANGED

    @property
    def is_written(self) -> bool:
        return self.outcome in {Outcome.NEW, Outcome.CHANGED}

    def refused_by(self, refused: Refused) -> Judged:
        """By the verb: each sentence with the cell that it is about."""
        places = self.typed.places
        told = tuple(
            f"{places.get(one.field, self.typed.place)}: {one.words}"
            for one in refused.refusals
        )
        return replace(self, refusals=told)


@dataclass
class _Cells:
    """What the cells of a row come to, column by column."""

    values: dict[str, Any] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)


def judge(sheet: PlanSheet, rows: list[TypedRow]) -> list[Judged]:
    """In the order of the file."""
    keys = [_key(sheet, one) for one in rows]
    times = Counter(key.values for key in keys)
    return [
        _judged(sheet, typed, key, times[key.values])
        for typed, key in zip(rows, keys, strict=True)
    ]


def tell_refused(sheet: PlanSheet, one: Judged) -> None:
    """So that rows which name this one are not said to name nothing."""
    if one.outcome is Outcome.REFUSED:
        sheet.book.refuse(sheet.noun, one.typed.texts[sheet.key_columns[0].name])


def missing(sheet: PlanSheet, rows: list[TypedRow]) -> list[str]:
    """Those that the service keeps though the file has them no more."""
    there = {_key(sheet, one).values for one in rows}
    return [row.name for key, row in sheet.kept.items() if key not in there]


@dataclass(frozen=True)
class _Key:
    values: tuple[Any, ...]
    refusals: tuple[str, ...] = ()


def _key(sheet: PlanSheet, typed: TypedRow) -> _Key:
    texts = {one.name: typed.texts[one.name] for one in sheet.key_columns}
    kept = sheet.kept_by_texts.get(tuple(map(bare, texts.values())))
    if kept:
        return _Key(kept.key)
    values: list[Any] = []
    refusals: list[str] = []
    for column in sheet.key_columns:
        try:
            values.append(column.takes.read(texts[column.name]))
        except NotTaken as wrong:
            values.append(typed.place)
            refusals.append(f"{typed.places[column.name]}: {wrong}")
    return _Key(tuple(values), tuple(refusals))


def _judged(sheet: PlanSheet, typed: TypedRow, key: _Key, times: int) -> Judged:
    kept = sheet.kept.get(key.values)
    texts = (typed.texts[one.name] for one in sheet.key_columns)
    name = kept.name if kept else sheet.called(*texts)
    found = [*typed.refusals, *key.refusals]
    if times > 1 and not found:
        found = [f"{typed.place}: {name} stands in {times} rows: leave one of them"]
    if found:
        return Judged(typed, name, refusals=tuple(found))
    if kept and sheet.version_of(typed.texts) == typed.version:
        return Judged(typed, name, _unchanged(key, kept))
    cells = _cells(sheet, typed, kept)
    found = [*cells.refusals, *_not_here(sheet, typed, kept, cells)]
    if found:
        return Judged(typed, name, refusals=tuple(found))
    written = Written(key.values, cells.values, frozenset(cells.changes), kept)
    return Judged(typed, name, written, tuple(cells.changes.values()))


def _unchanged(key: _Key, kept: Kept) -> Written:
    """Whoever sent it did not touch it, whatever has become of it since."""
    return Written(key.values, kept.values, frozenset(), kept)


def _cells(sheet: PlanSheet, typed: TypedRow, kept: Kept | None) -> _Cells:
    cells = _Cells()
    before = kept.values if kept else sheet.given()
    for column in sheet.all_columns[sheet.keys :]:
        try:
            _cell(cells, column, typed.texts[column.name], before, kept is None)
        except NotTaken as wrong:
            cells.refusals.append(f"{typed.places[column.name]}: {wrong}")
    return cells


def _cell(
    cells: _Cells, column: Column, text: str, before: Mapping[str, Any], is_new: bool
) -> None:
    was = before.get(column.name, column.takes.blank)
    shown = text_of(column.takes.content(was))
    stays = bare(text) == bare(shown)
    # A new row may lack what it needs; in one that there is, a blank cell stays one.
    value = was if stays and (text or not is_new) else column.takes.read(text)
    changes = not (column.aside or stays or same(column.takes, value, was))
    cells.values[column.name] = value if changes or column.aside else was
    if not changes:
        return
    if not column.is_open(is_new):
        raise NotTaken(_put_back(column, shown))
    cells.changes[column.name] = Change(
        column.heading, said(column.takes, was), said(column.takes, value)
    )


def _put_back(column: Column, shown: str) -> str:
    stood = f"'{shown}'" if len(shown) <= 60 else "what stood there"
    back = f"put back {stood}" if shown else "leave this cell blank"
    return f"{column.heading}: {column.elsewhere}. Here, {back}"


def _not_here(
    sheet: PlanSheet, typed: TypedRow, kept: Kept | None, cells: _Cells
) -> list[str]:
    """Why a row as a whole may not be written, were its cells right."""
    if kept is None:
        is_closed = sheet.closed and not sheet.book.starts
        return [f"{typed.place}: {sheet.closed}"] if is_closed else []
    if not cells.changes or typed.version == sheet.version(kept):
        return []
    if not typed.version:
        return [
            f"{typed.place}: {kept.name} is there already, and says something else: "
            "download the workbook again to change it"
        ]
    return [
        f"{typed.place}: {kept.name} was changed after the workbook was downloaded: "
        "download it again, and change the row there if yours is still right"
    ]
