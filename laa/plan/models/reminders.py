"""What people were reminded of, so that nobody is reminded twice of the same."""

from __future__ import annotations

from django.db import models

from laa.plan.models.people import User


class Reminder(models.Model):
    """`item` is a return or an update; `day` is that on which it fell due or came."""

    person = models.ForeignKey(User, models.CASCADE, related_name="reminders")
    item = models.CharField(max_length=60)
    heading = models.CharField(max_length=40)
    day = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "item", "heading", "day"], name="reminder_is_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.heading}: {self.item}, {self.day}"
