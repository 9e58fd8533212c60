from __future__ import annotations

import pytest

from laa.plan.sheets.limits import Limits
from tests.laa.plan.sheets.books import MAIN, excel, open_document, refused, values

CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
)
OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f'<sst xmlns="{MAIN}"><si><t>&a;</t></si></sst>'
)


def test_elements_of_many_names_take_no_memory():
    names = "".join(f"<x{n}/>" for n in range(3000))

    assert values(excel(names + CELL)) == {"Sheet Return, A1": 1}


@pytest.mark.parametrize("part", ["xl/extra.xml", "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize(
    "inside",
    [
        "<a>" * 200_000,
        "".join(f"<a{n}/>" for n in range(20_000)),
        "".join(f'<a a{n}=""/>' for n in range(20_000)),
        "".join(f'<a xmlns:a{n}="urn:a"/>' for n in range(20_000)),
        f"<{'a' * 1000}/>",
    ],
    ids=["depth", "names", "attributes", "prefixes", "a name"],
)
def test_what_the_parser_would_keep_without_end_is_refused(part, inside):
    content = excel(CELL, **{part: f"<x>{inside}</x>"})

    assert refused(content, Limits(ratio=10_000)).startswith("The file is damaged")


@pytest.mark.parametrize(
    "content",
    [
        excel(CELL, **{"xl/worksheets/sheet1.xml": LAUGHS}),
        excel(CELL, **{"xl/sharedStrings.xml": OUTSIDE}),
        excel(CELL, **{"docProps/app.xml": OUTSIDE.encode("utf-16")}),
        open_document("", **{"styles.xml": OUTSIDE}),
    ],
)
def test_entities_are_refused_in_every_part(content):
    assert refused(content).startswith("The file declares a document type or entities")


def test_a_tag_that_never_ends_is_refused_at_once():
    endless = f'<sst xmlns="{MAIN}" a="{"xy" * 4_000_000}"/>'
    limits = Limits(ratio=10_000)

    assert refused(excel(CELL, **{"xl/sharedStrings.xml": endless}), limits).startswith(
        "The file is damaged"
    )


@pytest.mark.parametrize("content", [b"<worksheet>", b"plain words", b"<a></b>"])
def test_a_part_that_is_not_xml_is_refused_as_damaged(content):
    assert refused(excel(CELL, **{"xl/theme.xml": content})).startswith(
        "The file is damaged"
    )


def test_a_part_with_nothing_in_it_is_let_be():
    assert values(excel(CELL, **{"Configurations2/current.xml": ""})) == {
        "Sheet Return, A1": 1
    }
