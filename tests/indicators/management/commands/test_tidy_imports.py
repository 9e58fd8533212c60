from __future__ import annotations

from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from indicators.crime_import_states import State
from tests.factories.plan import ActionPlanFactory
from tests.indicators.crime_imports.states import an_import


@pytest.mark.django_db
def test_it_says_what_it_did(settings: Any, tmp_path: Path) -> None:
    settings.UPLOADS = tmp_path
    long_ago = timezone.now() - timedelta(days=30)
    an_import(ActionPlanFactory(), State.TO_CHOOSE, at=long_ago)
    said = StringIO()

    call_command("tidy_imports", stdout=said)
    call_command("tidy_imports", stdout=said)

    assert said.getvalue() == (
        "Imports ended: 1. Files removed: 0.\nImports ended: 0. Files removed: 0.\n"
    )
