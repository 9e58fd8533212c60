"""
The private PostgreSQL that this project starts for itself when DATABASE_URL is unset.

    python -m laa.localdb start | stop | url [--test]
    python -m laa.localdb run [--test] -- COMMAND ...

`run` starts the server, runs the command with DATABASE_URL in its environment, and
stops the server after it. WEB_DATABASE_URL leads there too, for the role that serves
requests. With DATABASE_URL set already, it only runs the command.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

from laa.children import Told
from laa.localdb_place import LocalDatabaseError
from laa.localdb_server import Server

VAR = Path(__file__).resolve().parent.parent / "var"

DURABLE = Server(VAR / "pg")
# Nobody misses what a test wrote.
TESTS = Server(
    VAR / "pg-test",
    (
        *("fsync=off", "synchronous_commit=off", "full_page_writes=off"),
        *("wal_level=minimal", "max_wal_senders=0", "autovacuum=off"),
    ),
)

_WITHOUT_DATABASE = {"check", "collectstatic", "help", "makemigrations", "version"}


def start_for(
    arguments: Sequence[str], environ: Mapping[str, str], server: Server = DURABLE
) -> None:
    """Start it if this command line of manage.py asks for a database of our own."""
    command = next((word for word in arguments if not word.startswith("-")), "help")
    if command not in _WITHOUT_DATABASE and not environ.get("DATABASE_URL"):
        server.start()


def run(command: Sequence[str], server: Server, environ: Mapping[str, str]) -> int:
    """Run a command beside the server; its exit code, or 128 + the ending signal."""
    # Kept until there is a command to tell: none may end us before the server stops.
    told = Told()
    with nullcontext() if environ.get("DATABASE_URL") else server.held() as url:
        ours = {"DATABASE_URL": url, "WEB_DATABASE_URL": server.web_url} if url else {}
        child = subprocess.Popen(command, env={**environ, **ours})
        return told.attend(child, lambda: None)


def main(
    arguments: Sequence[str],
    environ: Mapping[str, str],
    durable: Server = DURABLE,
    tests: Server = TESTS,
) -> int:
    """The command line; its exit code."""
    own, _, command = "\0".join(arguments).partition("\0--\0")
    parser = argparse.ArgumentParser("python -m laa.localdb", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("act", choices=["start", "stop", "url", "run"])
    parser.add_argument("--test", action="store_true", help="the tests' own server")
    asked = parser.parse_args(own.split("\0"))
    server = tests if asked.test else durable
    if asked.act == "run":
        if not command:
            parser.error("run asks for a command: run -- COMMAND ...")
        return run(command.split("\0"), server, environ)
    if asked.act == "url":
        print(server.url)
    else:
        {"start": server.start, "stop": server.stop}[asked.act]()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:], os.environ))
    except LocalDatabaseError as problem:
        sys.exit(f"laa.localdb: {problem}")
