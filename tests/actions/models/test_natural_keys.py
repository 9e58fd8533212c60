from __future__ import annotations

import pytest
from factory.django import DjangoModelFactory

from tests.factories.actions import ActionFactory, MilestoneFactory, RiskFactory


@pytest.mark.django_db
@pytest.mark.parametrize("factory", [ActionFactory, MilestoneFactory, RiskFactory])
def test_a_row_is_found_again_by_what_it_is(factory: type[DjangoModelFactory]) -> None:
    row, other = factory(), factory()

    manager = type(row).objects

    assert manager.get_by_natural_key(*row.natural_key()) == row
    assert manager.get_by_natural_key(*other.natural_key()) == other
