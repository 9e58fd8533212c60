from __future__ import annotations

import pytest
from django.db import IntegrityError

from funding.models import FundingLine
from tests.factories.funding import FundingLineFactory

pytestmark = pytest.mark.django_db


def test_a_line_is_known_by_its_name_and_its_place_in_the_plan() -> None:
    line = FundingLineFactory(name="Home Office Funding", position=3)

    assert str(line) == "Home Office Funding"
    assert line.address == (line.plan.area.slug, line.plan.slug, 3)
    assert line.get_absolute_url().endswith(f"/{line.plan.slug}/money/3/")
    assert FundingLine.objects.get_by_natural_key(*line.address) == line


@pytest.mark.parametrize(
    ("field", "constraint"),
    [
        ("position", "funding_line_is_unique"),
        ("name", "funding_line_name_is_unique"),
    ],
)
def test_place_and_name_are_a_lines_own_in_its_plan(
    field: str, constraint: str
) -> None:
    line = FundingLineFactory()

    with pytest.raises(IntegrityError, match=constraint):
        FundingLineFactory(plan=line.plan, **{field: getattr(line, field)})


def test_money_is_one_off_or_recurring() -> None:
    with pytest.raises(IntegrityError, match="funding_line_term_is_known"):
        FundingLineFactory(term="sometimes")
