from __future__ import annotations

import pytest

from laa import mail

SERVER = {
    "LAA_EMAIL_HOST": "mail.council.example",
    "LAA_EMAIL_FROM": "LAA <laa@council.example>",
}


def test_without_a_host_mail_goes_to_files() -> None:
    found = mail.of({})

    assert found.backend == "laa.plan.mail_files.EmailBackend"
    assert found.sender == "Local Area Agreement monitor <monitor@localhost>"


def test_with_a_host_mail_goes_there_unreadable_on_its_way() -> None:
    found = mail.of(SERVER)

    assert found.backend == "django.core.mail.backends.smtp.EmailBackend"
    assert (found.host, found.port) == ("mail.council.example", 587)
    assert (found.tls, found.user) == ("starttls", "")
    assert found.sender == "LAA <laa@council.example>"


@pytest.mark.parametrize(
    ("tls", "port"), [("starttls", 587), ("tls", 465), ("none", 25)]
)
def test_each_way_there_has_its_usual_port(tls: str, port: int) -> None:
    assert mail.of({**SERVER, "LAA_EMAIL_TLS": tls}).port == port


def test_an_account_and_a_port_are_used() -> None:
    found = mail.of(
        SERVER
        | {"LAA_EMAIL_PORT": "2525", "LAA_EMAIL_USER": "u", "LAA_EMAIL_PASSWORD": "p"}
    )

    assert (found.port, found.user, found.password) == (2525, "u", "p")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"LAA_EMAIL_PORT": "25"}, "LAA_EMAIL_PORT is set and LAA_EMAIL_HOST is not"),
        ({"LAA_EMAIL_TLS": "tls"}, "LAA_EMAIL_TLS is set and LAA_EMAIL_HOST is not"),
        ({"LAA_EMAIL_HOST": "mail.example"}, "LAA_EMAIL_FROM is not set"),
        (
            SERVER | {"LAA_EMAIL_USER": "u"},
            "both LAA_EMAIL_USER and LAA_EMAIL_PASSWORD",
        ),
        (SERVER | {"LAA_EMAIL_PASSWORD": "p"}, "or neither"),
        (SERVER | {"LAA_EMAIL_TLS": "ssl"}, "'ssl': set it to starttls, tls, none"),
        (SERVER | {"LAA_EMAIL_PORT": "smtp"}, "LAA_EMAIL_PORT is 'smtp'"),
        (
            SERVER | {"LAA_EMAIL_PORT": "0"},
            "LAA_EMAIL_PORT is '0': set it to 1 to 65535",
        ),
        (SERVER | {"LAA_EMAIL_PORT": "65536"}, "LAA_EMAIL_PORT is '65536'"),
        (SERVER | {"LAA_EMAIL_FROM": "the council"}, "LAA_EMAIL_FROM is 'the council'"),
        (
            SERVER | {"LAA_EMAIL_FROM": "A\nBcc: b@b.example <a@a.example>"},
            "LAA_EMAIL_FROM has a line break",
        ),
        (
            SERVER
            | {
                "LAA_EMAIL_USER": "u",
                "LAA_EMAIL_PASSWORD": "secret",
                "LAA_EMAIL_TLS": "none",
            },
            "the password could be read on its way",
        ),
    ],
)
def test_what_cannot_be_is_refused(given: dict[str, str], words: str) -> None:
    with pytest.raises(ValueError, match=words) as refused:
        mail.of(given)

    assert "secret" not in str(refused.value)


def test_the_address_of_the_service_is_that_of_the_demonstration_until_told() -> None:
    found = mail.service_url("", https=False, hosts=["laa.example"])

    assert found == "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    ("given", "https"),
    [("https://laa.example", True), ("http://laa.example:8080", False)],
)
def test_the_address_is_kept_without_its_last_slash(given: str, https: bool) -> None:
    hosts = ["laa.example"]

    assert mail.service_url(given, https=https, hosts=hosts) == given
    assert mail.service_url(f"{given}/", https=https, hosts=hosts) == given


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("", "LAA_URL is not set"),
        ("http://laa.example", "'http://laa.example': set it to https:// and a host"),
        ("laa.example", "LAA_URL is 'laa.example'"),
        ("https://", "LAA_URL is 'https://'"),
        ("https://laa.example/plans", "and no more"),
        ("https://me:word@laa.example", "and no more"),
        ("https://laa.example?a=b", "and no more"),
        ("https://other.example", "its host is not one of LAA_HOSTS, laa.example"),
    ],
)
def test_an_address_that_cannot_be_is_refused(given: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        mail.service_url(given, https=True, hosts=["laa.example"])
