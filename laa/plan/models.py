"""The vocabulary that every app shares: people, places, agreements, action plans."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse

from laa.plan.history_rows import HistoryRow
from laa.plan.natural_keys import NaturalKeyQuerySet, NaturallyKeyed
from laa.plan.periods import FinancialYear, Quarter
from laa.plan.roles import Role

IN_PLAN = ("plan__agreement__area__slug", "plan__slug")


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, *, email: str, name: str, password: str | None = None
    ) -> User:
        user = self.model(email=self.normalize_email(email), name=name)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """A person types the address in any case."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in, or a system actor, which is nobody's account."""

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    is_system = models.BooleanField(default=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_is_unique"),
            models.CheckConstraint(
                condition=Q(is_system=False)
                | Q(is_active=False, password__startswith="!"),
                name="user_system_actor_cannot_sign_in",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Area(NaturallyKeyed):
    NATURAL_KEY = ("slug",)

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=100)
    ons_code = models.CharField("ONS code", max_length=9, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Population(NaturallyKeyed):
    """An estimate of how many people lived in an area in the middle of a year."""

    NATURAL_KEY = ("area__slug", "year", "vintage")

    area = models.ForeignKey(Area, models.PROTECT, related_name="populations")
    year = models.PositiveSmallIntegerField("mid-year")
    vintage = models.CharField(max_length=100)
    persons = models.PositiveIntegerField()
    source = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area", "year", "vintage"], name="population_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(persons__gt=0), name="population_is_above_zero"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area}, mid-{self.year}, {self.vintage}"


class Agreement(NaturallyKeyed):
    """One area's Local Area Agreement over its years."""

    NATURAL_KEY = ("area__slug", "first_year")

    area = models.ForeignKey(Area, models.PROTECT, related_name="agreements")
    first_year = models.PositiveSmallIntegerField()
    number_of_years = models.PositiveSmallIntegerField(default=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area", "first_year"], name="agreement_is_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area} {self.years[0]} to {self.years[-1]}"

    @property
    def years(self) -> tuple[FinancialYear, ...]:
        first = FinancialYear(self.first_year)
        return tuple(first + n for n in range(self.number_of_years))

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return tuple(quarter for year in self.years for quarter in year.quarters)

    def ended(self, today: date) -> tuple[Quarter, ...]:
        return tuple(quarter for quarter in self.quarters if quarter.has_ended(today))

    def last_due(self, today: date) -> Quarter:
        """The last of its quarters to have ended; before any has, the one before."""
        return max(self.ended(today), default=self.quarters[0] - 1)


class Partner(NaturallyKeyed):
    """An organisation in the partnership."""

    NATURAL_KEY = ("area__slug", "name")

    area = models.ForeignKey(Area, models.PROTECT, related_name="partners")
    name = models.CharField(max_length=150)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["area", "name"], name="partner_is_unique")
        ]

    def __str__(self) -> str:
        return self.name


class ActionPlanQuerySet(NaturalKeyQuerySet):
    def with_area(self) -> ActionPlanQuerySet:
        return self.select_related("agreement__area")


class ActionPlan(NaturallyKeyed):
    """One document under an agreement: a theme with its indicators and actions."""

    NATURAL_KEY = ("agreement__area__slug", "slug")

    class Frequency(models.TextChoices):
        QUARTERLY = "quarterly", "Quarterly"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="plans")
    slug = models.SlugField()
    title = models.CharField(max_length=150)
    theme = models.CharField(max_length=200)
    priorities = models.TextField(help_text="One a line.")
    reporting_frequency = models.CharField(
        max_length=20, choices=Frequency, default=Frequency.QUARTERLY
    )
    days_to_return = models.PositiveSmallIntegerField(
        default=30, help_text="Days after a quarter's end by which returns are due."
    )
    lead_partners = models.ManyToManyField(Partner, related_name="led_plans")

    objects: ClassVar = ActionPlanQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "slug"], name="action_plan_is_unique"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("dashboard", args=[self.area.slug, self.slug])

    @property
    def area(self) -> Area:
        return self.agreement.area


class Contact(NaturallyKeyed):
    """A person whom the document names. Being named gives nobody an account."""

    NATURAL_KEY = (*IN_PLAN, "capacity", "name")

    class Capacity(models.TextChoices):
        TECHNICAL_EXPERT = "technical expert", "Technical data expert"
        OWNER = "owner", "Indicator owner (sign-off)"

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="contacts")
    capacity = models.CharField(max_length=20, choices=Capacity)
    name = models.CharField(max_length=150)
    post = models.CharField(max_length=150, blank=True)
    organisation = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["plan", "capacity", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "capacity", "name"], name="contact_is_unique"
            )
        ]

    def __str__(self) -> str:
        return self.name


class NarrativeSection(NaturallyKeyed):
    """A part of the document that is text: what is asked, and the answer."""

    NATURAL_KEY = (*IN_PLAN, "section")

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="narrative")
    section = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=150)
    question = models.CharField(max_length=250, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ["plan", "section"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "section"], name="narrative_section_is_unique"
            )
        ]

    def __str__(self) -> str:
        return self.heading


class NarrativeEdit(HistoryRow):
    """A change of a section's text; the first one's `was` is what was published."""

    section = models.ForeignKey(NarrativeSection, models.PROTECT, related_name="edits")
    number = models.PositiveSmallIntegerField()
    was = models.TextField()
    became = models.TextField()
    reason = models.TextField()

    class Meta(HistoryRow.Meta):
        ordering = ["section", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "number"], name="narrative_edit_is_unique"
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="narrative_edit_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section}, edit {self.number}"


class PublishedRow(NaturallyKeyed):
    """A row of the document's tables, word for word: what was published."""

    NATURAL_KEY = (*IN_PLAN, "section", "position")

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="published_rows")
    section = models.PositiveSmallIntegerField(help_text="0 is the header.")
    position = models.PositiveSmallIntegerField()
    cells = models.JSONField(help_text="Pairs of column heading and text, in order.")

    class Meta:
        ordering = ["plan", "section", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "section", "position"], name="published_row_is_unique"
            )
        ]

    def __str__(self) -> str:
        return f"Section {self.section}, row {self.position}"


class Membership(models.Model):
    """A person's role in an action plan."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "plan", "role"], name="membership_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="membership_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {Role(self.role).label}"
