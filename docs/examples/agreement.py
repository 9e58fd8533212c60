"""
Reads a plan's indicators over the API, and enters a quarter's return.

An example to begin from. It needs Python 3.11 and nothing else, and a token in the
environment, which you make on the page "API tokens":

    export LAA_TOKEN=laa_...
    python agreement.py https://laa.example coventry/violent-crime list
    python agreement.py https://laa.example coventry/violent-crime enter ni-15 \
        2008-09-q2 --count 97 --source iQuanta --as-at 2008-10-14 \
        --commentary "Fewer assaults at weekends." --submit
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import Request, urlopen

TRIES = 5
PATIENCE = 60


class Refused(Exception):
    """Why the service did not do what was asked, in its own words."""


class Api:
    """The API of a service, for the person whose token it is."""

    def __init__(
        self,
        service: str,
        token: str,
        keep: Path,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        self.service, self.token, self.keep, self.wait = service, token, keep, wait
        self.kept: dict[str, Any] = (
            json.loads(keep.read_text("utf-8")) if keep.exists() else {}
        )

    def get(self, address: str) -> tuple[Any, str]:
        """What is there, with its ETag; what has not changed is not sent again."""
        kept = self.kept.get(address)
        asked = {"If-None-Match": kept["etag"]} if kept else {}
        found = self._send("GET", address, asked)
        if found is not None:
            body, etag = found
            kept = self.kept[address] = {"body": body, "etag": etag}
            self.keep.write_text(json.dumps(self.kept), "utf-8")
        return kept["body"], kept["etag"]

    def pages(self, address: str) -> Iterator[Any]:
        """Everything on a list, page by page: each says where the next one is."""
        following: str | None = address
        while following:
            page, _ = self.get(following)
            yield from page["items"]
            following = page["next"]

    def write(
        self, method: str, address: str, etag: str, body: dict[str, Any]
    ) -> tuple[Any, str]:
        """
        Change what was read with this ETag; the ETag that it has now comes back.

        If somebody else has changed it meanwhile, it is refused.
        """
        written = self._send(method, address, {"If-Match": etag}, body)
        assert written is not None
        return written

    def _send(
        self,
        method: str,
        address: str,
        headers: dict[str, str],
        body: dict[str, Any] | None = None,
    ) -> tuple[Any, str] | None:
        """None if nothing has changed. Waits when there were too many requests."""
        request = Request(
            urljoin(self.service, address),
            method=method,
            headers={"Authorization": f"Bearer {self.token}", **headers},
        )
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        for _ in range(TRIES):
            try:
                with urlopen(request, timeout=PATIENCE) as answer:
                    return json.load(answer), answer.headers["ETag"]
            except HTTPError as error:
                if error.code == 304:
                    return None
                if error.code != 429:
                    raise Refused(_words(error)) from None
                self.wait(float(error.headers["Retry-After"]))
        raise Refused(f"There were too many requests, {TRIES} times in a row.")


def _words(error: HTTPError) -> str:
    """A problem as RFC 9457 has it: what is wrong, and where."""
    if not error.headers["Content-Type"].startswith("application/problem+json"):
        return f"{error.code} {error.reason}"
    problem = json.load(error)
    places = [
        f"{one.get('pointer') or one.get('parameter') or one.get('header')}: "
        f"{one['detail']}"
        for one in problem.get("errors", [])
    ]
    return "\n  ".join([f"{problem['title']}. {problem['detail']}", *places])


def show(api: Api, plan: str) -> None:
    """Each indicator with its latest signed-off figure."""
    latest: dict[str, str] = {}
    for figure in api.pages(f"/api/v1/plans/{plan}/figures"):
        value = figure["value"]
        # What is missing says why: it is never zero.
        if not isinstance(value, dict):
            latest[figure["code"]] = f"{figure['quarter']['words']}: {value:,}"
    print(f"{'Code':8}{'Latest signed off':24}What is measured")
    for one in api.pages(f"/api/v1/plans/{plan}/indicators"):
        figure = latest.get(one["code"], "none")
        print(f"{one['code']:8}{figure:24}{one['wording']}")


def enter(api: Api, plan: str, asked: argparse.Namespace) -> None:
    """Save a return as a draft, and submit it if that is wanted."""
    address = f"/api/v1/plans/{plan}/returns/{asked.quarter}/{asked.indicator}"
    seen, etag = api.get(address)
    print(f"{seen['code']}, {seen['quarter']['words']}: {seen['status']}")
    figure = {
        "count": asked.count,
        "state": "final" if asked.final else "provisional",
        "source": asked.source,
        "as_at": asked.as_at,
        "commentary": asked.commentary,
    }
    saved, etag = api.write("PUT", address, etag, figure)
    if asked.submit:
        saved, etag = api.write("POST", f"{address}/submit", etag, {})
    print(f"{saved['code']}, {saved['quarter']['words']}: {saved['status']}")


def asked_for(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Read a plan, or enter a return.")
    parser.add_argument("service", help="such as https://laa.example")
    parser.add_argument("plan", help="such as coventry/violent-crime")
    parser.add_argument("--keep", type=Path, default=Path("agreement-kept.json"))
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("list", help="the plan's indicators")
    entering = acts.add_parser("enter", help="a quarter's return")
    entering.add_argument("indicator", help="such as ni-15")
    entering.add_argument("quarter", help="such as 2008-09-q2")
    entering.add_argument("--count", type=int)
    entering.add_argument("--source", default="")
    entering.add_argument("--as-at", help="the day on which the source was read")
    entering.add_argument("--commentary", default="")
    entering.add_argument("--final", action="store_true")
    entering.add_argument("--submit", action="store_true", help="for sign-off, too")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    asked = asked_for(arguments)
    api = Api(asked.service, os.environ["LAA_TOKEN"], asked.keep)
    try:
        if asked.act == "list":
            show(api, asked.plan)
        else:
            enter(api, asked.plan, asked)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
