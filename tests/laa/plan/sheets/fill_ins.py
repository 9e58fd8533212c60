"""A sheet to fill in with a box of every kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from laa.plan.sheets.filling import Box, Check, FillIn, Kind

WHOLE = Check(Kind.WHOLE_NUMBER, "A whole number.", 0, 999)
NUMBER = Check(Kind.NUMBER, "A number.", -5, 5)
DAY = Check(Kind.DAY, "A day.", date(2008, 9, 30), date(2008, 10, 20))
CHOICE = Check(Kind.CHOICE, "Choose one.", choices=("Provisional", "Final"))
TEXT = Check(Kind.TEXT, "Where it comes from & <why>.")
FORMULA = '=HYPERLINK("http://elsewhere.example")'

SHEET = FillIn(
    name="Return",
    headings=(("Name", 10), ("Count", 12), ("Score", 8), ("As at", 16), ("Note", 30)),
    rows=(
        (
            Box("NI 15"),
            Box(119, WHOLE),
            Box(Decimal("3.2"), NUMBER),
            Box(date(2008, 10, 14), DAY),
            Box(f"{FORMULA} <b>&\x07\ntwice", TEXT),
        ),
        (Box("NI 19"), Box(None), Box(None), Box(None), Box("Final", CHOICE)),
        (Box("NI 20"), Box(None, WHOLE), Box(0), Box("-", TEXT), Box("x" * 40_000)),
    ),
    notes=("Fill in the white cells.", "Blank is not zero."),
)
TYPED = f"{FORMULA} <b>&\N{REPLACEMENT CHARACTER}\ntwice"
