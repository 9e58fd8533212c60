"""Taking a large file in: straight to its place on the disk, counted and digested."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from indicators.crime_imports import files
from indicators.recorded_crime.reading import NATIONAL

FILE_BYTES = NATIONAL.file_bytes
# The boxes and the lines between them beside the file.
BODY_BYTES = FILE_BYTES + 64 * 1024


class Received(UploadedFile):
    """A file that is whole, in the folder."""

    def __init__(self, file: BinaryIO, name: str, size: int, digest: str, at: str):
        super().__init__(file, name, size=size)
        self.digest = digest
        self.stored_as = at


class ToFolder(FileUploadHandler):
    """Of what is larger than the limit nothing is kept, and the rest is passed over."""

    def __init__(self, request: HttpRequest, most: int = FILE_BYTES) -> None:
        super().__init__(request)
        self.most = most
        self.is_too_large = False
        self.size = 0
        self._stored_as = ""
        self._file: BinaryIO | None = None
        self._digest = hashlib.sha256()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._stored_as, self._file = files.create()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        assert self._file is not None
        self.size += len(raw_data)
        if self.size > self.most:
            self.is_too_large = True
            self.discard()
            raise SkipFile
        self._digest.update(raw_data)
        self._file.write(raw_data)

    def file_complete(self, file_size: int) -> Received:
        assert self._file is not None
        assert self.file_name is not None
        self._file.flush()
        return Received(
            self._file,
            self.file_name,
            self.size,
            self._digest.hexdigest(),
            self._stored_as,
        )

    def keep(self) -> None:
        """It belongs to an import now, which looks after it."""
        self._close()
        self._stored_as = ""

    def discard(self) -> None:
        """Whatever there is of a file that became no import; once kept, nothing."""
        self._close()
        if self._stored_as:
            files.remove(self._stored_as)
            self._stored_as = ""

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()


@contextmanager
def received_by(request: HttpRequest) -> Iterator[ToFolder]:
    """Before anything of the request is read; what nobody keeps is gone afterwards."""
    handler = ToFolder(request)
    request.upload_handlers = [handler]
    try:
        yield handler
    finally:
        handler.discard()
