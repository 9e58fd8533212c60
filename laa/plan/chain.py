"""
Whether the record of all changes is whole.

Each link's digest is the SHA-256, in hexadecimal, of the digest before it, a new line
and the sealed text of its own entry, in UTF-8. The first has nothing before that line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple


class Link(NamedTuple):
    """An entry in its place; what is None is missing."""

    number: int | None
    digest: str | None
    entry: int
    sealed: str | None


class Noted(NamedTuple):
    """The number and the digest of an entry, written down where no database reaches."""

    number: int
    digest: str


class Broken(Exception):
    """The words name the first entry that is not as it was written."""


def digest_of(sealed: str, before: str = "") -> str:
    return hashlib.sha256(f"{before}\n{sealed}".encode()).hexdigest()


def last_of(links: Iterable[Link], noted: Noted | None = None) -> Noted:
    """The end of an unbroken chain; it is given by number, links without one last."""
    last = Noted(0, "")
    for link in links:
        last = _next(last, link)
        if noted and noted.number == last.number and noted.digest != last.digest:
            raise Broken(
                f"entry {last.number} has the digest {last.digest}, and {noted.digest} "
                "was noted: the entries up to it were written anew"
            )
    if noted and noted.number > last.number:
        raise Broken(
            f"it ends with entry {last.number}, and entry {noted.number} was noted: "
            "its end was cut off"
        )
    return last


def _next(last: Noted, link: Link) -> Noted:
    due = last.number + 1
    if link.number is None or link.digest is None:
        raise Broken(f"the entry with the key {link.entry} is not part of the chain")
    if link.number != due:
        raise Broken(f"entry {due} is missing: after {last.number} comes {link.number}")
    if link.sealed is None:
        raise Broken(f"entry {due} is missing: only its place in the chain is left")
    if digest_of(link.sealed, last.digest) != link.digest:
        raise Broken(f"entry {due} is not as it was written: its digest is of another")
    return Noted(link.number, link.digest)
