"""The file of the page of a plan's findings."""

from __future__ import annotations

from collections.abc import Iterable

from laa.plan.exports.export import BOTH, Item, PageFiles
from laa.plan.findings import Finding, Severity
from laa.plan.models import ActionPlan
from laa.plan.page_files import about
from laa.plan.periods import Quarter
from laa.plan.tables import Column, Field, Table

_FIELDS: tuple[Field[Finding], ...] = (
    (Column("Weight"), lambda one: one.severity.word),
    (Column("About"), lambda one: str(one.where)),
    (Column("Finding"), lambda one: one.words),
)


def files_of(
    plan: ActionPlan, findings: Iterable[Finding], as_of: Quarter
) -> PageFiles:
    meanings = tuple((one.word, one.meaning) for one in Severity)
    known = about(plan, "Findings", as_of, BOTH, definitions=meanings)
    table = Table.of("Findings", findings, _FIELDS)
    return PageFiles("findings", known, (Item("list", table),))
