"""The columns of a return workbook, known by their headings when it comes back."""

from __future__ import annotations

from enum import Enum

from laa.plan.models import ActionPlan

SHEET = "Return"


class Column(Enum):
    """
    Heading, width in characters, and what stands in it. What is filled in has the name
    of its box in the form of a return.
    """

    INDICATOR = "Indicator", 10, "The code of the indicator."
    TITLE = "Title", 28, "Its name."
    ASKED = "What to enter", 28, "The number that its return asks for."
    COUNT = "Count", 12, "A whole number."
    DENOMINATOR = "Denominator", 13, "Out of how many; for percentages only."
    SCORE = "Score", 10, "For indicators that are a score."
    STATE = "State", 13, "Provisional or final."
    SOURCE = "Source", 28, "Where the figure comes from."
    AS_AT = "As-at date", 16, "The day on which the source was read."
    COMMENTARY = "Commentary", 48, "What lies behind the figure, and what is done."
    STANDING = "Status", 24, "Where the return stood when the file was made."
    BEFORE = "The quarter before", 20, "Its signed-off figure."
    YEAR_BEFORE = "A year before", 20, "The signed-off figure of that quarter."
    EXPECTED = "Expected by then", 18, "What the target expects of the year so far."
    PLAN = "Plan", 26, "The plan that the file belongs to."
    QUARTER = "Quarter", 13, "The quarter that it belongs to."
    VERSION = "Version", 9, "Which version of the figure you saw."

    def __init__(self, heading: str, width: int, meaning: str) -> None:
        self.heading = heading
        self.width = width
        self.meaning = meaning

    @property
    def box(self) -> str:
        """The name of the form's box."""
        return self.name.lower()


FILLED_IN = (
    Column.COUNT,
    Column.DENOMINATOR,
    Column.SCORE,
    Column.STATE,
    Column.SOURCE,
    Column.AS_AT,
    Column.COMMENTARY,
)
IDENTIFYING = (Column.PLAN, Column.QUARTER, Column.VERSION)
READ = (Column.INDICATOR, *FILLED_IN, *IDENTIFYING)


def name_of(plan: ActionPlan) -> str:
    """As in its web address: "coventry/violent-crime"."""
    return f"{plan.area.slug}/{plan.slug}"
