"""Small tables of recorded crime in the Home Office's layouts, made for the tests."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from indicators.recorded_crime.crime_row import CrimeRow
from indicators.recorded_crime.reading import NATIONAL, Reading, read
from laa.plan.periods import Quarter
from laa.plan.sheets.limits import Limits
from tests.laa.plan.sheets.books import zipped

VIOLENCE = "Violence against the person"
# By partnership, as prc-csp-0708-to-1011 heads its columns.
CSP = (
    "Financial Year,Financial Quarter,Police Force,CSP Name,Offence Description,"
    "Offence Group,Offence Subgroup,Offence Code,Offence Count\n"
)
# By force: the head of prc-pfa-201718_new.csv with its unnamed index.
PFA = (
    ",Financial_Year,Financial_Quarter,Force_Name,Offence_Description,Offence_Group,"
    "Offence_Subgroup,Offence_Code,Number_of_Offences,Policeuk_Cat\n"
)


FIRST = Quarter(2008, 1)


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "crime"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def workbook(sheets: dict[str, str]) -> bytes:
    """An .xlsx of sheets with such rows."""
    numbered = list(enumerate(sheets.items(), start=1))
    names = "".join(f'<sheet name="{name}" id="r{n}"/>' for n, (name, _) in numbered)
    targets = "".join(
        f'<Relationship Id="r{n}" Target="sheet{n}.xml"/>' for n, _ in numbered
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f"<workbook><sheets>{names}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f"<Relationships>{targets}</Relationships>",
        }
        | {f"xl/sheet{n}.xml": f"<a>{rows}</a>" for n, (_, rows) in numbered}
    )


def reading(path: Path, limits: Limits = NATIONAL) -> Reading:
    return read(path, limits, seen=lambda share: None)


def crime(
    code: str,
    count: int | None,
    quarter: Quarter = FIRST,
    *,
    force: str = "West Midlands",
    partnership: str = "Coventry",
    group: str = VIOLENCE,
    description: str = "",
    note: str = "",
    place: str = "row 2",
) -> CrimeRow:
    return CrimeRow(
        place,
        force,
        partnership,
        quarter.year,
        quarter.number,
        code,
        description,
        group,
        "",
        count,
        note,
    )


def counts(rows: Iterable[CrimeRow]) -> list[tuple[str, int | None]]:
    return [(row.code, row.count) for row in rows]
