"""Why an act on a return may not be."""

from __future__ import annotations

from laa.plan.refusals import Refused


class SignOffRefused(Refused):
    """An act on a return that may not be."""


class NotTheirs(SignOffRefused):
    """By no role of theirs in the plan."""


class NotFromHere(SignOffRefused):
    """The status does not allow it."""


class ChangedSince(SignOffRefused):
    """The figure is no more the one that they saw."""
