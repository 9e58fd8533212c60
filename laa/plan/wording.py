"""Where two wordings of a text differ, paragraph by paragraph and word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

Step = tuple[bool, list[str], list[str]]
Run = tuple[int, int, int]

_WORD = re.compile(r"\S+")
# A paragraph of 2,000 words with 200 of them changed needs a third of it.
MOST_PAIRS = 300_000


@dataclass(frozen=True)
class Piece:
    """A run of words that both wordings have, or, if it differs, that only one has."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Passage:
    """Paragraphs that a change touched; a side without any has no pieces."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass
class _Effort:
    """How many pairs of words may still be looked at; beyond that, none is."""

    left: int = MOST_PAIRS


def compare(before: str, after: str) -> tuple[Passage, ...]:
    """
    The passages that differ, in order; paragraphs that stay as they are left out.

    A paragraph ends with its line. White space counts for nothing. Long texts of which
    little stays, or which repeat themselves on and on, are told as different from their
    first difference to their last, where the effort runs out.
    """
    effort = _Effort()
    paragraphs = _steps(_paragraphs(before), _paragraphs(after), effort)
    return tuple(
        _passage(_words(old), _words(new), effort)
        for differs, old, new in paragraphs
        if differs
    )


def _paragraphs(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]


def _words(paragraphs: list[str]) -> list[str]:
    return _WORD.findall(" ".join(paragraphs))


def _passage(old: list[str], new: list[str], effort: _Effort) -> Passage:
    steps = list(_steps(old, new, effort))
    return Passage(
        before=tuple(Piece(" ".join(one), differs) for differs, one, _ in steps if one),
        after=tuple(Piece(" ".join(one), differs) for differs, _, one in steps if one),
    )


def _steps(old: list[str], new: list[str], effort: _Effort) -> Iterator[Step]:
    """Runs that both have, and between them what only one has, in order."""
    old_at = new_at = 0
    ends = (len(old), len(new), 0)
    for old_from, new_from, size in (*_shared(old, new, effort), ends):
        if old_at < old_from or new_at < new_from:
            yield True, old[old_at:old_from], new[new_at:new_from]
        old_at, new_at = old_from + size, new_from + size
        if size:
            yield False, old[old_from:old_at], new[new_from:new_at]


def _shared(old: list[str], new: list[str], effort: _Effort) -> list[Run]:
    """The runs that both have, in order: where in each, and how long."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    old_end, new_end = len(old) - tail, len(new) - tail
    between = _with_fewest_changes(old[head:old_end], new[head:new_end], effort)
    moved = [(head + old_at, head + new_at, size) for old_at, new_at, size in between]
    return [(0, 0, head), *moved, (old_end, new_end, tail)]


def _with_fewest_changes(old: list[str], new: list[str], effort: _Effort) -> list[Run]:
    """
    The runs that stay where as few words as can be go or come; none without effort.

    Myers, An O(ND) difference algorithm and its variations, Algorithmica 1 (1986),
    figure 2: a row for each number of changes, and in it, for each number of words that
    go among them, how many words of the old text can be done with.
    """
    rows: list[list[int]] = [[]]
    while effort.left > 0:
        changes, row = len(rows) - 1, []
        for gone in range(changes + 1):
            ahead = changes - 2 * gone
            start = _start(rows[-1], gone)
            end = _follow(old, new, start, ahead)
            row.append(end)
            effort.left -= 1 + end - start
            if end == len(old) and end + ahead == len(new):
                return _way_back([*rows, row], gone)
        rows.append(row)
    return []


def _start(before: list[int], gone: int) -> int:
    """After the change that leads further: a word more came, or a word more went."""
    came = before[gone] if gone < len(before) else 0
    went = before[gone - 1] + 1 if gone else 0
    return max(came, went)


def _follow(old: list[str], new: list[str], at: int, ahead: int) -> int:
    """How far the texts run alike from a word; the new one is so many words ahead."""
    end = min(len(old), len(new) - ahead)
    while at < end and old[at] == new[at + ahead]:
        at += 1
    return at


def _way_back(rows: list[list[int]], gone: int) -> list[Run]:
    """The runs on the way to the last of the rows, in order."""
    runs: list[Run] = []
    for changes in range(len(rows) - 2, -1, -1):
        before, end = rows[changes], rows[changes + 1][gone]
        start = _start(before, gone)
        if end > start:
            runs.append((start, start + changes - 2 * gone, end - start))
        went = gone and before[gone - 1] + 1 == start
        gone -= bool(went)
    return runs[::-1]


def _alike(old: list[str], new: list[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next(
        (at for at, (one, other) in pairs if one != other), min(len(old), len(new))
    )
