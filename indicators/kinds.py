"""What an indicator measures, as the database stores it."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """How a quarter's figure is made, and how quarters make a year."""

    RATE = "rate", "Rate: a count per so many people"
    COUNT = "count", "Count"
    PERCENTAGE = "percentage", "Percentage: a count out of another"
    SCORE = "score", "Score"

    @property
    def adds_up(self) -> bool:
        """Whether a year is the sum of its quarters."""
        return self in {Kind.RATE, Kind.COUNT}


class Polarity(TextChoices):
    LOWER = "lower", "Lower is better"
    HIGHER = "higher", "Higher is better"
