"""The charts that show what figures can bear: the year's fan, and the control chart."""

from __future__ import annotations

from indicators.analysis import evidence_words, words
from indicators.analysis.outlook import Outlook
from indicators.analysis.verdicts import Variation, variations
from indicators.chart_parts import (
    Strand,
    Values,
    breaks_between,
    chart,
    gaps,
    strand,
)
from laa.plan.charting import Band, Chart, Role
from laa.plan.periods import QUARTERS_IN_A_YEAR

# With fewer points no limit means anything, and the quarters have their own chart.
_LEAST_TO_DRAW = 4


def year_so_far(outlook: Outlook) -> Chart | None:
    """One year: what is expected by each quarter's end, what came, where it may end."""
    quarters = outlook.as_of.year.quarters
    assessed = [outlook.assess(quarter) for quarter in quarters]
    reached = tuple(
        one.to_date if one.quarter <= outlook.as_of else None for one in assessed
    )
    expected = tuple(one.expected for one in assessed)
    blank = ("",) * QUARTERS_IN_A_YEAR
    this = outlook.assessment
    strands = [
        strand(
            "Expected by then",
            Role.TARGET,
            expected,
            gaps([one.target for one in assessed], blank),
        ),
        strand(
            "Year to date", Role.ACTUAL, reached, tuple(map(outlook.missing, quarters))
        ),
    ]
    bands: tuple[Band, ...] = ()
    if this.course is not None and outlook.as_of.number < QUARTERS_IN_A_YEAR:
        strands.append(_pace(outlook))
        bands = (_fan(outlook),)
    return chart(
        "year-so-far",
        f"{outlook.as_of.year} so far, against the trajectory",
        _sentences(
            words.against_trajectory(this, outlook.series.measure),
            evidence_words.forecast(outlook.evidence, this, outlook.series.measure),
        ),
        outlook.series.measure,
        tuple((f"Q{quarter.number}", str(quarter)) for quarter in quarters),
        tuple(strands),
        breaks_between(outlook.series, list(quarters)),
        bands=bands,
    )


def control(outlook: Outlook) -> Chart | None:
    """Every quarter with its centre line, its limits and its signals."""
    found, measure = outlook.evidence.control, outlook.series.measure
    values = found.chart.values
    if sum(value is not None for value in values) < _LEAST_TO_DRAW:
        return None
    names, blank = found.quarters, ("",) * len(values)
    verdicts = variations(found.chart, measure.polarity)
    borne = tuple(
        () if verdict is Variation.TOO_FEW else signals
        for verdict, signals in zip(verdicts, found.chart.signals, strict=True)
    )
    rung = tuple(
        value if signals else None for value, signals in zip(values, borne, strict=True)
    )
    told = tuple(", ".join(signals) for signals in borne)
    return chart(
        "control",
        "Signal or chance",
        _sentences(evidence_words.control(found)),
        measure,
        tuple((f"Q{quarter.number} {quarter.year}", str(quarter)) for quarter in names),
        (
            strand("Actual", Role.ACTUAL, values, tuple(map(outlook.missing, names))),
            strand("Centre", Role.CENTRE, found.chart.centre, blank),
            strand("Upper limit", Role.LIMIT, found.chart.upper, blank),
            strand("Lower limit", Role.LIMIT, found.chart.lower, blank),
            Strand(strand("Signal", Role.SIGNAL, rung, blank).line, blank, told),
        ),
        breaks_between(outlook.series, list(names)),
    )


def _pace(outlook: Outlook) -> Strand:
    """On from the last actual, as a line of its own."""
    values: Values = tuple(
        None if quarter < outlook.as_of else outlook.at_this_pace(quarter)
        for quarter in outlook.as_of.year.quarters
    )
    return strand("At this pace", Role.FORECAST, values, ("",) * len(values))


def _fan(outlook: Outlook) -> Band:
    """Of each quarter's end to come, and the last actual, where it begins."""
    found = [
        None if quarter < outlook.as_of else outlook.forecast(quarter)
        for quarter in outlook.as_of.year.quarters
    ]
    return Band(
        "95% interval",
        tuple(one.lower if one else None for one in found),
        tuple(one.upper if one else None for one in found),
    )


def _sentences(*told: str) -> str:
    return " ".join(f"{words.sentence_case(one)}." for one in told if one)
