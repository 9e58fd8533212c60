import pytest

from laa.plan.charting import Chart, Role, Series
from laa.plan.column_labels import part_labels, total_labels
from laa.plan.frames import NARROW, WIDE, Frame, Shape
from laa.plan.labels import labels_of
from laa.plan.marks import columns
from laa.plan.placing import Label
from tests.laa.plan.sample_charts import QUARTERS, money, recorded, target


def stacked(*parts: tuple[float | None, ...], **other: object) -> Chart:
    """Money of three years in parts."""
    named = zip("ABCD", parts, strict=False)
    series = tuple(Series(name, values, Role.COLUMN) for name, values in named)
    return money(series=series, **other)


def parts(drawn: Chart, shape: Shape = WIDE) -> list[Label]:
    return list(part_labels(Frame(drawn, shape)))


def words(drawn: Chart, shape: Shape = WIDE) -> list[str]:
    return sorted(" ".join(label.lines) for label in labels_of(Frame(drawn, shape)))


@pytest.mark.parametrize("shape", [WIDE, NARROW])
def test_the_whole_is_written_over_the_columns_and_each_part_in_it(shape):
    assert words(money(), shape) == [
        "1 line to be determined",
        "at least £361,628",
        "£296,128",
        "£65,500",
    ]


def test_a_total_stands_over_its_columns_and_over_zero_where_there_are_none():
    frame = Frame(money(), WIDE)

    over, undecided = total_labels(frame)

    assert over.box.bottom < frame.y(361_628)
    assert over.box.top > frame.lettered * WIDE.line
    assert frame.box.top < undecided.box.bottom < frame.y(0)
    assert undecided.box.middle[0] == frame.x(1)


def test_a_total_below_zero_stands_over_zero_clear_of_what_hangs_there():
    drawn = stacked((-5, -5, -5), (-9, -9, -9), totals=("−£14", None, None))
    frame = Frame(drawn, WIDE)

    (label,) = total_labels(frame)

    assert label.box.bottom < frame.y(0)


def test_the_figure_of_a_part_lies_in_its_middle_on_a_piece_of_paper():
    frame = Frame(money(), WIDE)
    (box,) = columns(frame, money().series[1])

    label = parts(money())[1]

    assert label.lines == ("£296,128",)
    assert label.box.middle == pytest.approx(box.middle)
    assert label.plate


def test_a_part_that_is_too_low_has_no_figure():
    low = stacked((1, None, None), (99, None, None))

    assert [label.lines for label in parts(low)] == [("£99",)]


def test_words_wider_than_their_part_need_it_to_be_high():
    tall = stacked((300_000, None, None), (300_000, None, None))
    low = stacked((100_000, None, None), (700_000, None, None))

    assert len(parts(tall, NARROW)) == 2
    assert [label.lines for label in parts(low, NARROW)] == [("£700,000",)]
    assert len(parts(low, WIDE)) == 2


def test_words_much_wider_than_their_part_are_left_out():
    assert parts(stacked((10**15, None, None), (1, None, None)), NARROW) == []


def test_a_part_that_is_the_whole_is_told_by_the_total():
    alone = {"totals": ("£9", None, None)}

    assert parts(stacked((9, None, None), (None, None, None), **alone)) == []
    assert len(parts(stacked((9, None, None), (None, None, None), totals=()))) == 1


def test_a_lone_series_of_columns_carries_its_figures_where_no_total_stands():
    spent = recorded(60_000, 45_000, -12_000.5, None)
    other = {"x": QUARTERS, "totals": ("£60,000 in all", None, None, None)}

    drawn = money(series=(spent, target(1, 1, 1, 1)), **other)

    assert words(drawn) == ["Target £1", "£45,000", "£60,000 in all", "−£12,000.50"]
