"""Indicators by their codes, as a narrow column names them."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.models import TargetSet


def codes_of(target_sets: Iterable[TargetSet]) -> str:
    """ "NI 15, NI 20", each code on one line."""
    codes = (one.indicator.code for one in target_sets)
    return ", ".join(code.replace(" ", "\N{NO-BREAK SPACE}") for code in codes)
