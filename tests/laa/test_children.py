"""A command that runs as our child, and what it is told."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator

import pytest

from laa.children import PASSED_ON, Told


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in PASSED_ON}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_it_is_attended_until_it_ends_and_its_code_is_told() -> None:
    child = subprocess.Popen(["sh", "-c", "read word; exit 3"], stdin=subprocess.PIPE)
    assert child.stdin is not None

    assert Told().attend(child, child.stdin.close) == 3


@pytest.mark.parametrize("number", PASSED_ON)
def test_what_comes_before_there_is_a_child_waits_for_it(number: int) -> None:
    told = Told()
    os.kill(os.getpid(), number)
    child = subprocess.Popen(["tail", "-f", "/dev/null"])

    assert told.attend(child, lambda: None) == 128 + PASSED_ON[number]
