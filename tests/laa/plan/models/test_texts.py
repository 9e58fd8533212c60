from __future__ import annotations

import pytest

from tests.factories.plan import (
    NarrativeSectionFactory,
    PublishedRowFactory,
)

pytestmark = pytest.mark.django_db


def test_parts_of_the_document_go_by_their_places() -> None:
    assert str(NarrativeSectionFactory(heading="Summary")) == "Summary"
    assert str(PublishedRowFactory(section=4, position=2)) == "Section 4, row 2"
