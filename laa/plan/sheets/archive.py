"""The zip archive that a workbook is: looked through before anything in it is read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from struct import error as StructError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from laa.plan.sheets.limits import Limits
from laa.plan.sheets.refused import SheetsRefused, damaged

_CHUNK = 1 << 16
_ENCRYPTED = 0x1
# What the zlib and zipfile modules raise on bytes that are not what they say.
_BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    StructError,
    UnicodeDecodeError,
    ValueError,
)
_MACROS = re.compile(r"(^|/)vbaproject\w*\.bin$|^(basic|scripts)/", re.IGNORECASE)
_ARCHIVE = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")


class Archive:
    """The parts of a zip that has passed."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        try:
            self._zip = ZipFile(BytesIO(content))
        except _BROKEN:
            raise damaged() from None
        self._parts = {info.filename: info for info in self._zip.infolist()}
        self._refuse_if_too_much(len(content), limits)
        for info in self._parts.values():
            self._refuse(info)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    @property
    def names(self) -> list[str]:
        return list(self._parts)

    def chunks(self, name: str) -> Iterator[bytes]:
        """
        A part bit by bit, never more of it than the directory says: the directory's
        sizes were added up, and a part that unzips to more fails its check sum.
        """
        if name not in self._parts:
            raise damaged()
        try:
            with self._zip.open(self._parts[name]) as part:
                while chunk := part.read(_CHUNK):
                    yield chunk
        except _BROKEN:
            raise damaged() from None

    def _refuse_if_too_much(self, size: int, limits: Limits) -> None:
        infos = self._zip.infolist()
        if len(infos) > limits.parts or len(infos) != len(self._parts):
            raise SheetsRefused(
                "The file is a workbook with too many parts, or with one twice: "
                "open it, save it again, and send that file"
            )
        total = sum(info.file_size for info in infos)
        if total > min(limits.unzipped_bytes, limits.ratio * size):
            raise _bomb(limits)

    def _refuse(self, info: ZipInfo) -> None:
        if info.flag_bits & _ENCRYPTED:
            raise locked()
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise damaged()
        if _MACROS.search(info.filename):
            raise macros()
        start = next(self.chunks(info.filename), b"")
        if start.startswith(_ARCHIVE):
            raise SheetsRefused(
                "The file holds another file inside it: take it out, "
                "save the workbook, and send that"
            )


def locked() -> SheetsRefused:
    return SheetsRefused(
        "The file is protected by a password: save it without one, and send that file"
    )


def macros() -> SheetsRefused:
    return SheetsRefused(
        "The file holds macros, which are never run here: "
        "save it as .xlsx or .ods without them, and send that file"
    )


def _bomb(limits: Limits) -> SheetsRefused:
    return SheetsRefused(
        f"The file unzips to more than {limits.unzipped_bytes / 1_000_000:,.0f} MB, or "
        f"to more than {limits.ratio:,} times its own size: send one that holds less"
    )
