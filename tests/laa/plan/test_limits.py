from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from indicators.crime_imports.receiving import BODY_BYTES
from laa.plan.limits import body_limit

MEGABYTE = 1024 * 1024
LARGE_PAGE = "/coventry/violent-crime/recorded-crime/new/"


def test_a_body_over_the_limit_is_refused_before_it_is_read(client: Client) -> None:
    answer = client.generic("POST", reverse("sign-in"), b"", CONTENT_LENGTH=str(2**40))

    assert answer.status_code == 413
    assert "What you sent is too large" in answer.content.decode()


def test_one_that_is_sent_to_its_end_is_read_to_be_answered() -> None:
    request = RequestFactory().generic("POST", "/", b"x" * (MEGABYTE + 1))

    with pytest.raises(RequestDataTooBig):
        body_limit(lambda request: HttpResponse())(request)

    assert request.read() == b""


def test_one_that_breaks_off_is_refused_all_the_same() -> None:
    class Torn(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise ConnectionResetError

    request = RequestFactory().generic("POST", "/", b"x" * (MEGABYTE + 1))
    request._stream = Torn()

    with pytest.raises(RequestDataTooBig):
        body_limit(lambda request: HttpResponse())(request)


def test_one_beyond_all_measure_is_not() -> None:
    request = RequestFactory().generic("POST", "/", b"xyz", CONTENT_LENGTH=str(2**40))

    with pytest.raises(RequestDataTooBig):
        body_limit(lambda request: HttpResponse())(request)

    assert request.read(3) == b"xyz"


@pytest.mark.parametrize("length", ["", "many", "-1", str(MEGABYTE)])
def test_any_other_is_let_through(client: Client, length: str) -> None:
    answer = client.generic("GET", reverse("alive"), b"", CONTENT_LENGTH=length)

    assert answer.status_code == 200


def test_a_page_may_take_more_by_itself() -> None:
    request = RequestFactory().generic("POST", LARGE_PAGE, b"x" * (MEGABYTE + 1))

    answer = body_limit(lambda request: HttpResponse(request.read()))(request)

    assert len(answer.content) == MEGABYTE + 1


def test_but_not_more_than_it_says() -> None:
    length = str(BODY_BYTES + 1)
    request = RequestFactory().generic("POST", LARGE_PAGE, b"", CONTENT_LENGTH=length)

    with pytest.raises(RequestDataTooBig):
        body_limit(lambda request: HttpResponse())(request)


def test_what_is_no_page_takes_no_more() -> None:
    request = RequestFactory().generic("POST", "/no/", b"x" * (MEGABYTE + 1))

    with pytest.raises(RequestDataTooBig):
        body_limit(lambda request: HttpResponse())(request)


@pytest.mark.django_db
def test_a_second_file_is_refused_whatever_its_size(client: Client) -> None:
    with open(__file__, "rb") as one, open(__file__, "rb") as other:
        answer = client.post(reverse("sign-in"), {"username": one, "next": other})

    assert answer.status_code == 413


@pytest.mark.django_db
def test_too_many_boxes_are_refused(client: Client) -> None:
    answer = client.post(reverse("sign-in"), {f"box{n}": "" for n in range(301)})

    assert answer.status_code == 413


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/sign-in/", "/health/", "/a/b/", "/"])
def test_every_answer_carries_the_headers_that_keep_others_out(
    client: Client, address: str
) -> None:
    headers = client.get(address).headers

    told = {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
    assert told.items() <= dict(headers).items()
    assert "camera=()" in headers["Permissions-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_an_answer_of_its_own_mind_keeps_its_header(
    client: Client, settings: Any
) -> None:
    settings.MORE_HEADERS = {"Content-Type": "nothing/at-all"}

    assert client.get(reverse("alive"))["Content-Type"].startswith("text/plain")
