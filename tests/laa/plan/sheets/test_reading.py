from __future__ import annotations

import re

import pytest

from laa.plan.sheets.limits import Limits
from laa.plan.sheets.reading import read, read_rows
from tests.laa.plan.sheets.books import (
    LIMITS,
    TABLE,
    excel,
    excel_parts,
    open_document,
    open_parts,
    refused,
    values,
    zipped,
)

CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"<!DOCTYPE html><html></html>", "a web page or XML"),
        (b"\xef\xbb\xbf <?xml version='1.0'?>", "a web page or XML"),
        (b"\x89PNG\r\n", "a picture"),
        (b"{\\rtf1 }", "a text document"),
        (b"\x7fELF\0\0\0", "neither a workbook nor text"),
        (OLD_OFFICE + b"\0" * 500, "of the kind that Excel wrote before 2007"),
        (zipped({"word/document.xml": "<w/>"}), "a Word document"),
        (zipped({"xl/workbook.bin": "x"}), "a binary workbook"),
        (
            zipped(
                {
                    "_rels/.rels": '<R><Relationship Type="urn:x/officeDocument" '
                    'Target="word/document.xml"/></R>',
                    "word/document.xml": "<w/>",
                }
            ),
            "a Word document",
        ),
        (zipped({"readme.txt": "hello"}), "an archive"),
        (zipped({"mimetype": "application/epub+zip"}), "an archive"),
    ],
)
def test_what_is_no_spreadsheet_is_told_by_its_content(content, kind):
    assert refused(content).startswith(f"The file is {kind}")
    assert "save it as .xlsx" in refused(content)


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\0" * 100])
def test_an_empty_file_is_told(content):
    assert refused(content) == "The file is empty"


def test_a_file_too_large_is_refused_before_it_is_opened():
    words = refused(b"PK\x03\x04" + b"x" * 2_000_000, Limits(file_bytes=1_000_000))

    assert words == "The file is larger than 1 MB: send one that holds less"


def test_half_an_upload_is_told():
    whole = excel(CELL)

    for content in (whole[: len(whole) // 2], whole[:-10], b"PK\x03\x04"):
        assert refused(content).startswith("The file is damaged or was not sent whole")


def test_a_list_of_parts_that_is_none_is_told():
    whole = excel(CELL).replace(b"PK\x01\x02", b"PK\x07\x02")

    assert refused(whole).startswith("The file is damaged or was not sent whole")


@pytest.mark.parametrize("number", ["-1", "3", "x"])
def test_a_shared_text_that_is_not_there_is_told(number):
    content = excel(f'<row r="1"><c r="A1" t="s"><v>{number}</v></c></row>')

    assert refused(content).startswith("The file is damaged")


def test_a_bit_that_changed_on_the_way_is_noticed():
    whole = bytearray(excel(CELL, **{"xl/media/long.txt": b"x" * 5000 + b"y"}))
    place = whole.index(b"xl/media/long.txt") + len(b"xl/media/long.txt") + 5
    whole[place] ^= 0xFF

    assert refused(bytes(whole)).startswith("The file is damaged")


def test_a_bomb_is_refused_by_what_its_directory_says():
    bomb = excel(CELL, **{"xl/bomb.xml": b" " * 40_000_000})

    assert len(bomb) < 100_000
    assert refused(bomb).startswith("The file unzips to more than 100 MB, or to more")


def test_many_parts_add_up():
    large = {f"xl/{n}.bin": bytes(range(256)) * 20 for n in range(30)}

    assert "unzips to more than" in refused(
        excel(CELL, **large), Limits(unzipped_bytes=100_000)
    )


def test_a_directory_that_lies_about_a_size_gains_nothing():
    size, lie = 40_000_000, 900
    bomb = excel(CELL, **{"xl/bomb.xml": b" " * size})

    lying = bomb.replace(size.to_bytes(4, "little"), lie.to_bytes(4, "little"))

    assert lying != bomb
    assert refused(lying).startswith("The file is damaged")


def test_too_many_parts_and_parts_of_one_name_are_refused():
    many = {f"xl/{n}.bin": b"x" for n in range(600)}
    assert "too many parts" in refused(excel(CELL, **many))

    twice = excel(CELL, **{"xl/workbook.xmm": b"x"})
    assert "or with one twice" in refused(twice.replace(b"book.xmm", b"book.xml"))


def test_a_long_list_of_parts_is_refused_before_it_is_read():
    whole = bytearray(excel(CELL))
    size = whole.rindex(b"PK\x05\x06") + 12

    whole[size : size + 4] = (2_000_000).to_bytes(4, "little")

    assert "too many parts" in refused(bytes(whole))


@pytest.mark.parametrize(
    "content",
    [
        excel(f'<row r="1"><c r="A1" t="str"><v>{"x" * 8_000_000}</v></c></row>'),
        excel(
            CELL,
            **{"xl/sharedStrings.xml": f"<sst><si><t>{'x' * 8_000_000}</t></si></sst>"},
        ),
        open_document(
            f"<table:table-row><table:table-cell><text:p>{'x' * 8_000_000}</text:p>"
            "</table:table-cell></table:table-row>"
        ),
        open_document(
            '<table:table-row><table:table-cell office:value-type="string" '
            f'office:string-value="{"x" * 40_000}"/></table:table-row>'
        ),
    ],
    ids=["in its cell", "shared", "a paragraph", "an attribute"],
)
def test_a_gigantic_cell_is_refused(content):
    words = refused(content, Limits(ratio=10_000))

    assert "holds more than 32,767 characters" in words


def test_shared_texts_are_kept_once_and_not_without_end():
    same = "".join("<si><t>the same text</t></si>" for _ in range(1000))
    parts = {"xl/sharedStrings.xml": f"<sst>{same}</sst>"}
    cell = '<row r="1"><c r="A1" t="s"><v>999</v></c></row>'
    limits = Limits(text_bytes=1000)

    assert values(excel(cell, **parts), limits) == {"Sheet Return, A1": "the same text"}

    other = "".join(f"<si><t>text {n}</t></si>" for n in range(1000))
    parts = {"xl/sharedStrings.xml": f"<sst>{other}</sst>"}
    assert "MB of different texts" in refused(excel(cell, **parts), limits)
    assert "more than 50 of any" in refused(
        excel(cell, **{"xl/sharedStrings.xml": f"<sst>{same}</sst>"}), Limits(cells=50)
    )


@pytest.mark.parametrize(
    "name",
    [
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
    ],
)
def test_a_part_that_is_kept_whole_is_refused_by_its_size(name):
    """However large the sheets of such a file may be."""
    limits = Limits(unzipped_bytes=4_000_000_000, ratio=100_000)

    words = refused(excel(CELL, **{name: b"<x>" + b" " * 12_000_000 + b"</x>"}), limits)

    assert words.startswith(f"The part '{name}' of the workbook is larger than 10 MB")


def test_an_archive_inside_is_refused():
    inner = excel(CELL)

    words = refused(excel(CELL, **{"xl/embeddings/book.bin": inner}))

    assert words.startswith("The file holds another file inside it")


@pytest.mark.parametrize(
    "content",
    [
        excel(CELL, **{"xl/vbaProject.bin": b"code"}),
        excel(
            CELL,
            **{
                "[Content_Types].xml": '<Types><Override ContentType="application/'
                'vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
            },
        ),
        open_document("", **{"Basic/Standard/Module1.xml": "<code/>"}),
    ],
)
def test_macros_are_refused(content):
    assert refused(content).startswith("The file holds macros")


def test_passwords_are_told():
    excel_s = OLD_OFFICE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le")
    # The bit that says so, in the directory and before each part.
    zips = bytearray(zipped({"mimetype": "x"}))
    zips[6] |= 1
    zips[zips.index(b"PK\x01\x02") + 8] |= 1

    for content in (excel_s, bytes(zips)):
        assert refused(content).startswith("The file is protected by a password")


def test_a_way_of_packing_that_is_not_read_is_refused():
    strange = bytearray(zipped({"mimetype": "x"}))
    strange[strange.index(b"PK\x01\x02") + 10] = 99

    assert refused(bytes(strange)).startswith("The file is damaged")


def test_a_cell_in_the_last_column_is_refused_whatever_the_sheet_says():
    far = excel('<row r="1"><c r="XFD1"><v>1</v></c></row>')
    deep = excel('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')

    assert refused(far).startswith("Sheet Return, XFD1 holds something: a sheet is")
    assert "up to 20,000 rows" in refused(deep)


def test_styles_over_a_whole_sheet_are_no_cells():
    wide = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'

    assert values(excel(CELL + wide)) == {"Sheet Return, A1": 1}


def test_too_many_sheets_are_refused():
    table = '<table:table table:name="A"/>'

    words = refused(zipped(open_parts(table * 60)))

    assert words.startswith("The file has more than 50 sheets")


def test_sheets_without_anything_are_left_out():
    table = f'<t:table xmlns:t="{TABLE}" t:name="Empty"/>'

    assert read(zipped(open_parts(table)), LIMITS) == ()


def test_rows_of_a_file_are_had_one_by_one():
    rows = read_rows(b"a,b\nc,d\n", LIMITS)

    assert next(rows).values == {1: "a", 2: "b"}
    assert [row.number for row in rows] == [2]


def test_every_refusal_is_one_sentence_or_two():
    words = refused(
        zipped(excel_parts("") | {"xl/workbook.xml": "<a/>"} | {"b": b"BZh"})
    )

    assert re.fullmatch(r"[^.]+", words)
