"""A sheet of the plan workbook: its columns, what the service holds, how it writes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from functools import cached_property
from typing import Any, ClassVar

from laa.dashboard.plan_workbook.book import Book
from laa.dashboard.plan_workbook.sameness import bare, fingerprint, text_of
from laa.dashboard.plan_workbook.takes import Takes
from laa.plan.models import User

VERSION = "Version"
VERSION_MEANING = "By which the service knows the row as it left."
Key = tuple[Any, ...]


class Opens(Enum):
    """In which rows a column is filled in."""

    ALWAYS = auto()
    IN_NEW_ROWS = auto()
    NEVER = auto()


@dataclass(frozen=True)
class Column:
    """
    `name` is what the verb calls it, so that its refusals find their cell. `elsewhere`
    says where a locked one is changed. One that is `aside` goes with a change, as a
    reason does, and is no part of what is kept.
    """

    name: str
    heading: str
    width: int
    meaning: str
    takes: Takes
    opens: Opens = Opens.ALWAYS
    elsewhere: str = ""
    aside: bool = False

    def is_open(self, is_new: bool) -> bool:
        """Whether it is filled in, in a row that is new or in one that there is."""
        if self.opens is Opens.IN_NEW_ROWS:
            return is_new
        return self.opens is Opens.ALWAYS


@dataclass(frozen=True)
class Kept:
    """A row as the service holds it; `thing` is the row of the database."""

    key: Key
    name: str
    values: Mapping[str, Any]
    thing: Any = None


@dataclass(frozen=True)
class Written:
    """What a row of the file asks for: all its values, and which of them are new."""

    key: Key
    values: Mapping[str, Any]
    changed: frozenset[str]
    kept: Kept | None


class PlanSheet(ABC):
    """`keys` is how many columns, the first ones, say which row is meant."""

    name: ClassVar[str]
    noun: ClassVar[str]
    keys: ClassVar[int] = 1
    # Why no row can be added to a plan that runs; empty where one can.
    closed: ClassVar[str] = ""
    # How many rows to fill in stand under those that there are.
    spare: ClassVar[int] = 30

    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    @abstractmethod
    def columns(self) -> tuple[Column, ...]: ...

    @abstractmethod
    def rows(self) -> list[Kept]:
        """In the order of the sheet."""

    def write(self, row: Written, *, by: User, at: datetime) -> None:
        """By the verb of the page that does the same, or Refused."""
        raise ValueError(f"{self.name} is not written in a plan that runs: {row.key}")

    @abstractmethod
    def begin(self, row: Written, *, at: datetime) -> None:
        """The same for a plan that is started on the server, or Refused."""

    def called(self, *key: str) -> str:
        """A row that the plan has not yet, by what the cells of its key hold."""
        return " ".join((self.noun.capitalize(), *key)).strip()

    def spare_keys(self) -> list[Key]:
        """The numbers that new rows will have; nothing where they are typed."""
        return []

    def given(self) -> dict[str, Any]:
        """What stands in a new row from the start, by the names of the columns."""
        return {}

    @cached_property
    def all_columns(self) -> tuple[Column, ...]:
        return self.columns

    @property
    def key_columns(self) -> tuple[Column, ...]:
        return self.all_columns[: self.keys]

    @property
    def state_columns(self) -> tuple[Column, ...]:
        return tuple(one for one in self.all_columns if not one.aside)

    @cached_property
    def kept(self) -> dict[Key, Kept]:
        return {row.key: row for row in self.rows()}

    @cached_property
    def kept_by_texts(self) -> dict[tuple[str, ...], Kept]:
        """By what the cells of their keys hold."""
        return {
            tuple(bare(text_of(contents[one.name])) for one in self.key_columns): row
            for row in self.kept.values()
            for contents in [self.contents(row)]
        }

    def contents(self, row: Kept) -> dict[str, Any]:
        """What the cells of a row hold, but for its version."""
        values = dict(row.values) | self.named(row.key)
        return {
            one.name: None if one.aside else one.takes.content(values[one.name])
            for one in self.all_columns
        }

    def named(self, key: Key) -> dict[str, Any]:
        return dict(zip((one.name for one in self.key_columns), key, strict=True))

    def version(self, row: Kept) -> str:
        contents = self.contents(row)
        return self.version_of(
            {name: text_of(content) for name, content in contents.items()}
        )

    def version_of(self, texts: Mapping[str, str]) -> str:
        return fingerprint(texts[one.name] for one in self.state_columns)
