from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.crime_files import WRITERS, lines, write_csv
from bench.recorded_crime import look_over, measure_here, read_bare, report
from indicators.recorded_crime.reading import NATIONAL, read


@pytest.mark.parametrize("kind", WRITERS)
def test_each_kind_of_file_holds_the_rows_that_were_made_up(
    kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "crime"
    WRITERS[kind](path, 300)

    rows = list(read(path, NATIONAL, seen=lambda share: None))

    assert [
        (
            *(str(row.year), row.quarter, row.force, row.partnership, row.description),
            *(row.group, row.subgroup, row.code, row.count),
        )
        for row in rows
    ] == list(lines(300))
    assert measure_here(look_over, path).rows == 300


def test_the_floor_reads_the_same_rows(tmp_path: Path) -> None:
    path = tmp_path / "crime"
    WRITERS["CSV"](path, 300)

    assert measure_here(read_bare, path).rows == 300


def test_the_report_sets_each_kind_against_the_floor_in_time_and_memory() -> None:
    first, floor, *said = report(rows=200)

    assert first == "Recorded crime: 200 rows, and 20 for the memory"
    assert re.fullmatch(r"csv\.reader +\d+\.\d+ s +\d+ MB", floor)
    pattern = r"(\w+) +\d+\.\d+ s +\d+\.\d x csv\.reader +(\d+) MB +(\d+) MB"
    found = [re.fullmatch(pattern, line) for line in said]
    assert [one and one[1] for one in found] == list(WRITERS)
    assert all(one and int(one[2]) > 0 for one in found)


def test_a_kind_of_which_rows_are_lost_is_reported_as_wrong_not_as_fast(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(WRITERS, "CSV", lambda path, rows: write_csv(path, rows - 1))

    with pytest.raises(ValueError, match="CSV: 199 rows were read, not 200"):
        list(report(rows=200))
