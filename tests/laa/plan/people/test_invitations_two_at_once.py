"""A link is opened twice at one moment."""

from __future__ import annotations

import pytest

from laa.plan.models import Membership, User
from laa.plan.people.invitations import join, send_again, withdraw
from laa.plan.roles import Role
from tests.at_once import at_once
from tests.factories.plan import NOW, InvitationFactory, member

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_use_a_link_one_joins() -> None:
    invitation = InvitationFactory(email="ravi@council.example")

    def attempt(name: str) -> object:
        return join(invitation=invitation, name=name, password="a b c 1908", at=NOW)

    done, refused = at_once(
        invitation.plan, lambda: attempt("Ravi"), lambda: attempt("Raj")
    )

    assert (len(done), len(refused)) == (1, 1)
    assert str(refused[0]).startswith("This invitation has been used.")
    assert User.objects.filter(email="ravi@council.example").count() == 1
    assert Membership.objects.count() == 1


def test_of_withdrawing_and_sending_again_one_is_done() -> None:
    invitation = InvitationFactory()
    by = member(invitation.plan, Role.COORDINATOR)

    done, refused = at_once(
        invitation.plan,
        lambda: withdraw(invitation=invitation, by=by, at=NOW),
        lambda: send_again(invitation=invitation, by=by, at=NOW),
    )

    assert (len(done), len(refused)) == (1, 1)
    assert str(refused[0]).startswith("This invitation is no longer open")
