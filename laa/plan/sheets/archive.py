"""The zip archive that a workbook is: looked through before anything in it is read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from struct import Struct
from struct import error as StructError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from laa.plan.sheets.limits import Limits
from laa.plan.sheets.refused import SheetsRefused, damaged
from laa.plan.sheets.source import Source

_CHUNK = 1 << 16
_TELL = 4_000_000
# The record at the end of a zip, which a comment of up to 65,535 bytes may follow: its
# sixth number is how long the list of parts is.
_END = Struct("<4s4H2LH")
_FARTHEST_END = _END.size + 65_535
_LARGEST_DIRECTORY = 1_000_000
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

    def __init__(self, source: Source, limits: Limits) -> None:
        _refuse_large_directory(source)
        try:
            self._zip = ZipFile(source.rewound())
        except _BROKEN:
            raise damaged() from None
        self._parts = {info.filename: info for info in self._zip.infolist()}
        self._refuse_if_too_much(source.size, limits)
        self._limits, self._seen = limits, source.seen
        self._read = self._told = 0
        # Some small parts are read twice.
        self._whole = sum(info.file_size for info in self._parts.values()) or 1
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
                    self._tell(len(chunk))
                    yield chunk
        except _BROKEN:
            raise damaged() from None

    def small(self, name: str) -> Iterator[bytes]:
        """A part of which all that is heard is kept: `limits` says how large."""
        if name in self and self._parts[name].file_size > self._limits.part_bytes:
            raise _too_large_a_part(name, self._limits)
        return self.chunks(name)

    def _tell(self, read: int) -> None:
        self._read += read
        if self._read - self._told >= _TELL:
            self._told = self._read
            self._seen(min(1.0, self._read / self._whole))

    def _refuse_if_too_much(self, size: int, limits: Limits) -> None:
        infos = self._zip.infolist()
        if len(infos) > limits.parts or len(infos) != len(self._parts):
            raise _too_many_parts()
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


def _refuse_large_directory(source: Source) -> None:
    """The list of parts is read whole: one that is long is refused before."""
    source.file.seek(max(0, source.size - _FARTHEST_END))
    end = source.file.read()
    at = end.rfind(b"PK\x05\x06")
    if at < 0 or len(end) < at + _END.size:
        raise damaged()
    if _END.unpack_from(end, at)[5] > _LARGEST_DIRECTORY:
        raise _too_many_parts()


def _too_many_parts() -> SheetsRefused:
    return SheetsRefused(
        "The file is a workbook with too many parts, or with one twice: "
        "open it, save it again, and send that file"
    )


def _too_large_a_part(name: str, limits: Limits) -> SheetsRefused:
    return SheetsRefused(
        f"The part '{name}' of the workbook is larger than "
        f"{limits.part_bytes / 1_000_000:g} MB, though it holds no cells: "
        "copy the table to a new workbook, and send that"
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
