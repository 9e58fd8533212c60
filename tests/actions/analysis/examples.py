"""The quarters and milestones that the tests of delivery share."""

from __future__ import annotations

from datetime import date

from actions.analysis.milestone_standing import Planned
from actions.analysis.milestones import MilestoneKind
from laa.plan.periods import FinancialYear

Q1, Q2, Q3, Q4 = FinancialYear(2008).quarters
QUARTERS = tuple(Q1 + n for n in range(12))
TODAY = date(2008, 10, 20)
SEPTEMBER, DECEMBER = date(2008, 9, 30), date(2008, 12, 31)

EVALUATION = Planned(
    MilestoneKind.PERIOD,
    "Evaluation",
    date(2008, 9, 1),
    SEPTEMBER,
    original_last_day=SEPTEMBER,
)
UNDATED = Planned(MilestoneKind.EVENT, "Calendar agreed")
FORTY = Planned(
    MilestoneKind.QUANTITY, "Offenders worked with", expected=40, units="offenders"
)
MONTHLY = Planned(MilestoneKind.RECURRING, "Monitoring", expected=3)
