"""The looks of an OpenDocument spreadsheet's cells and columns."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from laa.plan.exports.open_names import element

_WRAPPED = {"fo__wrap_option": "wrap", "style__vertical_align": "top"}


class Styles:
    """Each made when it is first needed."""

    bold, number_heading, plain = "bold", "number-heading", "plain"

    def __init__(self) -> None:
        heavy = element("style:text-properties", fo__font_weight="bold")
        right = element("style:paragraph-properties", fo__text_align="end")
        self.made: dict[str, tuple[Element, ...]] = {
            self.bold: (_of_cell(self.bold, heavy),),
            self.number_heading: (_of_cell(self.number_heading, right, heavy),),
            self.plain: (_of_cell(self.plain),),
        }

    @property
    def elements(self) -> list[Element]:
        return [one for made in self.made.values() for one in made]

    def column(self, width: float) -> str:
        """As wide as so many characters."""
        name = f"column-{width:g}"
        wide = element(
            "style:table-column-properties", style__column_width=f"{width / 5:.1f}cm"
        )
        family = {"style__family": "table-column"}
        self.made.setdefault(
            name, (element("style:style", wide, style__name=name, **family),)
        )
        return name

    def date(self) -> str:
        """ "30 June 2008"."""
        return self._of_data(
            "number:date-style",
            "date",
            element("number:day"),
            _words(" "),
            element("number:month", number__style="long", number__textual="true"),
            _words(" "),
            element("number:year", number__style="long"),
        )

    def number(self, shown: str, before: str = "", after: str = "") -> str:
        """By which a number is shown as a page does, with any words around it."""
        decimals = str(len(shown.removesuffix("%").partition(".")[2]))
        before += "£" if "£" in shown else ""
        after = f"{'%' if '%' in shown else ''}{after}"
        digits = element(
            "number:number",
            number__decimal_places=decimals,
            number__min_decimal_places=decimals,
            number__min_integer_digits="1",
            number__grouping="true",
        )
        around = "-".join(f"{ord(one):x}" for one in before + "\0" + after)
        return self._of_data(
            "number:number-style",
            f"number-{decimals}-{around}",
            *((_words(before),) if before else ()),
            digits,
            *((_words(after),) if after else ()),
        )

    def _of_data(self, kind: str, name: str, *parts: Element) -> str:
        data = f"data-{name}"
        self.made.setdefault(
            name,
            (element(kind, *parts, style__name=data), _of_cell(name, data=data)),
        )
        return name


def _words(text: str) -> Element:
    made = element("number:text")
    made.text = text
    return made


def _of_cell(name: str, *looks: Element, data: str = "") -> Element:
    shown_by = {"style__data_style_name": data} if data else {}
    return element(
        "style:style",
        element("style:table-cell-properties", **_WRAPPED),
        *looks,
        style__name=name,
        style__family="table-cell",
        **shown_by,
    )
