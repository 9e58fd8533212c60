"""Several names in one sentence."""

from __future__ import annotations

from collections.abc import Sequence


def listed(texts: Sequence[str]) -> str:
    """ "368, 353 and 339"; of none it is empty."""
    *before, last = texts or [""]
    return f"{', '.join(before)} and {last}" if before else last
