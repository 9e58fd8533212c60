from __future__ import annotations

import re

import pytest

from laa.plan.converters import QuarterConverter
from laa.plan.periods import Quarter


def test_a_quarter_in_an_address_is_read_and_written_alike():
    converter = QuarterConverter()

    quarter = converter.to_python("2008-09-q1")

    assert quarter == Quarter(2008, 1)
    assert converter.to_url(quarter) == "2008-09-q1"


def test_years_that_do_not_follow_are_no_quarter():
    with pytest.raises(ValueError, match="'2008-10-q1' is not a quarter"):
        QuarterConverter().to_python("2008-10-q1")


@pytest.mark.parametrize("text", ["2008-09-q5", "2008-9-q1", "about"])
def test_other_text_is_not_even_looked_at(text):
    assert not re.fullmatch(QuarterConverter.regex, text)
