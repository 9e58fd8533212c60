from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from laa.environment import (
    env_choice,
    env_count,
    env_date,
    env_flag,
    env_list,
    secret_key,
)


@pytest.mark.parametrize(("value", "meaning"), [("1", True), ("0", False), ("", False)])
def test_a_flag_is_1_or_0(
    value: str, meaning: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAA_TRY", value)

    assert env_flag("LAA_TRY") is meaning


def test_any_other_flag_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAA_TRY", "yes")

    with pytest.raises(ValueError, match="LAA_TRY is 'yes': set it to 1 or 0"):
        env_flag("LAA_TRY")


def test_a_choice_is_one_of_those_that_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert env_choice("LAA_TRY", "plain", "json") == "plain"

    monkeypatch.setenv("LAA_TRY", "json")

    assert env_choice("LAA_TRY", "plain", "json") == "json"

    monkeypatch.setenv("LAA_TRY", "xml")

    with pytest.raises(ValueError, match="LAA_TRY is 'xml': set it to plain or json"):
        env_choice("LAA_TRY", "plain", "json")


def test_a_list_is_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAA_TRY", "one.example,two.example,")

    assert env_list("LAA_TRY", "") == ["one.example", "two.example"]


@pytest.mark.parametrize(("value", "meaning"), [("", 1), ("0", 0), ("2", 2)])
def test_a_count_is_a_whole_number(
    value: str, meaning: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAA_TRY", value)

    assert env_count("LAA_TRY", 1) == meaning


@pytest.mark.parametrize("value", ["two", "-1", "1.5"])
def test_any_other_count_is_refused(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAA_TRY", value)

    with pytest.raises(ValueError, match=f"LAA_TRY is '{value}': set it to a whole"):
        env_count("LAA_TRY", 1)


def test_today_is_the_real_one_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env_date("LAA_TRY") is None

    monkeypatch.setenv("LAA_TRY", "2008-10-20")

    assert env_date("LAA_TRY") == date(2008, 10, 20)


def test_a_given_key_is_used(tmp_path: Path) -> None:
    assert secret_key("given", True, tmp_path / "key") == "given"


def test_all_processes_of_a_clone_share_a_key(tmp_path: Path) -> None:
    first = secret_key("", False, tmp_path / "key")

    assert secret_key("", False, tmp_path / "key") == first


def test_a_service_in_earnest_has_its_key_given(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"LAA_SECRET_KEY is not set: .* long random"):
        secret_key("", True, tmp_path / "key")
