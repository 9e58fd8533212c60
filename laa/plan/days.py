"""A day as people write it."""

from __future__ import annotations

from datetime import date


def in_words(day: date) -> str:
    """ "30 June 2008"."""
    return f"{day.day} {day:%B %Y}"
