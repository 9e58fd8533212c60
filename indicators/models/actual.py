"""A quarter's figure, and what the database itself refuses to do to it."""

from __future__ import annotations

from typing import Any, ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from indicators.acts import ENTERING
from indicators.models.target_set import IN_TARGET_SET, TargetSet
from indicators.querysets import ActualQuerySet
from indicators.transitions import TRANSITIONS, Status
from laa.plan import triggers
from laa.plan.models import acting
from laa.plan.natural_keys import NaturallyKeyed
from laa.plan.periods import Quarter
from laa.plan.recorded import RECORDED

CHANGED = "OLD.* IS DISTINCT FROM NEW.*"
# Migrations hold plain text, not names of the code.
DRAFT, SIGNED_OFF = Status.DRAFT.value, Status.SIGNED_OFF.value
WITH_THE_ANALYST = [DRAFT, Status.RETURNED.value]
STORED = [s.value for s in Status if s is not Status.NOT_ENTERED]
STARTS_A_ROW = {Status.NOT_ENTERED, Status.SIGNED_OFF}
_REFUSE_THOSE_WHO_ENTERED = f"""
    IF EXISTS (
        SELECT FROM indicators_signoffevent
        WHERE actual_id = NEW.id
        AND by_id IN (NEW.signed_off_by_id, NEW.signed_off_for_id)
        AND act IN ({", ".join(f"'{act}'" for act in ENTERING)})
    ) THEN
        RAISE EXCEPTION 'Nobody signs off a figure that they entered or submitted';
    END IF;
    RETURN NEW;
"""
# A published figure is born signed off: a way round sign-off, were it open to pages.
_REFUSE_ALL_BUT_THE_OWNER = """
    IF NOT pg_has_role(
        session_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER'
    ) THEN
        RAISE EXCEPTION 'Published figures are loaded by the role that migrates';
    END IF;
    RETURN NEW;
"""


class Actual(NaturallyKeyed):
    """One quarter's figure. indicators.signoff is its only writer."""

    NATURAL_KEY = (*IN_TARGET_SET, "year", "quarter_number", "revision")

    class Origin(models.TextChoices):
        RETURN = "return", "Quarterly return"
        PUBLISHED_PLAN = "published plan", "Published plan"

    target_set = models.ForeignKey(TargetSet, models.PROTECT, related_name="actuals")
    year = models.PositiveSmallIntegerField()
    quarter_number = models.PositiveSmallIntegerField()
    revision = models.PositiveSmallIntegerField(default=1)
    revision_reason = models.TextField(blank=True)
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.RETURN)

    count = models.BigIntegerField(null=True, blank=True)
    denominator = models.BigIntegerField(null=True, blank=True)
    score = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    is_provisional = models.BooleanField(default=True)
    source = models.CharField(max_length=250, blank=True)
    as_at = models.DateField("as-at date", null=True, blank=True)
    commentary = models.TextField(blank=True)

    status = models.CharField(
        max_length=20,
        choices=[(status, Status(status).words) for status in STORED],
        default=DRAFT,
    )
    version = models.PositiveIntegerField(
        default=1, help_text="Rises with every act, so that a stale page is noticed."
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField()
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    signed_off_for = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The owner in whose place a deputy signed it off.",
    )
    signed_off_at = models.DateTimeField(null=True, blank=True)

    # Of those that ActualQuerySet.with_reports finds.
    reported: dict[str, Any] | None

    objects: ClassVar = ActualQuerySet.as_manager()

    class Meta:
        ordering = ["target_set", "year", "quarter_number", "revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["target_set", "year", "quarter_number", "revision"],
                name="actual_is_unique",
            ),
            models.UniqueConstraint(
                fields=["target_set", "year", "quarter_number"],
                condition=~Q(status=SIGNED_OFF),
                name="actual_has_one_open_revision",
            ),
            models.CheckConstraint(
                condition=Q(quarter_number__range=(1, 4)),
                name="actual_quarter_is_1_to_4",
            ),
            models.CheckConstraint(
                condition=Q(origin="return", status__in=STORED)
                | Q(origin="published plan", status=SIGNED_OFF),
                name="actual_status_fits_its_origin",
            ),
            models.CheckConstraint(
                condition=Q(revision=1) | Q(revision__gt=1) & ~Q(revision_reason=""),
                name="actual_revision_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(count=None, denominator=None),
                name="actual_is_count_or_score",
            ),
            models.CheckConstraint(
                condition=Q(denominator=None)
                | Q(denominator__gt=0, count__gte=0, count__lte=F("denominator")),
                name="actual_is_part_of_its_denominator",
            ),
            models.CheckConstraint(
                condition=Q(status__in=WITH_THE_ANALYST)
                | Q(count__isnull=False)
                | Q(score__isnull=False),
                name="actual_is_complete_once_submitted",
            ),
            models.CheckConstraint(
                condition=Q(origin="published plan")
                | Q(
                    status__in=WITH_THE_ANALYST,
                    submitted_by=None,
                    submitted_at=None,
                )
                | ~Q(status__in=WITH_THE_ANALYST)
                & Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="actual_submission_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=SIGNED_OFF,
                    signed_off_by__isnull=False,
                    signed_off_at__isnull=False,
                )
                | ~Q(status=SIGNED_OFF) & Q(signed_off_by=None, signed_off_at=None),
                name="actual_sign_off_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(signed_off_by=None)
                | Q(origin="published plan")
                | ~Q(signed_off_by=F("entered_by"))
                & ~Q(signed_off_by=F("submitted_by"))
                & ~Q(signed_off_for=F("entered_by"))
                & ~Q(signed_off_for=F("submitted_by")),
                name="actual_has_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(signed_off_for=None)
                | Q(signed_off_by__isnull=False)
                & ~Q(signed_off_for=F("signed_off_by")),
                name="actual_is_signed_off_for_another",
            ),
        ]
        triggers = [
            RECORDED,
            triggers.Protect(
                name="starts_as_draft",
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__origin="return")
                & ~pgtrigger.Q(new__status=DRAFT),
            ),
            triggers.ReadOnly(
                name="stays_the_same_figure",
                fields=["target_set", "year", "quarter_number", "revision", "origin"],
            ),
            triggers.FSM(
                name="status_follows_the_table",
                field="status",
                transitions=sorted(
                    (start.value, transition.to.value)
                    for (start, _), transition in TRANSITIONS.items()
                    if start is not transition.to and start not in STARTS_A_ROW
                ),
            ),
            triggers.Protect(
                name="signed_off_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    f"OLD.status = '{SIGNED_OFF}' AND {CHANGED}"
                ),
            ),
            triggers.Protect(name="is_never_deleted", operation=pgtrigger.Delete),
            triggers.Trigger(
                name="comes_with_its_plan",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__origin="published plan"),
                func=_REFUSE_ALL_BUT_THE_OWNER,
            ),
            triggers.Trigger(
                name="nobody_signs_what_they_entered",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(
                    old__signed_off_by__df=pgtrigger.F("new__signed_off_by")
                ),
                func=_REFUSE_THOSE_WHO_ENTERED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_set.indicator.code}, {self.quarter}"

    @property
    def signatory(self) -> str:
        """Who signed it off, and, if it was a deputy, for whom; else empty."""
        by = self.signed_off_by
        return acting(by, self.signed_off_for) if by else ""

    @property
    def quarter(self) -> Quarter:
        return Quarter(self.year, self.quarter_number)
