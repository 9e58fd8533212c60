"""
How long a national table of recorded crime takes to read, and how much memory.

Times of one machine say little, so they stand beside a floor taken in the same run:
Python's own csv.reader over the same rows, the least that any reading of them takes.
Each file is read in a process of its own, whose peak of memory is its own too; a tenth
of the rows is read beside it, since memory that grows with the rows would show there.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from bench.crime_files import WRITERS
from indicators.recorded_crime.reading import NATIONAL, read
from indicators.recorded_crime.survey import survey

ROOT = Path(__file__).resolve().parent.parent
ROWS = 1_000_000
FLOOR, FEWER = "csv.reader", 10


class Measured(NamedTuple):
    rows: int
    seconds: float
    megabytes: float


def read_bare(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        # But the headings.
        return sum(1 for _ in csv.reader(file)) - 1


def look_over(path: Path) -> int:
    """What the import does first with a file that was sent."""
    return survey(read(path, NATIONAL, seen=lambda share: None)).rows


def measure_here(work: Callable[[Path], int], path: Path) -> Measured:
    start = perf_counter()
    rows = work(path)
    return Measured(rows, perf_counter() - start, _peak())


def _peak() -> float:
    """Of this process since it began; in kilobytes, but on macOS in bytes."""
    from resource import RUSAGE_SELF, getrusage

    unit = 1_000_000 if sys.platform == "darwin" else 1000
    return getrusage(RUSAGE_SELF).ru_maxrss / unit


def measure(kind: str, path: Path) -> Measured:
    """In a process of its own."""
    done = run(
        [sys.executable, "-m", "bench.recorded_crime", kind, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    rows, seconds, megabytes = done.stdout.split()
    return Measured(int(rows), float(seconds), float(megabytes))


def report(rows: int = ROWS) -> Iterator[str]:
    """Line by line, since a million rows take minutes."""
    yield f"Recorded crime: {rows:,} rows, and {rows // FEWER:,} for the memory"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "crime"
        WRITERS["CSV"](path, rows)
        floor = measure(FLOOR, path)
        yield f"{FLOOR:<13}{floor.seconds:8.2f} s{'':20}{floor.megabytes:6.0f} MB"
        for kind, write in WRITERS.items():
            write(path, rows // FEWER)
            few = measure(kind, path)
            write(path, rows)
            many = measure(kind, path)
            if (few.rows, many.rows) != (rows // FEWER, rows):
                raise ValueError(f"{kind}: {many.rows} rows were read, not {rows}")
            yield (
                f"{kind:<13}{many.seconds:8.2f} s{many.seconds / floor.seconds:8.1f} x "
                f"{FLOOR}{many.megabytes:6.0f} MB{few.megabytes:6.0f} MB"
            )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        kind, path = sys.argv[1:]
        print(*measure_here(read_bare if kind == FLOOR else look_over, Path(path)))
    else:
        for line in report():
            print(line, flush=True)
