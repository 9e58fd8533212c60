"""Section 7 of the document: each risk with its latest review."""

from __future__ import annotations

from actions.analysis.risk_scores import Impact, Likelihood
from actions.register import Register, RiskEntry
from laa.plan.documents.document import Block
from laa.plan.nothing import Nothing
from laa.plan.tables import Cell, Column, Table

NOT_ASSESSED = "Not assessed"
COLUMNS = (
    Column("Ref No."),
    Column("Risk"),
    Column("Mitigating action"),
    Column("Owner"),
    Column("Likelihood"),
    Column("Impact"),
    Column("Score"),
    Column("Target score", numeric=True),
    Column("Last review"),
)


def risk_blocks(register: Register) -> tuple[Block, ...]:
    if not register.entries:
        return ()
    return (Table("Risks", COLUMNS, tuple(map(_row, register.entries))),)


def _row(entry: RiskEntry) -> tuple[Cell, ...]:
    risk, blank = entry.risk, Nothing.BLANK.words
    return (
        risk.reference or blank,
        risk.text,
        risk.mitigation or blank,
        risk.owner or blank,
        *_assessed(entry),
        risk.target_score,
        entry.latest.reviewed_on if entry.latest else NOT_ASSESSED,
    )


def _assessed(entry: RiskEntry) -> tuple[str, str, str]:
    latest, band, direction = entry.latest, entry.band, entry.direction
    if latest is None or band is None or direction is None:
        return NOT_ASSESSED, NOT_ASSESSED, NOT_ASSESSED
    return (
        f"{latest.likelihood} {Likelihood(latest.likelihood).words}",
        f"{latest.impact} {Impact(latest.impact).words}",
        f"{latest.score} {band.word}\n{direction.words}",
    )
