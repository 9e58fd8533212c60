"""When two codes of indicators are one, however people type them."""

from __future__ import annotations


def folded(code: str) -> str:
    """ "NI 15", "ni15" and one with a hard space are alike."""
    return "".join(code.split()).casefold()
