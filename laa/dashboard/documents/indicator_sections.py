"""Sections 1 and 5 of the document: what is promised, and the quarters' figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from indicators.analysis import evidence_words, words
from indicators.analysis.measure import Measure, Targets
from indicators.charts import trajectory
from indicators.estimates import rates_rest_on
from indicators.history import History
from indicators.models import TargetSet
from laa.plan.charting import Chart
from laa.plan.documents.document import Block, Heading, Note, Paragraphs, Picture
from laa.plan.nothing import Nothing
from laa.plan.numbers import shown
from laa.plan.periods import FinancialYear, Quarter
from laa.plan.rag import Rag
from laa.plan.tables import Cell, Column, Table

NOT_DUE = "Not yet due"


def target_blocks(
    histories: Sequence[History], years: Sequence[FinancialYear]
) -> tuple[Block, ...]:
    """Only those with improvement targets, as the form asks."""
    targets = [one for one in histories if _is_target(one)]
    if not targets:
        return ()
    columns = (
        "Indicator Definition",
        "Baseline & Year",
        *(f"Target {year}" for year in years),
        "Success Criteria",
    )
    rows = tuple(_target_row(one, years) for one in targets)
    return (Table("LAA Target", tuple(map(Column, columns)), rows),)


def _target_row(history: History, years: Sequence[FinancialYear]) -> tuple[Cell, ...]:
    indicator, last = history.target_set.indicator, history.last_targets
    categories = indicator.offence_categories
    definition = (
        indicator.title,
        indicator.definition,
        f"Offence Categories - {categories}" if categories else "",
    )
    return (
        "\n".join(part for part in definition if part),
        _lines(_baseline(history, last), str(last.baseline_year or "")),
        *(_target(history, year) for year in years),
        history.stated(last).success_criterion or Nothing.BLANK.words,
    )


def _target(history: History, year: FinancialYear) -> str:
    """As the version has it that counts at the year's end, and which that is."""
    targets = history.targets.at_end_of(year)
    value = _valued(targets.for_year(year), history.measure)
    agreed_on = targets.version.agreed_on
    return _lines(value, f"agreed {agreed_on:%B %Y}" if agreed_on else "")


def _baseline(history: History, targets: Targets) -> str:
    missing, baseline = history.stated(targets).missing_baseline, targets.baseline
    return _valued(missing if baseline is None else baseline, history.measure)


def _valued(value: float | Nothing, measure: Measure) -> str:
    """A value with its computed rate under it, or why there is none."""
    if isinstance(value, Nothing):
        return value.words
    return _lines(words.value(value, measure), _rate(value, measure))


def _rate(value: float, measure: Measure) -> str:
    rate = measure.rate(value)
    return "" if rate is None else shown(rate, measure.decimals)


def figure_blocks(
    histories: Sequence[History], as_of: Quarter, today: date
) -> tuple[Block, ...]:
    """A table for each standing of the form, then where each target stands."""
    tables = [
        _table(TargetSet.Standing(standing).label, chosen, as_of)
        for standing in TargetSet.Standing
        if (chosen := [h for h in histories if h.target_set.standing == standing])
    ]
    told = [
        block
        for history in histories
        if _is_target(history)
        for block in _standing(history, as_of, today)
    ]
    rates = Note(rates_rest_on([one.target_set for one in histories]))
    return (*tables, *((rates,) if tables else ()), *told)


def _table(caption: str, histories: Sequence[History], as_of: Quarter) -> Table:
    columns = (
        "Ref Nr",
        "Definition",
        "Baseline",
        f"Target {as_of.year}",
        *(f"Q{quarter.number}" for quarter in as_of.year.quarters),
        "Year to date",
        "Rating",
        "Target Met Yes/No",
    )
    rows = tuple(_figure_row(one, as_of) for one in histories)
    return Table(caption, tuple(map(Column, columns)), rows)


def _figure_row(history: History, as_of: Quarter) -> tuple[Cell, ...]:
    target_set, assessment = history.target_set, history.assess(as_of)
    to_date = assessment.to_date
    return (
        target_set.indicator.code,
        target_set.wording,
        _baseline(history, history.targets.at(as_of)),
        _valued(assessment.target, history.measure),
        *(_quarter(history, quarter, as_of) for quarter in as_of.year.quarters),
        _not_known(history, as_of)
        if to_date is None
        else words.value(to_date, history.measure),
        assessment.rag.word,
        _is_met(history, as_of, assessment.rag),
    )


def _quarter(history: History, quarter: Quarter, as_of: Quarter) -> str:
    value = history.series.value(quarter) if quarter <= as_of else None
    if value is not None:
        return _valued(value, history.measure)
    return NOT_DUE if quarter > as_of else _not_known(history, quarter)


def _not_known(history: History, quarter: Quarter) -> str:
    return history.target_set.missing_in(quarter).words


def _is_met(history: History, as_of: Quarter, rag: Rag) -> str:
    """Said once the year's last quarter is signed off, and not before."""
    if history.target_set.why_not_owed(as_of):
        return Nothing.NOT_APPLICABLE.words
    if as_of != as_of.year.quarters[-1]:
        return NOT_DUE
    if rag is Rag.NONE:
        return Nothing.BLANK.words
    return "Yes" if rag is Rag.GREEN else "No"


def _standing(history: History, as_of: Quarter, today: date) -> Iterator[Block]:
    outlook, measure = history.outlook(as_of, today), history.measure
    assessment = outlook.assessment
    yield Heading(str(history.target_set.indicator))
    told = (
        words.against_trajectory(assessment, measure),
        outlook.judged_by,
        evidence_words.forecast(outlook.evidence, assessment, measure),
    )
    yield Paragraphs(" ".join(f"{words.sentence_case(one)}." for one in told if one))
    actual = history.signed_off.get(as_of)
    if actual and actual.commentary:
        yield Paragraphs(actual.commentary)
    if chart := trajectory(outlook):
        yield Picture(_of(chart, history.target_set.indicator.code))


def _of(chart: Chart, code: str) -> Chart:
    """The document has one of each indicator: their names tell them apart."""
    title = f"{code}: {chart.title}"
    return replace(chart, title=title, table=replace(chart.table, caption=title))


def _is_target(history: History) -> bool:
    return bool(history.target_set.standing == TargetSet.Standing.TARGET)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
