"""The parts that people play in an action plan, in the words that they are told."""

from django.db.models import TextChoices


class Role(TextChoices):
    ANALYST = "analyst", "Analyst"
    OWNER = "owner", "Indicator owner"
    ACTION_LEAD = "action lead", "Action lead"
    COORDINATOR = "coordinator", "Coordinator"
    PARTNER = "partner", "Partner"

    @property
    def description(self) -> str:
        return _DESCRIPTIONS[self]


# Of these a plan that has one keeps one: else nobody could sign off, or let people in.
NEVER_WITHOUT = (Role.OWNER, Role.COORDINATOR)

_DESCRIPTIONS = {
    Role.ANALYST: "Enters each quarter's figures and submits them for sign-off.",
    Role.OWNER: "Checks submitted figures, and signs them off or says why not.",
    Role.ACTION_LEAD: "Leads actions of the plan and reports on them every quarter.",
    Role.COORDINATOR: "Keeps the plan together: its actions, risks, money and texts.",
    Role.PARTNER: "Reads the plan and its signed-off figures.",
}
