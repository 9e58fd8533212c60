"""
Where files that are sent in wait: a folder of the service's own, which nothing serves.

A file's name there is random, and only the account that runs the service reads it.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection
from pathlib import Path
from typing import BinaryIO

from django.conf import settings


def folder() -> Path:
    found: Path = settings.UPLOADS
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    return found


def path_of(stored_as: str) -> Path:
    return folder() / stored_as


def create() -> tuple[str, BinaryIO]:
    """A new file's name, and the file, open to be written."""
    name = secrets.token_hex(16)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    return name, open(os.open(path_of(name), flags, 0o600), "wb")


def remove(stored_as: str) -> None:
    path_of(stored_as).unlink(missing_ok=True)


def remove_strays(kept: Collection[str], before: float) -> int:
    """Those that nobody knows of and that are older: left by what was killed."""
    strays = [
        file
        for file in folder().iterdir()
        if file.name not in kept and file.stat().st_mtime < before
    ]
    for stray in strays:
        stray.unlink(missing_ok=True)
    return len(strays)
