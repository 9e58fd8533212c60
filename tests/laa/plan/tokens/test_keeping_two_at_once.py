"""A person makes or revokes tokens in two windows at one moment."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laa.plan.models import ApiToken, User
from laa.plan.models.tokens import MOST
from laa.plan.tokens.keeping import Made, make_token, revoke_token
from laa.plan.tokens.scopes import Scope
from tests.at_once import at_once
from tests.factories.plan import NOW, ApiTokenFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def making(by: User, name: str) -> Callable[[], Made]:
    return lambda: make_token(
        name=name,
        scope=Scope.READ,
        days=30,
        with_second_factor=False,
        network_address="192.0.2.7",
        by=by,
        at=NOW,
    )


def test_of_two_that_would_be_one_too_many_one_is_made() -> None:
    ann = UserFactory()
    ApiTokenFactory.create_batch(MOST - 1, user=ann)

    done, refused = at_once(ann, making(ann, "One"), making(ann, "Two"))

    assert len(done) == 1
    assert str(refused[0]).startswith("You have 10 tokens that work")
    assert ann.api_tokens.count() == MOST


def test_of_two_of_one_name_one_is_made() -> None:
    ann = UserFactory()

    done, refused = at_once(ann, making(ann, "Excel"), making(ann, "Excel"))

    assert len(done) == 1
    assert str(refused[0]).startswith("You have a token “Excel” already")


def test_of_two_who_revoke_one_one_is_told_that_it_was() -> None:
    token = ApiTokenFactory()

    def revoking() -> ApiToken:
        return revoke_token(token=token, by=token.user, at=NOW)

    done, refused = at_once(token, revoking, revoking)

    assert len(done) == 1
    assert str(refused[0]) == f"“{token}” was revoked already. Nothing was changed."
