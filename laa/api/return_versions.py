"""Which version of a return a program saw: what its tag begins with."""

from __future__ import annotations

import re

from laa.api.problems import Kind, Problem, in_header

# A proxy that compresses answers marks their tags: nginx before, Apache inside.
_TAG = re.compile(r'(?:W/)?"(\d{1,9})-[0-9a-f]{32}(?:-gzip)?"')


def begun(version: int) -> str:
    """The begin of a tag, which is ended by the digest of what is said."""
    return f'"{version}"'


def seen(if_match: str | None) -> int:
    """
    The version in a tag that came back, or a Problem.

    Only the version counts: what else changed meanwhile, a date or a name, is nothing
    that could be overwritten.
    """
    if if_match is None or if_match.strip() == "*":
        raise Problem(Kind.NO_VERSION)
    found = _TAG.fullmatch(if_match.strip())
    if found is None:
        words = f"'{if_match[:60]}' is not the tag of a return"
        raise Problem(
            Kind.CHANGED,
            f"{words}: send back the ETag of the return as it came.",
            errors=[in_header("If-Match", words)],
        )
    return int(found[1])
