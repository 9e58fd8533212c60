from __future__ import annotations

import subprocess
import sys

import pytest

from laa.plan.documents.formats import FORMATS
from tests.laa.plan.documents.examples import every_block

FIRST_BYTES = {"docx": b"PK", "pdf": b"%PDF-", "xlsx": b"PK"}
START = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "laa.settings"
django.setup()
import laa.urls
print(*sys.modules)
"""


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_document_can_be_had_as_each(suffix: str) -> None:
    file = FORMATS[suffix].render(every_block())

    assert file.startswith(FIRST_BYTES[suffix])


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_document_is_the_same_file(suffix: str) -> None:
    one, other = (FORMATS[suffix].render(every_block()) for _ in range(2))

    assert one == other


def test_their_libraries_are_not_loaded_before_they_are_asked_for() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", START], capture_output=True, text=True, check=True
    )

    loaded = set(answer.stdout.split())
    assert "laa.dashboard.documents.views" in loaded
    assert not loaded & {"docx", "lxml", "resvg_py", "typst", "xlsxwriter"}
