"""What nobody finished, and what is left over, goes after some days."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from indicators.crime_import_states import OPEN, Act
from indicators.crime_imports import files
from indicators.crime_imports.moving import locked, move
from indicators.models import CrimeImport

KEPT_FOR = timedelta(days=7)
# A file that is still being sent belongs to no import yet.
_SENT_WITHIN = timedelta(days=1)
EXPIRED = f"Nobody finished it within {KEPT_FOR.days} days"


def expire(*, at: datetime) -> int:
    """How many open imports were ended because they are too old."""
    old = CrimeImport.objects.filter(state__in=OPEN, at__lt=at - KEPT_FOR)
    return sum(_expired(one, at) for one in old)


@transaction.atomic
def _expired(one: CrimeImport, at: datetime) -> bool:
    row = locked(one)
    if row.stands.is_finished:
        return False
    move(row, Act.EXPIRE, at=at, words=EXPIRED)
    return True


def clear_up() -> int:
    """How many files were removed that belong to no import; and old tasks go."""
    real = timezone.now()
    DBTaskResult.objects.filter(enqueued_at__lt=real - KEPT_FOR).delete()
    kept = set(CrimeImport.objects.values_list("stored_as", flat=True))
    return files.remove_strays(kept, (real - _SENT_WITHIN).timestamp())
