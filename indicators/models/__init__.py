from indicators.models.actual import Actual
from indicators.models.breakdown import Breakdown
from indicators.models.crime_import import CrimeImport
from indicators.models.event import SignOffEvent
from indicators.models.indicator import Indicator, SeriesBreak
from indicators.models.population_choice import PopulationChoice
from indicators.models.refresh import RefreshedTarget, TargetRefresh
from indicators.models.target_set import AnnualTarget, PublishedFigure, TargetSet

__all__ = [
    "Actual",
    "AnnualTarget",
    "Breakdown",
    "CrimeImport",
    "Indicator",
    "PopulationChoice",
    "PublishedFigure",
    "RefreshedTarget",
    "SeriesBreak",
    "SignOffEvent",
    "TargetRefresh",
    "TargetSet",
]
