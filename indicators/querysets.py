"""The questions asked of target sets and actuals."""

from __future__ import annotations

from django.db.models import F, FilteredRelation, Q

from indicators.acts import Act
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

    def with_reports(self) -> ActualQuerySet:
        """Each with what was reported of it when it was signed off, if that is kept."""
        signed = FilteredRelation("events", condition=Q(events__act=Act.SIGN_OFF))
        return self.annotate(signed=signed, reported=F("signed__reported"))

    def signed_off_revisions(self) -> ActualQuerySet:
        """Every signed-off revision, the replaced ones too, each quarter's in order."""
        quarter = ("target_set_id", "year", "quarter_number")
        return self.filter(status=Status.SIGNED_OFF).order_by(*quarter, "revision")

    def latest_revisions(self) -> ActualQuerySet:
        """Of each quarter the latest revision, whatever its status."""
        quarter = ("target_set_id", "year", "quarter_number")
        return self.order_by(*quarter, "-revision").distinct(*quarter)
