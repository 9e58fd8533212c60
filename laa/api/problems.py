"""What can go wrong, each with its status: problem details as in RFC 9457."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from django.http import HttpResponse

from laa.plan.log_lines import REQUEST

MEDIA_TYPE = "application/problem+json"


class Kind(Enum):
    """
    Address of the problem, status, title, and what is said where no more is known.

    Of one status the first is its plainest.
    """

    UNREADABLE = (
        "unreadable",
        400,
        "The request cannot be read",
        "The request is not as HTTP and JSON ask: look at its header and its body.",
    )
    NO_TOKEN = (
        "no-token",
        401,
        "A token is needed",
        "Send the header 'Authorization: Bearer' with a token that is good: one that "
        "was copied whole, has not expired and was not revoked.",
    )
    NOT_ALLOWED = (
        "not-allowed",
        403,
        "You may not do this",
        "None of your roles in this plan allows it.",
    )
    READ_ONLY = (
        "read-only-token",
        403,
        "This token only reads",
        "This token was made for reading: make one that may enter and submit returns.",
    )
    SECOND_FACTOR = (
        "second-factor",
        403,
        "This plan asks for a second factor",
        "This plan is open to tokens only that were made after signing in with a "
        "second factor: sign in with one, and make a new token.",
    )
    FOR_A_PERSON = (
        "for-a-person",
        403,
        "This is for a person at the page",
        "A figure is signed off, or returned, by a person who looks at it: never by a "
        "token, which a program may keep.",
    )
    NOT_FOUND = (
        "not-found",
        404,
        "There is nothing at this address",
        "There is nothing at this address, or nothing that you may know of.",
    )
    METHOD = (
        "method",
        405,
        "This address does not take this method",
        "The header Allow says which methods it takes.",
    )
    CONFLICT = (
        "conflict",
        409,
        "The return is not where this act begins",
        "The status of the return does not allow this act.",
    )
    CHANGED = (
        "changed",
        412,
        "It has changed since you read it",
        "What you saw is not what is there now: read it again.",
    )
    TOO_LARGE = (
        "too-large",
        413,
        "The request is too large",
        "A request may bring 1 MB at most.",
    )
    MEDIA_TYPE = (
        "media-type",
        415,
        "The body is not JSON",
        "Send the body as JSON, with the header 'Content-Type: application/json'.",
    )
    INVALID = (
        "invalid",
        422,
        "Something in the request may not be",
        "Each of the errors says what, and what is allowed.",
    )
    NO_VERSION = (
        "no-version",
        428,
        "Say which version you saw",
        "Read the return first, and send its ETag back as If-Match: so nothing that "
        "somebody else changed meanwhile is overwritten.",
    )
    TOO_MANY = (
        "too-many",
        429,
        "Too many requests",
        "This token has made as many requests as it may in a minute: wait as long as "
        "the header Retry-After says.",
    )
    OURS = (
        "ours",
        500,
        "Something went wrong in the service",
        "It is not for you to mend. Try again later; if it goes on, tell whoever runs "
        "the service the request's name.",
    )
    AWAY = (
        "away",
        503,
        "The service cannot answer now",
        "Nothing was changed. Try again after as long as the header Retry-After says.",
    )

    def __init__(self, slug: str, status: int, title: str, usual: str) -> None:
        self.slug = slug
        self.status = status
        self.title = title
        self.usual = usual

    @property
    def address(self) -> str:
        """Where the reference tells of it."""
        return f"/api/#{self.slug}"

    @classmethod
    def of_status(cls, status: int) -> Kind:
        """The plainest of a status; of one that has none, the plainest of its class."""
        plain = cls.OURS if status >= 500 else cls.UNREADABLE
        return next((one for one in cls if one.status == status), plain)


# What is wrong in one place of the request: its words, and its place in RFC 9457's way.
Error = dict[str, str]


_NAMES_IN_BODY = {"note": "reason"}


class Problem(Exception):
    """Why a request was not done. Nothing was changed."""

    def __init__(
        self,
        kind: Kind,
        detail: str = "",
        *,
        errors: Iterable[Error] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail or kind.usual)
        self.kind = kind
        self.detail = detail or kind.usual
        self.errors = list(errors)
        self.headers = dict(headers or {})

    def as_json(self) -> dict[str, Any]:
        told = {
            "type": self.kind.address,
            "title": self.kind.title,
            "status": self.kind.status,
            "detail": self.detail,
            "request": REQUEST.get(),
        }
        return {**told, "errors": self.errors} if self.errors else told

    def response(self) -> HttpResponse:
        return HttpResponse(
            json.dumps(self.as_json(), ensure_ascii=False),
            status=self.kind.status,
            content_type=MEDIA_TYPE,
            headers={"Cache-Control": "no-store", **self.headers},
        )


def in_body(field: str, words: str) -> Error:
    """Of a field, by its name here or in the page's form; of the whole without one."""
    name = _NAMES_IN_BODY.get(field, field)
    return {"detail": words, "pointer": f"#/{name}" if name else "#"}


def in_address(name: str, words: str) -> Error:
    return {"detail": words, "parameter": name}


def in_header(name: str, words: str) -> Error:
    return {"detail": words, "header": name}
