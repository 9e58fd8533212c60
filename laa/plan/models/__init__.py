"""The vocabulary that every app shares: people, places, agreements, action plans."""

from laa.plan.models.audit import AuditEntry, AuditLink
from laa.plan.models.deadline_changes import DeadlineChange
from laa.plan.models.deputies import Deputyship, acting
from laa.plan.models.invitations import Invitation
from laa.plan.models.members import Membership, MembershipChange
from laa.plan.models.people import User
from laa.plan.models.places import Agreement, Area, Partner
from laa.plan.models.plans import IN_PLAN, ActionPlan, Contact, SecondFactorChange
from laa.plan.models.populations import Population
from laa.plan.models.reminders import Reminder
from laa.plan.models.texts import NarrativeEdit, NarrativeSection, PublishedRow
from laa.plan.models.tokens import ApiToken

__all__ = [
    "IN_PLAN",
    "ActionPlan",
    "Agreement",
    "ApiToken",
    "Area",
    "AuditEntry",
    "AuditLink",
    "Contact",
    "DeadlineChange",
    "Deputyship",
    "Invitation",
    "Membership",
    "MembershipChange",
    "NarrativeEdit",
    "NarrativeSection",
    "Partner",
    "Population",
    "PublishedRow",
    "Reminder",
    "SecondFactorChange",
    "User",
    "acting",
]
