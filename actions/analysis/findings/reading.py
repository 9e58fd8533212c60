"""A plan's actions and risks as the rules read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from actions.analysis.milestones import Every, MilestoneKind
from laa.plan.findings import Finding
from laa.plan.lacking import Kind, Subject
from laa.plan.periods import FinancialYear, Quarter


class Part(StrEnum):
    """What of an action, a risk or an indicator a finding is about."""

    LEAD = "lead"
    REFERENCE = "reference"
    MILESTONE = "milestone"
    MONITORING = "monitoring"
    PROGRESS = "progress update"
    INDICATORS = "indicators served"
    ACTIONS = "actions"
    OWNER = "owner"
    ASSESSMENT = "likelihood and impact"
    MITIGATION = "mitigating action"
    LINKS = "what it is linked to"


@dataclass(frozen=True)
class PlannedMilestone:
    """
    `wording` is the document's, `text` how it is read. `is_settled`: it is reached, or
    its action is done or stopped, so that nothing is due of it any more.
    """

    text: str
    kind: MilestoneKind
    wording: str = ""
    last_day: date | None = None
    every: Every | None = None
    through: str = ""
    is_settled: bool = False

    @property
    def quoted(self) -> str:
        return f"“{self.wording.strip() or self.text.strip()}”"


@dataclass(frozen=True)
class PlannedAction:
    """`overdue` are the ended quarters whose update is late; `serves` has codes."""

    subject: Subject
    reference: str = ""
    lead: str = ""
    lead_name: str = ""
    serves: tuple[str, ...] = ()
    overdue: tuple[Quarter, ...] = ()
    milestones: tuple[PlannedMilestone, ...] = ()


@dataclass(frozen=True)
class DeliveryReading:
    """
    `targets` are the indicators with improvement targets, `owners` the people whom the
    plan names as indicator owners; updates are due `days_to_update` after a quarter.
    """

    years: tuple[FinancialYear, ...]
    days_to_update: int = 30
    owners: tuple[str, ...] = ()
    targets: tuple[Subject, ...] = ()
    actions: tuple[PlannedAction, ...] = ()
    address: str = ""

    @property
    def begins(self) -> date:
        return min((year.first_day for year in self.years), default=date.min)

    @property
    def ends(self) -> date:
        return max((year.last_day for year in self.years), default=date.max)

    @property
    def kind(self) -> Kind:
        members = tuple(action.subject for action in self.actions)
        return Kind("Actions", members, self.address)

    def without(self, has: Callable[[PlannedAction], object]) -> list[Subject]:
        """The actions that have not what is asked for."""
        return [action.subject for action in self.actions if not has(action)]

    def due_on(self, quarter: Quarter) -> date:
        return quarter.last_day + timedelta(days=self.days_to_update)

    @property
    def milestones(self) -> Iterator[tuple[PlannedAction, PlannedMilestone]]:
        for action in self.actions:
            for milestone in action.milestones:
                yield action, milestone


@dataclass(frozen=True)
class PlannedRisk:
    """`is_linked`: to an action, an indicator or a funding line."""

    subject: Subject
    reference: str = ""
    owner: str = ""
    mitigation: str = ""
    is_assessed: bool = False
    is_linked: bool = False


@dataclass(frozen=True)
class RegisterReading:
    risks: tuple[PlannedRisk, ...]
    address: str = ""

    @property
    def kind(self) -> Kind:
        members = tuple(risk.subject for risk in self.risks)
        return Kind("Risks", members, self.address)

    def without(self, has: Callable[[PlannedRisk], object]) -> list[Subject]:
        """The risks that have not what is asked for."""
        return [risk.subject for risk in self.risks if not has(risk)]


DeliveryRule = Callable[[DeliveryReading], Iterator[Finding]]
RiskRule = Callable[[RegisterReading], Iterator[Finding]]
