from __future__ import annotations

from pathlib import Path
from typing import Any

from laa.plan.letters import Letter, deliver


def test_a_letter_is_a_file_that_only_its_owner_reads(
    settings: Any, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND = "laa.plan.mail_files.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "var" / "mail"

    deliver(Letter("example", "priya@coventry.example", "A word", "Come in.\n"))

    (file,) = settings.EMAIL_FILE_PATH.iterdir()
    assert "To: priya@coventry.example" in file.read_text()
    assert settings.EMAIL_FILE_PATH.stat().st_mode & 0o777 == 0o700
