from __future__ import annotations

import re

from bench.analysis import INDICATORS, QUARTERS, indicators, report


def test_a_full_dashboard_is_measured_on_the_same_figures_each_time() -> None:
    page = indicators()

    assert len(page) == INDICATORS == 35
    assert all(len(series.readings) == len(QUARTERS) == 12 for series, _ in page)
    assert page == indicators()


def test_the_report_sets_the_analysis_against_the_floor() -> None:
    said = report(repeats=1)

    measured = re.findall(r"^(.+?) +\d+\.\d+ ms +\d+ x adding up$", said, re.MULTILINE)
    assert re.search(r"^adding up +\d+\.\d+ ms$", said, re.MULTILINE)
    assert measured == ["status alone", "whole analysis"]
