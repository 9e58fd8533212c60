from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from indicators.crime_imports import files
from indicators.crime_imports.receiving import ToFolder, received_by

CONTENT = b"crime," * 100_000


def request_with(content: bytes) -> Any:
    """A file, then the box after it."""
    file = SimpleUploadedFile("crime.csv", content)
    body = encode_multipart(BOUNDARY, {"file": file, "whole": "yes"})
    return RequestFactory().generic("POST", "/", body, content_type=MULTIPART_CONTENT)


def stored() -> list[str]:
    return [file.name for file in files.folder().iterdir()]


def test_a_file_goes_to_its_place_counted_and_digested() -> None:
    request = request_with(CONTENT)

    with received_by(request) as handler:
        file = request.FILES["file"]
        handler.keep()

    assert files.path_of(file.stored_as).read_bytes() == CONTENT
    assert (file.name, file.size) == ("crime.csv", len(CONTENT))
    assert file.digest == hashlib.sha256(CONTENT).hexdigest()
    assert request.POST["whole"] == "yes"


def test_what_nobody_keeps_is_gone() -> None:
    request = request_with(CONTENT)

    with received_by(request):
        assert request.FILES["file"].size == len(CONTENT)
        assert len(stored()) == 1

    assert stored() == []


def test_an_error_leaves_nothing() -> None:
    request = request_with(CONTENT)

    with pytest.raises(KeyError), received_by(request):
        request.FILES["another"]

    assert stored() == []


@pytest.mark.parametrize("cut_off", [10, 200, len(CONTENT) // 2])
def test_half_a_file_lacks_the_box_after_it(cut_off: int) -> None:
    """Its length was said to be the whole's."""
    request = request_with(CONTENT)
    request._stream = BytesIO(request.read()[:-cut_off])

    with received_by(request):
        assert request.POST.get("whole", "") != "yes"

    assert stored() == []


def test_of_a_file_over_the_limit_nothing_is_kept() -> None:
    request = request_with(CONTENT)
    handler = ToFolder(request, most=len(CONTENT) - 1)
    request.upload_handlers = [handler]

    assert "file" not in request.FILES
    assert handler.is_too_large
    assert request.POST["whole"] == "yes"
    assert stored() == []


def test_a_file_as_large_as_the_limit_is_taken() -> None:
    request = request_with(CONTENT)
    handler = ToFolder(request, most=len(CONTENT))
    request.upload_handlers = [handler]

    assert request.FILES["file"].size == len(CONTENT)
    handler.discard()


@pytest.fixture(autouse=True)
def _nothing_stays() -> Iterator[None]:
    yield
    for name in stored():
        files.remove(name)
