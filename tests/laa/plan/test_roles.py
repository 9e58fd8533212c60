from __future__ import annotations

from laa.plan.roles import Role


def test_there_are_five_parts_to_play() -> None:
    assert [role.label for role in Role] == [
        "Analyst",
        "Indicator owner",
        "Action lead",
        "Coordinator",
        "Partner",
    ]


def test_each_role_is_described_in_a_sentence_of_its_own() -> None:
    descriptions = [role.description for role in Role]

    assert len(set(descriptions)) == len(Role)
    assert all(description.endswith(".") for description in descriptions)
