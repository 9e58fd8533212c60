"""What is found of a plan before and after something changes, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from laa.plan.findings import Finding


@dataclass(frozen=True)
class Compared:
    """`reworded`: of the same thing and weight, told with other figures."""

    gone: tuple[Finding, ...]
    found: tuple[Finding, ...]
    reworded: tuple[tuple[Finding, Finding], ...]

    @property
    def is_empty(self) -> bool:
        return not (self.gone or self.found or self.reworded)


def compared(before: Sequence[Finding], after: Sequence[Finding]) -> Compared:
    gone = [one for one in before if one not in after]
    found = [one for one in after if one not in before]
    reworded = []
    for was in [*gone]:
        for becomes in [*found]:
            if (was.severity, was.where) == (becomes.severity, becomes.where):
                reworded.append((was, becomes))
                gone.remove(was)
                found.remove(becomes)
                break
    return Compared(tuple(gone), tuple(found), tuple(reworded))
