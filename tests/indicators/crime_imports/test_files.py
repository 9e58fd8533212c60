from __future__ import annotations

import os

from indicators.crime_imports import files


def created(content: bytes = b"crime") -> str:
    name, file = files.create()
    with file:
        file.write(content)
    return name


def test_a_file_and_its_folder_are_for_the_service_alone() -> None:
    path = files.path_of(created())

    assert path.read_bytes() == b"crime"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_names_are_random() -> None:
    names = {created() for _ in range(3)}

    assert len(names) == 3
    assert all(len(name) == 32 for name in names)


def test_a_file_can_be_removed_twice() -> None:
    name = created()

    files.remove(name)
    files.remove(name)

    assert not files.path_of(name).exists()


def test_strays_go_once_they_are_old() -> None:
    kept, stray, new = created(), created(), created()
    for name in (kept, stray):
        os.utime(files.path_of(name), (1_000, 1_000))

    removed = files.remove_strays({kept}, before=2_000)

    assert removed == 1
    assert {file.name for file in files.folder().iterdir()} == {kept, new}
