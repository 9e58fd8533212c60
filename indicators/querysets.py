"""The questions asked of target sets and actuals."""

from __future__ import annotations

from indicators.transitions import Status
from laa.plan.natural_keys import NaturalKeyQuerySet
from laa.plan.periods import Quarter


class TargetSetQuerySet(NaturalKeyQuerySet):
    def with_plan(self) -> TargetSetQuerySet:
        return self.select_related("indicator", "population", "plan__agreement__area")


class ActualQuerySet(NaturalKeyQuerySet):
    def of_quarter(self, quarter: Quarter) -> ActualQuerySet:
        return self.filter(year=quarter.start, quarter_number=quarter.number)

    def signed_off(self) -> ActualQuerySet:
        """Of each quarter the latest signed-off revision: all that partners may see."""
        quarter = ("target_set_id", "year", "quarter_number")
        return (
            self.filter(status=Status.SIGNED_OFF)
            .order_by(*quarter, "-revision")
            .distinct(*quarter)
        )

    def signed_off_revisions(self) -> ActualQuerySet:
        """Every signed-off revision, the replaced ones too, each quarter's in order."""
        quarter = ("target_set_id", "year", "quarter_number")
        return self.filter(status=Status.SIGNED_OFF).order_by(*quarter, "revision")

    def latest_revisions(self) -> ActualQuerySet:
        """Of each quarter the latest revision, whatever its status."""
        quarter = ("target_set_id", "year", "quarter_number")
        return self.order_by(*quarter, "-revision").distinct(*quarter)
