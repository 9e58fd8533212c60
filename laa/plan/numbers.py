"""Numbers as a page shows them: rounded half up, once, here."""

from decimal import ROUND_HALF_UP, Decimal

Number = int | float | Decimal

# Of whole numbers that people type or send, the same below zero.
LARGEST = 999_999_999

MINUS = "\N{MINUS SIGN}"


def shown(value: Number, decimals: int = 0, *, trim: bool = False) -> str:
    """
    A number with thousands separators, rounded half up to `decimals` places.

    With `trim`, zeros after the point are left out: 92.0 reads "92", 1030.5 "1,030.5".
    A float is first taken to 15 digits: 0.125 held as 0.12499999999999999 rounds up.
    """
    exact = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{abs(rounded):,f}"
    if trim and "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{MINUS}{text}" if rounded < 0 else text


def pounds(value: Number) -> str:
    """A sum of money: "£81,000", and "£81,000.50" where there are pence."""
    text = shown(value, 2).removesuffix(".00")
    if text.startswith(MINUS):
        return f"{MINUS}£{text.removeprefix(MINUS)}"
    return f"£{text}"
