"""Risks of the Coventry plan where their likelihood and their impact cross."""

from laa.plan.heat_map import HeatCell, HeatMap, Reference

LIKELIHOODS = ("Almost certain", "Likely", "Possible", "Unlikely", "Rare")
IMPACTS = ("Negligible", "Minor", "Moderate", "Major", "Catastrophic")
BANDS = ("Low", "Moderate", "High", "Extreme")


def level(row: int, column: int) -> int:
    """Likelihood times impact in four levels, the rows from the top."""
    return 1 + sum((5 - row) * (column + 1) >= first for first in (4, 8, 15))


def heat_map(*not_assessed: Reference, crowded: int = 1) -> HeatMap:
    """Two risks with pages, and so many without one at the highest score."""
    risks = {
        (1, 2): (Reference("Risk 1", "/risks/1/"), Reference("Risk 4", "/risks/4/")),
        (0, 4): tuple(Reference(f"Risk {number + 10}") for number in range(crowded)),
    }
    return HeatMap(
        caption="Risks by likelihood and impact",
        down="Likelihood",
        across="Impact",
        rows=LIKELIHOODS,
        columns=IMPACTS,
        cells=tuple(
            tuple(
                HeatCell(
                    BANDS[level(row, column) - 1],
                    level(row, column),
                    risks.get((row, column), ()),
                )
                for column in range(5)
            )
            for row in range(5)
        ),
        not_assessed=not_assessed,
    )
