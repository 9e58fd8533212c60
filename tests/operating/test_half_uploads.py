"""Files that break off on their way in, over a real connection to the real server."""

from __future__ import annotations

import socket
import struct
from pathlib import Path

import pytest
from django.urls import reverse

from laa.plan.roles import Role
from tests.operating.place import Place
from tests.serving import PATIENCE, TOKEN, Served, served

DATABASE = "half_uploads"
BOUNDARY = "half-way"
FILE = b"Financial Year,Financial Quarter\r\n" * 100_000


def _box(name: str, value: bytes, more: str = "") -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{more}'
    return f"{head}\r\n\r\n".encode() + value + b"\r\n"


BODY = b"".join(
    (
        _box("csrfmiddlewaretoken", TOKEN.encode()),
        _box("file", FILE, '; filename="crime.csv"'),
        _box("whole", b"yes"),
        f"--{BOUNDARY}--\r\n".encode(),
    )
)
AFTER_THE_FILE = BODY.index(b'name="whole"')


class Sender:
    """Somebody who says how long the whole is, and sends less."""

    def __init__(self, place: Place, service: Served) -> None:
        path = reverse("import-crime", args=place.world.plan_address)
        session = place.sessions[Role.ANALYST]
        self.port = service.port
        self.head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            f"Cookie: laa-session={session}; laa-form={TOKEN}\r\n"
            f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n"
            f"Content-Length: {len(BODY)}\r\n\r\n"
        ).encode()

    def _begun(self, most: int) -> socket.socket:
        joined = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        joined.sendall(self.head + BODY[:most])
        return joined

    def ends_at(self, most: int) -> str:
        """What is answered to whoever still listens."""
        with self._begun(most) as joined, joined.makefile("rb") as answer:
            joined.shutdown(socket.SHUT_WR)
            return answer.read().decode()

    def is_torn_off_at(self, most: int) -> None:
        with self._begun(most) as joined:
            at_once = struct.pack("ii", 1, 0)
            joined.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)


def test_half_an_upload_is_answered_and_nothing_of_it_stays(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uploads = tmp_path / "uploads"
    uploads.mkdir()
    monkeypatch.setenv("LAA_UPLOADS", str(uploads))
    place.copy("filled", DATABASE)
    rows = "SELECT count(*) FROM indicators_crimeimport"

    with served(place.web_url(DATABASE), tmp_path / "log", workers=1) as service:
        sender = Sender(place, service)
        for most in (len(BODY) // 2, AFTER_THE_FILE):
            answer = sender.ends_at(most)
            assert answer.startswith("HTTP/1.1 200 ")
            assert "The file was not sent whole: send it again" in answer
        sender.is_torn_off_at(len(BODY) // 2)
        while _requests(service) < 3:
            pass
        assert list(uploads.iterdir()) == []
        assert place.ask(rows, DATABASE) == [(0,)]

        assert sender.ends_at(len(BODY)).startswith("HTTP/1.1 302 ")

    assert place.ask(rows, DATABASE) == [(1,)]
    assert len(list(uploads.iterdir())) == 1


def _requests(service: Served) -> int:
    """How many uploads were answered, or would have been."""
    return sum(line.get("route") == "import-crime" for line in service.lines())
