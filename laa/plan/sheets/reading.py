"""A spreadsheet's bytes to its cells, or the reason why it is not read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO

from laa.plan.sheets import delimited, excel, open_document
from laa.plan.sheets.archive import Archive, locked, macros
from laa.plan.sheets.cells import Row, Sheet
from laa.plan.sheets.counting import Counter
from laa.plan.sheets.excel_parts import book_in
from laa.plan.sheets.limits import Limits
from laa.plan.sheets.markup import looked_through
from laa.plan.sheets.refused import SheetsRefused
from laa.plan.sheets.source import Seen, Source

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = (".xml", ".rels")
_CONTENT_TYPES, _KIND = "[Content_Types].xml", "mimetype"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_SAVE_AS = "open it in a spreadsheet program, save it as .xlsx, and send that file"
# How files begin that people send by mistake, whatever their names say.
_OTHERS = {
    b"%PDF": "a PDF",
    b"{\\rtf": "a text document (.rtf)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"<": "a web page or XML",
    b"\x1f\x8b": "a packed archive",
    b"7z\xbc\xaf": "a packed archive",
    b"Rar!": "a packed archive",
}
_PARTS_OF_OTHERS = {
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "xl/workbook.bin": "a binary workbook (.xlsb)",
}


def read(content: bytes, limits: Limits) -> tuple[Sheet, ...]:
    """The sheets that hold something, or SheetsRefused."""
    return tuple(
        Sheet(name, tuple(rows))
        for name, rows in groupby(read_rows(content, limits), lambda row: row.sheet)
    )


def read_rows(
    content: bytes | BinaryIO, limits: Limits, *, seen: Seen = lambda share: None
) -> Iterator[Row]:
    """
    The rows of all sheets one by one, for files whose rows need not be kept. `seen` is
    told the share of the file that is read, 0 to 1; what it raises ends the reading.
    """
    source = Source(content, seen)
    if source.size > limits.file_bytes:
        raise too_large(limits)
    if source.is_blank:
        raise SheetsRefused("The file is empty")
    counter = Counter(limits)
    if source.start.startswith(_ZIP):
        return _workbook(Archive(source, limits), counter)
    _refuse_other_kinds(source)
    return delimited.rows(source, counter)


def too_large(limits: Limits) -> SheetsRefused:
    return SheetsRefused(
        f"The file is larger than {limits.file_bytes / 1_000_000:g} MB: "
        "send one that holds less"
    )


def _workbook(archive: Archive, counter: Counter) -> Iterator[Row]:
    if book_in(archive):
        _refuse_macros(archive)
        read_kind, large = excel.rows, excel.LARGE
    elif _mimetype(archive) == _SPREADSHEET:
        read_kind, large = open_document.rows, open_document.LARGE
    else:
        kinds = (kind for name, kind in _PARTS_OF_OTHERS.items() if name in archive)
        raise _no_spreadsheet(next(kinds, "an archive"))
    for name in archive.names:
        if name.lower().endswith(_MARKUP) and not name.startswith(large):
            looked_through(archive.chunks(name))
    return read_kind(archive, counter)


def _mimetype(archive: Archive) -> bytes:
    if _KIND not in archive:
        return b""
    return next(archive.chunks(_KIND), b"").strip()


def _refuse_macros(archive: Archive) -> None:
    """A workbook for macros says so, even where it has none."""
    if b"macroEnabled" in b"".join(archive.small(_CONTENT_TYPES)):
        raise macros()


def _refuse_other_kinds(source: Source) -> None:
    start = source.start
    if start.startswith(_OLD_OFFICE):
        # An .xlsx with a password is such a file too, with a part of this name.
        if source.holds("EncryptedPackage".encode("utf-16-le")):
            raise locked()
        raise _no_spreadsheet("of the kind that Excel wrote before 2007 (.xls)")
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    for beginning, kind in _OTHERS.items():
        if bare.startswith(beginning):
            raise _no_spreadsheet(kind)
    if not start.startswith(_UTF_16) and source.holds(b"\0"):
        raise _no_spreadsheet("neither a workbook nor text")


def _no_spreadsheet(kind: str) -> SheetsRefused:
    return SheetsRefused(
        f"The file is {kind}, not a spreadsheet that is read here: {_SAVE_AS}"
    )
