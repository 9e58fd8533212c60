"""Who signs in."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from laa.plan.recorded import Recorded


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, *, email: str, name: str, password: str | None = None
    ) -> User:
        user = self.model(email=email.lower(), name=name)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """A person types the address in any case."""
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """A person who signs in, or a system actor, which is nobody's account."""

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    is_system = models.BooleanField(default=False)

    wants_reminders = models.BooleanField(default=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            # So that nobody has two accounts, and everybody is found.
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="user_email_is_lower_case"
            ),
            models.CheckConstraint(
                condition=Q(is_system=False)
                | Q(is_active=False, password__startswith="!"),
                name="user_system_actor_cannot_sign_in",
            ),
        ]
        triggers = [Recorded(secret=["password"], passing=["last_login"])]

    def __str__(self) -> str:
        return self.name
