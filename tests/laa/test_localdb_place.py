"""Root's and an ordinary user's decisions alike, whoever runs these tests."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

import pytest

from laa import localdb_place as place
from laa.localdb_place import Account, LocalDatabaseError

ROOT = Account(0, 0)
ALICE = Account(7001, 7001)
BOB = Account(7002, 7002)


def test_an_account_is_called_by_its_name() -> None:
    assert str(ROOT) == pwd.getpwuid(0).pw_name


def test_an_account_without_a_name_is_called_by_its_number() -> None:
    assert str(ALICE) == "account number 7001"


def test_a_folder_is_owned_by_who_made_it(tmp_path: Path) -> None:
    assert Account.owning(tmp_path).uid == Account.mine().uid


def test_an_ordinary_user_runs_the_server_himself() -> None:
    assert place.serving_account(ALICE, BOB) == ALICE


def test_for_root_the_owner_of_the_data_runs_the_server() -> None:
    assert place.serving_account(ROOT, BOB) == BOB


@pytest.mark.parametrize("owner", [None, ROOT])
def test_for_root_the_system_account_runs_a_new_server(owner: Account | None) -> None:
    expected = Account.named(place.SYSTEM_ACCOUNT) or place.NOBODY_YET

    assert place.serving_account(ROOT, owner) == expected


def test_an_account_that_is_there_is_not_made() -> None:
    place.ensure(ALICE, command=("no-such-command",))


def test_an_account_that_another_process_made_first_will_do() -> None:
    place.ensure(place.NOBODY_YET, name="root", command=("false",))


def test_an_account_that_cannot_be_made_says_what_to_do() -> None:
    with pytest.raises(LocalDatabaseError, match=r"laa-nobody .* as an ordinary user"):
        place.ensure(place.NOBODY_YET, name="laa-nobody", command=("true",))


def test_a_child_runs_as_ourselves_without_ado() -> None:
    assert place.identity(ALICE, ALICE) == {}


def test_a_child_of_root_keeps_none_of_roots_groups() -> None:
    expected = {"user": 7001, "group": 7001, "extra_groups": []}

    assert place.identity(ALICE, ROOT) == expected


@pytest.mark.parametrize(
    ("mode", "mine", "group", "others"),
    [
        (0o755, True, True, True),
        (0o700, True, False, False),
        (0o710, True, True, False),
        (0o601, False, False, True),
    ],
)
def test_who_may_enter_is_told_by_mode(
    ground: Path, mode: int, mine: bool, group: bool, others: bool
) -> None:
    folder = ground / "folder"
    folder.mkdir()
    folder.chmod(mode)
    owner = Account.owning(folder)

    assert place.reachable(folder, owner) is mine
    assert place.reachable(folder, Account(7001, owner.gid)) is group
    assert place.reachable(folder, ALICE) is others


def test_a_private_parent_bars_the_way(ground: Path) -> None:
    (ground / "private").mkdir(mode=0o700)
    (ground / "private/open").mkdir()

    assert not place.reachable(ground / "private/open", ALICE)


def test_data_lie_in_the_clone_where_the_account_reaches_it(ground: Path) -> None:
    assert place.home(ground, ALICE, ROOT, ground / "else") == ground


def test_data_lie_elsewhere_where_it_does_not(ground: Path) -> None:
    ground.chmod(0o700)

    assert place.home(ground, ALICE, ROOT, ground / "else") == ground / "else"


def test_our_own_data_lie_in_the_clone_however_private(ground: Path) -> None:
    ground.chmod(0o700)

    assert place.home(ground, ALICE, ALICE, ground / "else") == ground


def test_data_stay_in_the_clone_when_it_becomes_private(ground: Path) -> None:
    (ground / "data").mkdir()
    ground.chmod(0o700)

    assert place.home(ground, ALICE, ROOT, ground / "else") == ground


def test_data_stay_elsewhere_when_the_clone_opens_up(ground: Path) -> None:
    (ground / "else/data").mkdir(parents=True)

    assert place.home(ground, ALICE, ROOT, ground / "else") == ground / "else"


def test_the_socket_lies_beside_the_data_up_to_107_bytes() -> None:
    home = Path("/") / ("é" * 41)

    socket = place.socket_directory(home, "key")

    assert socket == home / "socket"
    assert len(os.fsencode(socket / ".s.PGSQL.5432")) == 104


def test_beyond_107_bytes_the_socket_has_a_short_path() -> None:
    socket = place.socket_directory(Path("/") / ("é" * 43), "key")

    assert socket.parent == place.TEMPORARY
    assert len(os.fsencode(socket / ".s.PGSQL.5432")) < place.SOCKET_PATH_LIMIT


def test_a_path_with_a_comma_is_no_place_for_a_socket() -> None:
    socket = place.socket_directory(Path("/one, two"), "key")

    assert socket.parent == place.TEMPORARY


def test_copied_and_later_clones_have_sockets_of_their_own() -> None:
    long, longer = Path("/") / ("a" * 200), Path("/") / ("a" * 201)

    sockets = {
        place.socket_directory(home, key)
        for home in (long, longer)
        for key in ("first", "second")
    }

    assert len(sockets) == 4


def test_a_private_folder_is_made_for_its_owner_only(ground: Path) -> None:
    me = Account.mine()

    place.make_private(ground / "data", me, me)
    place.make_private(ground / "data", me, me)

    assert (ground / "data").stat().st_mode & 0o777 == 0o700


def test_a_private_folder_is_given_to_the_account(ground: Path) -> None:
    me = Account.mine()
    pretended = Account(7001, me.gid)
    (ground / "data").mkdir()

    place.make_private(ground / "data", me, pretended)

    assert Account.owning(ground / "data") == me


def test_a_link_is_no_private_folder(ground: Path) -> None:
    me = Account.mine()
    (ground / "socket").symlink_to(ground)

    with pytest.raises(LocalDatabaseError, match="socket is not a directory of"):
        place.make_private(ground / "socket", me, me)


def test_another_accounts_folder_is_refused(ground: Path) -> None:
    (ground / "socket").mkdir()

    with pytest.raises(LocalDatabaseError, match="not a directory of account number"):
        place.make_private(ground / "socket", ALICE, BOB)


def test_a_public_folder_may_be_passed_through(ground: Path) -> None:
    place.make_public(ground / "new/folder")

    assert place.reachable(ground / "new/folder", ALICE)


def test_another_accounts_clone_is_refused(tmp_path: Path) -> None:
    (tmp_path / "id").touch()

    with pytest.raises(LocalDatabaseError, match="work in a clone of your own"):
        place.refuse_another(tmp_path / "id", ALICE)


@pytest.mark.parametrize("me", [ROOT, Account.mine()])
def test_root_and_the_owner_may_use_a_clone(tmp_path: Path, me: Account) -> None:
    (tmp_path / "id").touch()

    place.refuse_another(tmp_path / "id", me)


def test_a_clone_without_a_server_is_anybodys(tmp_path: Path) -> None:
    place.refuse_another(tmp_path / "id", ALICE)


def test_the_programs_come_from_an_installed_package() -> None:
    assert (place.installed_package() / "pginstall/bin/postgres").exists()


def test_a_missing_package_says_what_to_do() -> None:
    with pytest.raises(LocalDatabaseError, match="make setup, or set DATABASE_URL"):
        place.installed_package("no_such_package")


def test_programs_run_from_where_they_are_installed(ground: Path) -> None:
    found = place.programs(ground, ALICE, ROOT, ground / "else")

    assert found == ground / "pginstall/bin"


def test_our_own_programs_run_from_however_private_a_place(ground: Path) -> None:
    ground.chmod(0o700)

    found = place.programs(ground, ALICE, ALICE, ground / "else")

    assert found == ground / "pginstall/bin"


def test_programs_out_of_reach_are_copied_with_their_libraries(ground: Path) -> None:
    real = place.installed_package()
    for folder in real.parent.glob(f"{real.name}*"):
        shutil.copytree(folder, ground / "site" / folder.name)
    (ground / "site").chmod(0o700)

    found = place.programs(ground / "site" / real.name, ALICE, ROOT, ground / "else")

    shutil.rmtree(ground / "site")
    asked = subprocess.run([found / "postgres", "--version"], capture_output=True)
    assert b"PostgreSQL" in asked.stdout
    assert place.reachable(found, ALICE)


def test_programs_are_copied_once(ground: Path) -> None:
    (ground / "site/package/pginstall/bin").mkdir(parents=True)
    (ground / "site").chmod(0o700)
    first = place.programs(ground / "site/package", ALICE, ROOT, ground / "else")

    (ground / "site/package/later").touch()
    second = place.programs(ground / "site/package", ALICE, ROOT, ground / "else")

    assert second == first
    assert not list((ground / "else").rglob("later"))
