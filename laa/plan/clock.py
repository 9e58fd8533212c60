"""The date and time that the service believes: real, unless a setting says other."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone


def today() -> date:
    return settings.TODAY or timezone.localdate()


def now() -> datetime:
    """The believed day at the real time of day."""
    real = timezone.localtime()
    return datetime.combine(today(), real.time(), real.tzinfo)


def context(request: HttpRequest) -> dict[str, Any]:
    """For the banner that says so when the believed date is not the real one."""
    return {"believed_date": settings.TODAY}
