from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from laa import settings  # noqa: TID251  its own tests read the file itself


@pytest.mark.parametrize(("value", "meaning"), [("1", True), ("0", False), ("", False)])
def test_a_flag_is_1_or_0(
    value: str, meaning: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAA_TRY", value)

    assert settings.env_flag("LAA_TRY") is meaning


def test_any_other_flag_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAA_TRY", "yes")

    with pytest.raises(ValueError, match="LAA_TRY is 'yes': set it to 1 or 0"):
        settings.env_flag("LAA_TRY")


def test_a_list_is_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAA_TRY", "one.example,two.example,")

    assert settings.env_list("LAA_TRY", "") == ["one.example", "two.example"]


def test_today_is_the_real_one_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.env_date("LAA_TRY") is None

    monkeypatch.setenv("LAA_TRY", "2008-10-20")

    assert settings.env_date("LAA_TRY") == date(2008, 10, 20)


def test_a_given_key_is_used(tmp_path: Path) -> None:
    assert settings.secret_key("given", True, tmp_path / "key") == "given"


def test_all_processes_of_a_clone_share_a_key(tmp_path: Path) -> None:
    first = settings.secret_key("", False, tmp_path / "key")

    assert settings.secret_key("", False, tmp_path / "key") == first


def test_a_service_in_earnest_has_its_key_given(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"LAA_SECRET_KEY is not set: .* long random"):
        settings.secret_key("", True, tmp_path / "key")
