"""A random word kept in a private file, made by whoever asks for it first."""

import os
import secrets
from pathlib import Path


def word(file: Path) -> str:
    """The word in this file; only its owner may read it."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        _make(file)
    return file.read_text()


def _make(file: Path) -> None:
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
        out.write(secrets.token_urlsafe(48))
    try:
        # Unlike a rename, a link refuses to replace: all who race read the same word.
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
