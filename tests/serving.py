"""The service as gunicorn serves it in earnest, on a port of its own, in processes."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import IO, Any

import psutil

ROOT = Path(__file__).resolve().parent.parent
# A form's token may be any, as long as its cookie is the same.
TOKEN = "0123456789abcdefghijklmnopqrstuv"
PATIENCE = 60


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Served:
    """A running service."""

    port: int
    process: subprocess.Popen[bytes]
    log: IO[bytes]

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body or None, headers)
            return _read(connection.getresponse())
        finally:
            connection.close()

    def get(self, path: str, session: str = "") -> Answer:
        return self.ask("GET", path, Cookie=f"laa-session={session}")

    def post(self, path: str, session: str, form: dict[str, Any]) -> Answer:
        body = urllib.parse.urlencode({**form, "csrfmiddlewaretoken": TOKEN})
        cookie = f"laa-session={session}; laa-form={TOKEN}"
        kind = "application/x-www-form-urlencoded"
        return self.ask("POST", path, body, **{"Cookie": cookie, "Content-Type": kind})

    def workers_that_answer(self) -> list[int]:
        """Its processes, once it is up."""
        self.get("/health/")
        return [child.pid for child in psutil.Process(self.process.pid).children()]

    def lines(self) -> list[dict[str, Any]]:
        self.log.seek(0)
        return [json.loads(line) for line in self.log.read().splitlines()]


def _read(response: HTTPResponse) -> Answer:
    return Answer(response.status, dict(response.headers), response.read().decode())


@contextmanager
def served(url: str, log: Path, workers: int = 2) -> Iterator[Served]:
    """Whoever asks before it is up waits in the queue of its port."""
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "tests.served_settings",
        "LAA_LOG": "json",
        "LAA_TODAY": "2008-10-20",
        # It has no static files to serve, and would say so.
        "PYTHONWARNINGS": "ignore",
    }
    with socket.create_server(("127.0.0.1", 0)) as port, open(log, "w+b") as written:
        gunicorn = (sys.executable, "-m", "gunicorn", "laa.wsgi")
        options = ("--config", "python:laa.web_server", "--workers", str(workers))
        process = subprocess.Popen(
            [*gunicorn, *options, "--bind", f"fd://{port.fileno()}"],
            cwd=ROOT,
            env=environment,
            pass_fds=[port.fileno()],
            stdout=written,
            stderr=written,
        )
        try:
            yield Served(port.getsockname()[1], process, written)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)
