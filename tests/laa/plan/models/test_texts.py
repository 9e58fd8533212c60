from __future__ import annotations

import pytest

from tests.factories.plan import (
    NarrativeEditFactory,
    NarrativeSectionFactory,
    PublishedRowFactory,
)

pytestmark = pytest.mark.django_db


def test_parts_of_the_document_go_by_their_places() -> None:
    summary = NarrativeSectionFactory(heading="Summary")

    assert str(summary) == "Summary"
    assert str(NarrativeEditFactory(section=summary, number=2)) == "Summary, edit 2"
    assert str(PublishedRowFactory(section=4, position=2)) == "Section 4, row 2"
