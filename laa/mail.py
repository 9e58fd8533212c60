"""How e-mail leaves the service, and the address in it: told by the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http.request import validate_host

# The usual port of each way to keep mail from being read on its way.
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_NEEDS_HOST = ("PORT", "USER", "PASSWORD", "TLS")
_DEMONSTRATION = "http://127.0.0.1:8000"
_SENDER = "Local Area Agreement monitor <monitor@localhost>"


@dataclass(frozen=True)
class Mail:
    """Without a host, mail is written to files."""

    host: str
    port: int
    user: str
    password: str
    tls: str
    sender: str

    @property
    def backend(self) -> str:
        smtp = "django.core.mail.backends.smtp.EmailBackend"
        return smtp if self.host else "laa.plan.mail_files.EmailBackend"


def of(environ: Mapping[str, str]) -> Mail:
    """The settings of e-mail; ValueError names the one that cannot be."""
    given = {
        name: environ.get(f"LAA_EMAIL_{name}", "")
        for name in ("HOST", "FROM", *_NEEDS_HOST)
    }
    _refuse_half_of(given)
    tls = given["TLS"] or "starttls"
    if tls not in _PORTS:
        raise ValueError(f"LAA_EMAIL_TLS is {tls!r}: set it to {', '.join(_PORTS)}")
    if tls == "none" and given["PASSWORD"]:
        raise ValueError(
            "LAA_EMAIL_PASSWORD is set and LAA_EMAIL_TLS is 'none': the password "
            "could be read on its way. Set LAA_EMAIL_TLS to starttls or tls"
        )
    return Mail(
        host=given["HOST"],
        port=_port(given["PORT"] or str(_PORTS[tls])),
        user=given["USER"],
        password=given["PASSWORD"],
        tls=tls,
        sender=_sender(given["FROM"] or _SENDER),
    )


def service_url(given: str, *, https: bool, hosts: list[str]) -> str:
    """The address at which people reach the service, without a slash at its end."""
    if https and not given:
        raise ValueError(
            "LAA_URL is not set: with LAA_HTTPS=1 set it to the address at which "
            "people reach the service, as https://laa.example"
        )
    url = urlsplit(given or _DEMONSTRATION)
    scheme = "https" if https else "http"
    whole = f"{scheme}://{url.netloc}"
    if not url.hostname or url.geturl().rstrip("/") != whole or url.username:
        raise ValueError(
            f"LAA_URL is {given!r}: set it to {scheme}:// and a host name, and no more"
        )
    if given and not validate_host(url.hostname, hosts):
        raise ValueError(
            f"LAA_URL is {given!r}: its host is not one of LAA_HOSTS, "
            f"{', '.join(hosts)}"
        )
    return whole


def _refuse_half_of(given: Mapping[str, str]) -> None:
    for name in _NEEDS_HOST:
        if given[name] and not given["HOST"]:
            raise ValueError(f"LAA_EMAIL_{name} is set and LAA_EMAIL_HOST is not")
    if given["HOST"] and not given["FROM"]:
        raise ValueError(
            "LAA_EMAIL_FROM is not set: with LAA_EMAIL_HOST set it to the address "
            "that mail comes from"
        )
    if bool(given["USER"]) != bool(given["PASSWORD"]):
        raise ValueError("Set both LAA_EMAIL_USER and LAA_EMAIL_PASSWORD, or neither")


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise ValueError(f"LAA_EMAIL_PORT is {text!r}: set it to 1 to 65535")
    return int(text)


def _sender(text: str) -> str:
    _, address = parseaddr(text)
    try:
        validate_email(address)
    except ValidationError:
        raise ValueError(
            f"LAA_EMAIL_FROM is {text!r}: set it to an e-mail address, as "
            "laa@council.example or Name <laa@council.example>"
        ) from None
    if "\n" in text or "\r" in text:
        raise ValueError("LAA_EMAIL_FROM has a line break: set it to one line")
    return text
