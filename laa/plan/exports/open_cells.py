"""One cell of an OpenDocument spreadsheet: a number stays the number it is."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement

from laa.plan.documents.characters import printable
from laa.plan.exports.numerals import digits
from laa.plan.exports.open_names import element, whole
from laa.plan.exports.open_styles import Styles
from laa.plan.numbers import Number
from laa.plan.tables import Cell, Column, Qualified

# What XML would draw together to one blank.
_BLANKS = re.compile("(\t| {2,})")


def heading(column: Column, styles: Styles) -> Element:
    return text(
        column.heading, styles.number_heading if column.numeric else styles.bold
    )


def text(words: str, style: str) -> Element:
    lines = map(_paragraph, printable(words).split("\n"))
    return element(
        "table:table-cell",
        *lines,
        office__value_type="string",
        table__style_name=style,
    )


def cell(value: Cell, column: Column, styles: Styles) -> Element:
    shown = column.shown(value)
    match value:
        case date():
            return element(
                "table:table-cell",
                _paragraph(shown),
                office__value_type="date",
                office__date_value=value.isoformat(),
                table__style_name=styles.date(),
            )
        case Qualified():
            style = styles.number(column.shown(value.number), value.before, value.after)
            return _number(value.number, shown, style)
        case int() | float() | Decimal():
            return _number(value, shown, styles.number(shown))
        case _:
            return text(shown, styles.plain)


def _number(value: Number, shown: str, style: str) -> Element:
    return element(
        "table:table-cell",
        _paragraph(shown),
        office__value_type="float",
        office__value=digits(value),
        table__style_name=style,
    )


def _paragraph(line: str) -> Element:
    """A line whose blanks are all kept."""
    made = element("text:p")
    made.text, *parts = _BLANKS.split(line)
    for blanks, after in zip(parts[::2], parts[1::2], strict=True):
        if blanks == "\t":
            child = SubElement(made, whole("text:tab"))
        else:
            child = SubElement(made, whole("text:s"))
            child.set(whole("text:c"), str(len(blanks)))
        child.tail = after
    return made
