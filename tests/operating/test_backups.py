"""The commands of the documentation, as they stand there: back up, drop, restore."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from laa.localdb_place import installed_package
from tests.operating.place import Place
from tests.serving import ROOT

PAGE = ROOT / "docs/operating.md"


def commands(heading: str) -> str:
    """The first block of commands under a heading."""
    _, _, after = PAGE.read_text(encoding="utf-8").partition(f"### {heading}\n")
    block = re.search(r"^```\n(.*?)^```$", after, re.MULTILINE | re.DOTALL)
    assert block is not None, f"docs/operating.md has no commands under {heading}"
    return block[1]


def run(heading: str, **environment: str) -> str:
    """By the very PostgreSQL programs that the project brings with it."""
    found = os.environ["PATH"]
    path = f"{Path(sys.executable).parent}:{installed_package()}/pginstall/bin:{found}"
    ran = subprocess.run(
        ["sh", "-eu", "-c", commands(heading)],
        cwd=ROOT,
        env={**os.environ, "PATH": path, **environment},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def digest(said: str) -> str:
    (found,) = re.findall(r"^unbroken, .*$", said, re.MULTILINE)
    return found


def test_what_was_backed_up_is_restored_with_its_trail(
    place: Place, tmp_path: Path
) -> None:
    backup = tmp_path / "laa.backup"
    place.copy("filled", "kept")
    before = place.rows("kept")

    saved = run("Back up", DATABASE_URL=place.url("kept"), BACKUP=str(backup))
    place.ask("DROP DATABASE kept")
    brought_back = run(
        "Restore",
        ADMIN_DATABASE_URL=place.url("postgres"),
        RESTORED_DATABASE_URL=place.url("restored"),
        BACKUP=str(backup),
    )

    assert before["indicators_actual"]
    assert place.rows("restored") == before
    assert digest(saved) == digest(brought_back)
    # What it holds is for nobody else to read.
    assert backup.stat().st_mode & 0o077 == 0
