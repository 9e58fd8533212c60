"""Where a plan's risks lie between rare and almost certain, negligible and grave."""

from __future__ import annotations

from actions.analysis.risk_scores import Band, Impact, Likelihood, band_of, score
from actions.register import Register, RiskEntry
from laa.plan.heat_map import HeatCell, HeatMap, Reference

_LEVELS = {band: level for level, band in enumerate(Band, start=1)}


def heat_map_of(register: Register) -> HeatMap:
    """The gravest at the top right; risks without a review have no place on it."""
    likelihoods = list(reversed(Likelihood))
    return HeatMap(
        caption="Risks by likelihood and impact",
        down="Likelihood",
        across="Impact",
        rows=tuple(one.words for one in likelihoods),
        columns=tuple(one.words for one in Impact),
        cells=tuple(
            tuple(_cell(register, likelihood, impact) for impact in Impact)
            for likelihood in likelihoods
        ),
        not_assessed=tuple(map(_reference, register.unassessed)),
    )


def _cell(register: Register, likelihood: Likelihood, impact: Impact) -> HeatCell:
    band = band_of(score(likelihood, impact))
    there = register.at(likelihood, impact)
    return HeatCell(band.word, _LEVELS[band], tuple(map(_reference, there)))


def _reference(entry: RiskEntry) -> Reference:
    return Reference(entry.risk.name, entry.risk.get_absolute_url())
