"""Where two wordings of a text differ, paragraph by paragraph and word for word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\S+")


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


def compare(before: str, after: str) -> tuple[Passage, ...]:
    """
    The passages that differ, in order; paragraphs that stay as they are left out.

    A paragraph ends with its line. White space counts for nothing.
    """
    old, new = _paragraphs(before), _paragraphs(after)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(
        _passage(_words(old[a:b]), _words(new[c:d]))
        for tag, a, b, c, d in steps
        if tag != "equal"
    )


def _paragraphs(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]


def _words(paragraphs: list[str]) -> list[str]:
    return _WORD.findall(" ".join(paragraphs))


def _passage(old: list[str], new: list[str]) -> Passage:
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return Passage(
        before=tuple(
            Piece(" ".join(old[a:b]), tag != "equal")
            for tag, a, b, _, _ in steps
            if b > a
        ),
        after=tuple(
            Piece(" ".join(new[c:d]), tag != "equal")
            for tag, _, _, c, d in steps
            if d > c
        ),
    )
