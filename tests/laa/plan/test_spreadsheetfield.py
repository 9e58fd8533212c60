from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from laa.plan.sheets.limits import Limits
from laa.plan.spreadsheetfield import SpreadsheetField

FIELD = SpreadsheetField(
    limits=Limits(file_bytes=1_000_000), label="The file", help_text="A workbook."
)


def test_a_file_within_its_limit_is_taken() -> None:
    sent = SimpleUploadedFile("returns.csv", b"x" * 1_000_000)

    assert FIELD.clean(sent) is sent


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (None, "Choose the file to check"),
        (SimpleUploadedFile("a.csv", b""), "The file is empty"),
        (
            SimpleUploadedFile("a.csv", b"x" * 1_000_001),
            "The file is larger than 1 MB: send one that holds less",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_told(
    sent: SimpleUploadedFile | None, words: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        FIELD.clean(sent)

    assert refused.value.messages == [words]
