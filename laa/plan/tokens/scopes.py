"""How far a token reaches: never further than its person."""

from django.db.models import TextChoices


class Scope(TextChoices):
    READ = "read", "Read what you may read"
    ENTER = "enter", "Read what you may read, and enter and submit returns"
