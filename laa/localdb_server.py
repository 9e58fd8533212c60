"""One private PostgreSQL: started whatever happened to it before, and stopped."""

from __future__ import annotations

import fcntl
import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from laa import localdb_place as place
from laa import once
from laa.localdb_place import Account, LocalDatabaseError

USER = "laa"
# Serves requests, and may do less (laa.plan.web_role).
WEB_USER = "laa_web"

# The same text and order on every machine, whatever its locale.
_INITDB = (
    *("--username", USER, "--auth", "trust", "--encoding", "UTF8"),
    *("--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
)
_LOG_TAIL = 10


@dataclass(frozen=True)
class Server:
    """One private PostgreSQL; its folder is made when it is first asked about."""

    folder: Path
    options: Sequence[str] = ()
    system_home: Path = place.SYSTEM_HOME
    me: Account = field(default_factory=Account.mine)

    @property
    def key(self) -> str:
        """This clone's own, so that a new clone never finds an older one's data."""
        return once.word(self._file("id"))[:16]

    @property
    def account(self) -> Account:
        data = self.folder / "data"
        owner = Account.owning(data) if data.exists() else None
        return place.serving_account(self.me, owner)

    @property
    def home(self) -> Path:
        elsewhere = self.system_home / self.key
        return place.home(self.folder, self.account, self.me, elsewhere)

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def socket(self) -> Path:
        return place.socket_directory(self.home, self.key)

    @property
    def url(self) -> str:
        return self._url(USER)

    @property
    def web_url(self) -> str:
        return self._url(WEB_USER)

    def start(self, *, tries: int = 10, pause: float = 0.5) -> None:
        """Have it ready. After a kill -9 its last processes need a moment to go."""
        with self._alone():
            self._prepare()
            said = "it runs, but does not answer"
            for _ in range(tries):
                if not self.is_ready() and not self.is_running():
                    said = self._launch()
                if self.is_ready():
                    return
                time.sleep(pause)
            raise LocalDatabaseError(f"PostgreSQL does not start: {said}")

    def stop(self) -> None:
        """Stop it if it runs; never a process that has come to bear its number."""
        with self._alone():
            if self.is_running():
                self._run("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "stop")

    @contextmanager
    def held(self) -> Iterator[str]:
        """Ready while it is held; whoever holds it last stops it."""
        with open(self._file("holders"), "a") as holders:
            fcntl.flock(holders, fcntl.LOCK_SH)
            try:
                self.start()
                yield self.url
            finally:
                with suppress(BlockingIOError):
                    fcntl.flock(holders, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    self.stop()

    def is_ready(self) -> bool:
        where = ("-h", str(self.socket), "-p", str(place.PORT))
        asked = self._run("pg_isready", *where, "-U", USER, "-d", "postgres")
        return asked.returncode == 0

    def is_running(self) -> bool:
        """Whether the process that postmaster.pid names works in our data directory."""
        try:
            pid = (self.data / "postmaster.pid").read_text().partition("\n")[0]
        except FileNotFoundError:
            return False
        asked = self._run("test", f"/proc/{pid}/cwd", "-ef", str(self.data))
        return asked.returncode == 0

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with open(self._file("lock"), "a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _url(self, user: str) -> str:
        host = quote(str(self.socket), safe="")
        return f"postgresql://{user}@:{place.PORT}/postgres?host={host}"

    def _file(self, name: str) -> Path:
        file = self.folder / name
        place.refuse_another(file, self.me)
        self.folder.mkdir(parents=True, exist_ok=True)
        return file

    def _prepare(self) -> None:
        place.ensure(self.account)
        if self.home != self.folder:
            place.make_public(self.system_home)
            place.make_public(self.home)
        if not self.data.exists():
            self._create()
        place.make_private(self.data, self.account, self.me)
        place.make_private(self.socket, self.account, self.me)

    def _create(self) -> None:
        """Made aside, then moved: half a cluster is never taken for a whole one."""
        draft = self.home / "draft"
        shutil.rmtree(draft, ignore_errors=True)
        place.make_private(draft, self.account, self.me)
        made = self._run("initdb", "-D", str(draft), *_INITDB)
        if made.returncode != 0:
            raise LocalDatabaseError(f"PostgreSQL's data cannot be made: {made.stderr}")
        draft.rename(self.data)

    def _launch(self) -> str:
        """Try once; what it had to say."""
        # Its number may by now be another process's, which PostgreSQL would wait for.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        settings = (
            "listen_addresses=",
            f"unix_socket_directories={self.socket}",
            "unix_socket_permissions=0700",
            f"port={place.PORT}",
            *self.options,
        )
        options = shlex.join(word for each in settings for word in ("-c", each))
        log = self.data / "server.log"
        where = ("-D", str(self.data), "-l", str(log))
        launched = self._run("pg_ctl", *where, "-o", options, "-w", "start")
        log.touch()
        written = log.read_text(errors="replace").splitlines()[-_LOG_TAIL:]
        return "\n".join([launched.stderr, *written])

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """As the account, deaf to Ctrl-C and to any PGOPTIONS or PGDATA around us."""
        package = place.installed_package()
        folder = place.programs(package, self.account, self.me, self.system_home)
        bundled = folder / program
        return subprocess.run(
            [str(bundled) if bundled.exists() else program, *arguments],
            cwd="/",
            env={name: v for name, v in os.environ.items() if name[:2] != "PG"},
            start_new_session=True,
            capture_output=True,
            text=True,
            **place.identity(self.account, self.me),
        )
