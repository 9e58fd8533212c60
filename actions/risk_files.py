"""The files of the risk register's pages: the register, its map, a risk's reviews."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from actions.analysis.risk_scores import Impact, Likelihood, band_of
from actions.risk_pages import RegisterPage, ReviewRow, RiskPage
from actions.risk_rows import NOT_ASSESSED, RiskRow
from laa.plan.exports.export import RECORDED, Item, PageFiles, Pairs, of_chart
from laa.plan.page_files import about
from laa.plan.periods import Quarter
from laa.plan.tables import Cell, Column, Field, Table

SCORES: Pairs = (
    ("Score", "Likelihood from 1 to 5, times impact from 1 to 5"),
    ("Likelihood", ", ".join(f"{one.value} {one.words}" for one in Likelihood)),
    ("Impact", ", ".join(f"{one.value} {one.words}" for one in Impact)),
)


def files_of_register(page: RegisterPage, as_of: Quarter) -> PageFiles:
    known = about(page.access.plan, "Risks", as_of, RECORDED, definitions=SCORES)
    heat_map = page.heat_map
    placed = (Item("heat-map", heat_map.table()),) if heat_map else ()
    rows = Table.of("Risks, the heaviest first", page.rows, _RISKS)
    return PageFiles("risks", known, (Item("register", rows), *placed))


def files_of_risk(page: RiskPage, as_of: Quarter) -> PageFiles:
    plan, name = page.access.plan, page.risk.name
    known = about(plan, name, as_of, RECORDED, definitions=SCORES)
    drawn = (of_chart(page.chart),) if page.chart else ()
    reviews = Table.of("Reviews, the latest first", page.reviews, _REVIEWS)
    what = f"risk-{page.risk.position}"
    return PageFiles(what, known, (*drawn, Item("reviews", reviews)))


def _assessed(what: str) -> Callable[[RiskRow], Cell]:
    """Of the latest review."""

    def told(row: RiskRow) -> Cell:
        latest = row.entry.latest
        return getattr(latest, what) if latest else NOT_ASSESSED

    return told


def _links(row: RiskRow, kind: int) -> str:
    return "; ".join(text for text, _ in row.links[kind][1])


_RISKS: tuple[Field[RiskRow], ...] = (
    (Column("Risk", numeric=True), lambda row: row.entry.risk.position),
    (Column("Reference"), lambda row: row.entry.risk.reference or None),
    (Column("What"), lambda row: row.entry.risk.text),
    (Column("Owner"), lambda row: row.entry.risk.owner or None),
    (Column("Mitigating action"), lambda row: row.entry.risk.mitigation or None),
    (Column("Likelihood", numeric=True), _assessed("likelihood")),
    (Column("Impact", numeric=True), _assessed("impact")),
    (Column("Score", numeric=True), _assessed("score")),
    (Column("Band"), lambda row: row.entry.band.word if row.entry.band else ""),
    (Column("Direction"), lambda row: row.direction),
    (Column("Target score", numeric=True), lambda row: row.entry.risk.target_score),
    (Column("Last reviewed"), _assessed("reviewed_on")),
    (Column("Overdue"), lambda row: row.overdue),
    (Column("Actions that bear on it"), lambda row: _links(row, 0)),
    (Column("Indicators that it threatens"), lambda row: _links(row, 1)),
    (Column("Money that hangs on it"), lambda row: _links(row, 2)),
)
_REVIEWS: tuple[Field[ReviewRow], ...] = (
    (Column("Reviewed on"), lambda row: row.review.reviewed_on),
    (Column("Likelihood", numeric=True), lambda row: row.review.likelihood),
    (Column("Impact", numeric=True), lambda row: row.review.impact),
    (Column("Score", numeric=True), lambda row: row.review.score),
    (Column("Band"), lambda row: band_of(row.review.score).word),
    (Column("Change"), lambda row: row.change),
    (Column("Comment"), lambda row: row.review.comment),
    (Column("Recorded by"), lambda row: str(row.review.by)),
    (Column("Recorded on"), lambda row: timezone.localdate(row.review.at)),
)
