"""The smallest valid thing of each model of indicators, and a return in each status."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import factory
from factory.django import DjangoModelFactory

from indicators.analysis.measure import Kind, Polarity
from indicators.models import (
    Actual,
    AnnualTarget,
    Breakdown,
    CrimeImport,
    Indicator,
    PopulationChoice,
    PublishedFigure,
    RefreshedTarget,
    SeriesBreak,
    SignOffEvent,
    TargetRefresh,
    TargetSet,
)
from indicators.transitions import Act, Status
from laa.plan.nothing import Nothing
from tests.factories.plan import ActionPlanFactory, PopulationFactory, UserFactory

ENTERED_AT = datetime(2008, 7, 15, 9, tzinfo=UTC)
SUBMITTED_AT = datetime(2008, 7, 16, 9, tzinfo=UTC)
SIGNED_OFF_AT = datetime(2008, 7, 17, 9, tzinfo=UTC)
WRITTEN_BY_ACTS = (
    "status",
    "submitted_by",
    "submitted_at",
    "signed_off_by",
    "signed_off_at",
)


class IndicatorFactory(DjangoModelFactory):
    class Meta:
        model = Indicator

    class Params:
        counted = factory.Trait(kind=Kind.COUNT, decimals=0)
        percentage = factory.Trait(
            kind=Kind.PERCENTAGE,
            unit="repeat case",
            units="repeat cases",
            per=100,
            base="cases",
            decimals=1,
        )
        score = factory.Trait(kind=Kind.SCORE, unit="point", units="points", decimals=1)

    # Beyond the codes that tests type, however many tests there are.
    code = factory.Sequence(lambda n: f"NI {n + 1001}")
    slug = factory.LazyAttribute(
        lambda indicator: indicator.code.lower().replace(" ", "-")
    )
    title = factory.LazyAttribute(lambda indicator: f"Title of {indicator.code}")
    definition = "Number of offences per 1,000 population"
    kind = Kind.RATE
    polarity = Polarity.LOWER
    unit = "offence"
    units = "offences"
    decimals = 2


class SeriesBreakFactory(DjangoModelFactory):
    class Meta:
        model = SeriesBreak

    indicator = factory.SubFactory(IndicatorFactory)
    day = date(2008, 4, 1)
    title = "Counted differently from April 2008"
    reason = "The counting rule was made clearer."
    source = "Home Office"


class TargetSetFactory(DjangoModelFactory):
    """`targets=(368, 353)` adds what each year of the agreement should come to."""

    class Meta:
        model = TargetSet
        skip_postgeneration_save = True

    class Params:
        not_yet_introduced = factory.Trait(
            standing=TargetSet.Standing.TRACKING,
            introduced=2009,
            population=None,
            baseline_year=None,
            baseline=None,
            baseline_nothing=Nothing.NOT_APPLICABLE,
        )

    plan = factory.SubFactory(ActionPlanFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    position = factory.Sequence(lambda n: n + 1)
    standing = TargetSet.Standing.TARGET
    wording = factory.LazyAttribute(lambda target_set: target_set.indicator.title)
    population = factory.SubFactory(
        PopulationFactory, area=factory.SelfAttribute("..plan.agreement.area")
    )
    baseline_year = 2007
    baseline = Decimal(400)
    tolerance = Decimal("0.05")

    @factory.post_generation
    def targets(
        self: Any, create: bool, values: Sequence[int] | None, **_: Any
    ) -> None:
        for year, value in zip(self.plan.agreement.years, values or (), strict=False):
            AnnualTargetFactory(target_set=self, year=year.start, value=value)


class AnnualTargetFactory(DjangoModelFactory):
    class Meta:
        model = AnnualTarget

    class Params:
        not_applicable = factory.Trait(value=None, nothing=Nothing.NOT_APPLICABLE)

    target_set = factory.SubFactory(TargetSetFactory)
    year = 2008
    value = Decimal(368)


class TargetRefreshFactory(DjangoModelFactory):
    """Version 2 from 2009/10 on; `targets=(368, 390, 380)` are those of the years."""

    class Meta:
        model = TargetRefresh
        skip_postgeneration_save = True

    target_set = factory.SubFactory(TargetSetFactory)
    number = 2
    agreed_by = "Government Office and Partnership"
    agreed_on = date(2009, 3, 2)
    from_year = 2009
    from_quarter = 1
    reason = "GBH is counted differently."
    baseline_year = 2007
    baseline = Decimal(400)
    tolerance = Decimal("0.05")
    by = factory.SubFactory(UserFactory)
    at = datetime(2009, 3, 5, 9, tzinfo=UTC)

    @factory.post_generation
    def targets(
        self: Any, create: bool, values: Sequence[int] | None, **_: Any
    ) -> None:
        for year, value in zip(
            self.target_set.plan.agreement.years, values or (368, 390, 380), strict=True
        ):
            RefreshedTarget.objects.create(refresh=self, year=year.start, value=value)


class PopulationChoiceFactory(DjangoModelFactory):
    """Only the row: the target set keeps the estimate that it has."""

    class Meta:
        model = PopulationChoice

    target_set = factory.SubFactory(TargetSetFactory)
    number = factory.Sequence(lambda n: n + 1)
    was = factory.SelfAttribute("target_set.population")
    became = factory.SubFactory(
        PopulationFactory,
        area=factory.SelfAttribute("..target_set.plan.agreement.area"),
        vintage="revised",
    )
    reason = "Revised after the census"
    by = factory.SubFactory(UserFactory)
    at = datetime(2008, 10, 20, 9, tzinfo=UTC)


class PublishedFigureFactory(DjangoModelFactory):
    class Meta:
        model = PublishedFigure

    target_set = factory.SubFactory(TargetSetFactory)
    section = 5
    measure = PublishedFigure.Measure.TARGET
    year = 2008
    figure = "368"
    rate = "1.20"


class ActualFactory(DjangoModelFactory):
    """A draft of 2008/09 Q1, or the same return further on its way."""

    class Meta:
        model = Actual

    class Params:
        submitted = factory.Trait(
            status=Status.SUBMITTED,
            submitted_by=factory.SelfAttribute("entered_by"),
            submitted_at=SUBMITTED_AT,
        )
        returned = factory.Trait(status=Status.RETURNED)
        signed_off = factory.Trait(
            status=Status.SIGNED_OFF,
            submitted_by=factory.SelfAttribute("entered_by"),
            submitted_at=SUBMITTED_AT,
            signed_off_by=factory.SubFactory(UserFactory),
            signed_off_at=SIGNED_OFF_AT,
        )
        published = factory.Trait(
            origin=Actual.Origin.PUBLISHED_PLAN,
            status=Status.SIGNED_OFF,
            entered_by=factory.SubFactory(UserFactory, system=True),
            signed_off_by=factory.SelfAttribute("entered_by"),
            signed_off_at=SIGNED_OFF_AT,
            source="Published plan",
            as_at=None,
        )

    target_set = factory.SubFactory(TargetSetFactory)
    year = 2008
    quarter_number = 1
    count = 100
    source = "Police recorded crime"
    as_at = date(2008, 7, 14)
    status = Status.DRAFT
    entered_by = factory.SubFactory(UserFactory)
    entered_at = ENTERED_AT

    @classmethod
    def _create(cls, model_class: type[Actual], *args: Any, **fields: Any) -> Actual:
        """The database lets a return start only as a draft, and walk from there."""
        if Actual.Origin.PUBLISHED_PLAN in fields.values():
            return super()._create(model_class, *args, **fields)
        by_acts = {key: fields.pop(key) for key in WRITTEN_BY_ACTS if key in fields}
        actual: Actual = super()._create(model_class, *args, **fields)
        submission = {"submitted_by": actual.entered_by, "submitted_at": SUBMITTED_AT}
        if by_acts["status"] != Status.DRAFT:
            _save(actual, status=Status.SUBMITTED, **submission)
            _save(actual, **{"submitted_by": None, "submitted_at": None, **by_acts})
        return actual


def _save(actual: Actual, **values: Any) -> None:
    for name, value in values.items():
        setattr(actual, name, value)
    actual.save()


def sign_off(actual: Actual) -> None:
    """A draft further on its way, with what hangs on it already there."""
    submission = {"submitted_by": actual.entered_by, "submitted_at": SUBMITTED_AT}
    _save(actual, status=Status.SUBMITTED, **submission)
    signature = {"signed_off_by": UserFactory(), "signed_off_at": SIGNED_OFF_AT}
    _save(actual, status=Status.SIGNED_OFF, **signature)


class BreakdownFactory(DjangoModelFactory):
    class Meta:
        model = Breakdown

    actual = factory.SubFactory(ActualFactory)
    category = "Racially aggravated"
    count = 12


class CrimeImportFactory(DjangoModelFactory):
    class Meta:
        model = CrimeImport

    plan = factory.SubFactory(ActionPlanFactory)
    by = factory.SubFactory(UserFactory)
    at = ENTERED_AT
    file_name = "crime.csv"
    file_size = 5_000
    file_digest = "ab" * 32
    stored_as = factory.Sequence(lambda n: f"{n:032}")


class SignOffEventFactory(DjangoModelFactory):
    class Meta:
        model = SignOffEvent

    actual = factory.SubFactory(ActualFactory)
    version = factory.SelfAttribute("actual.version")
    act = Act.SAVE
    status = factory.SelfAttribute("actual.status")
    by = factory.SelfAttribute("actual.entered_by")
    at = ENTERED_AT
    figure = factory.LazyAttribute(lambda event: {"count": event.actual.count})
