"""When what a cell holds is the same as before, whatever program saved the file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from hashlib import sha256

from indicators.target_fields import plain
from laa.plan.days import in_words
from laa.plan.sheets.filling import Content, writable

_DIGITS = 16


def text_of(content: Content) -> str:
    """What a cell holds, as it is read back."""
    match content:
        case None:
            return ""
        case date():
            return in_words(content)
        case Decimal():
            return plain(content)
        case _:
            return writable(str(content))


def bare(text: str) -> str:
    """
    Without what programs change unasked: white space within a line and at its ends, and
    the signs that end a line.
    """
    lines = (" ".join(line.split()) for line in writable(text).splitlines())
    return "\n".join(lines).strip()


def fingerprint(texts: Iterable[str]) -> str:
    """Of a row as it left: by it a row that nobody touched is known again."""
    kept = json.dumps([bare(text) for text in texts])
    return sha256(kept.encode()).hexdigest()[:_DIGITS]
