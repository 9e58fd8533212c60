"""The frame of the plan's document, in every edition: its title and seven sections."""

from __future__ import annotations

TITLE = "LAA TARGET - ACTION PLAN"

HEADINGS = {
    1: "1: LAA Target",
    2: "2: Equalities and community cohesion implications",
    3: "3: Strategic Summary",
    4: "4: Delivery Plan – Performance Monitoring of Actions",
    # The form itself prints a point here.
    5: "5. Performance Indicators",
    6: "6: Funding & Planned Spend",
    7: "7: Risk Assessment",
}

# Sections whose tables need the width of a page turned sideways.
TURNED = frozenset({4, 5, 6})
