from __future__ import annotations

from io import BytesIO

import pytest

from laa.plan.sheets.limits import Limits
from laa.plan.sheets.reading import read_rows
from laa.plan.sheets.refused import SheetsRefused
from laa.plan.sheets.source import Source
from tests.laa.plan.sheets.books import LIMITS, excel, open_document

ROW = '<row><c t="inlineStr"><is><t>{0:0>2000}</t></is></c></row>'
OPEN_ROW = (
    "<table:table-row><table:table-cell><text:p>{0:0>2000}</text:p></table:table-cell>"
    "</table:table-row>"
)
LARGE = Limits(file_bytes=50_000_000, cells=1_000_000, ratio=5000)


def unheeded(share: float) -> None:
    """Nobody asks."""


def test_a_file_is_read_as_its_bytes_are(tmp_path):
    path = tmp_path / "any name"
    path.write_bytes(b"a,b\nc,d\n")

    with path.open("rb") as file:
        rows = [row.values for row in read_rows(file, LIMITS)]
        assert not file.closed

    assert rows == [row.values for row in read_rows(b"a,b\nc,d\n", LIMITS)]


def test_a_file_may_be_closed_before_all_of_it_was_read(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"a\n" * 9000)

    with path.open("rb") as file:
        rows = read_rows(file, LIMITS)
        first = next(rows)

    assert first.values == {1: "a"}


def test_what_is_sought_is_found_between_two_chunks():
    content = b"x" * ((1 << 20) - 3) + b"needle"

    assert Source(content, unheeded).holds(b"needle")
    assert not Source(content, unheeded).holds(b"noodle")


@pytest.mark.parametrize(
    "content",
    [
        b"a row of text\n" * 10_000,
        excel("".join(ROW.format(n) for n in range(4000))),
        open_document("".join(OPEN_ROW.format(n) for n in range(4000))),
    ],
    ids=["CSV", "Excel", "OpenDocument"],
)
def test_the_share_that_is_read_grows_to_the_whole(content):
    shares: list[float] = []

    rows = sum(1 for _ in read_rows(content, LARGE, seen=shares.append))

    assert rows >= 4000
    assert len(shares) > 1
    assert shares == sorted(shares)
    assert 0 < shares[0] <= shares[-1] <= 1


def test_whoever_is_told_may_end_the_reading():
    class Cancelled(Exception):
        """Somebody has seen enough."""

    def cancel(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(read_rows(BytesIO(b"a\n" * 10_000), LIMITS, seen=cancel))


def test_a_file_too_large_is_refused_by_its_size(tmp_path):
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(LIMITS.file_bytes + 1)

    with path.open("rb") as file, pytest.raises(SheetsRefused, match="larger than 5"):
        read_rows(file, LIMITS)
