from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from laa import once


def test_the_word_stays_the_same(tmp_path: Path) -> None:
    first = once.word(tmp_path / "key")

    assert once.word(tmp_path / "key") == first
    assert len(first) >= 50


def test_each_file_has_a_word_of_its_own(tmp_path: Path) -> None:
    assert once.word(tmp_path / "one") != once.word(tmp_path / "two")


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    once.word(tmp_path / "key")

    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_the_folder_is_made_and_holds_nothing_else(tmp_path: Path) -> None:
    once.word(tmp_path / "new/folder/key")

    assert [file.name for file in (tmp_path / "new/folder").iterdir()] == ["key"]


def test_who_comes_second_reads_the_first_ones_word(tmp_path: Path) -> None:
    once.word(tmp_path / "key")
    before = (tmp_path / "key").read_text()

    once._make(tmp_path / "key")

    assert (tmp_path / "key").read_text() == before


def test_all_who_race_read_the_same_word(tmp_path: Path) -> None:
    with ThreadPoolExecutor() as pool:
        words = set(pool.map(once.word, [tmp_path / "key"] * 8))

    assert len(words) == 1
