"""A PostgreSQL server of its own for tests and measurements, on a socket in a folder of its own."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from tracs_mobile.errors import TracsError

_ACCOUNT = "postgres"


def server_folder() -> Path | None:
    """Where the server's programs lie (Debian keeps them off the PATH); None: not installed."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda path: int(path.parts[-3]), default=None)
    return None if newest is None else newest.parent


class PostgresServer:
    """Made, started and, on `close`, taken away again. `durable` False leaves fsync out.

    Root may not run it, so root runs it as the account that Debian makes for it.
    Raises TracsError when it is not installed or does not start.
    """

    def __init__(self, *, durable: bool = True) -> None:
        programs = server_folder()
        if programs is None:
            raise TracsError("PostgreSQL is not installed here.")
        self._programs = programs
        self._account = _ACCOUNT if os.geteuid() == 0 else None
        self._folder = Path(tempfile.mkdtemp(prefix="pg-"))
        if self._account is not None:
            shutil.chown(self._folder, self._account)
        self._names = (f"test_{n}" for n in itertools.count(1))
        options = ["--username", _ACCOUNT, "--auth", "trust", "--encoding", "UTF8", "--no-sync"]
        self._run("initdb", "--pgdata", str(self._folder / "data"), "--locale", "C.UTF-8", *options)
        settings = f"-c listen_addresses= -c unix_socket_directories={self._folder}"
        if not durable:
            settings += " -c fsync=off -c full_page_writes=off"
        log = str(self._folder / "log")
        try:
            self._control("start", "--log", log, "--options", settings, "--timeout", "30")
        except TracsError:
            self.close()
            raise

    def _control(self, *arguments: str) -> None:
        self._run("pg_ctl", "--pgdata", str(self._folder / "data"), "--wait", *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        done = subprocess.run(  # noqa: S603  a program of the system, no shell
            command,
            user=self._account,
            cwd=self._folder,
            # Files and no pipes: the server that pg_ctl leaves behind would hold a pipe open.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode != 0:
            raise TracsError(f"{program} of PostgreSQL failed with {done.returncode}.")

    def fresh_url(self) -> str:
        """A new, empty database, as a URL for SQLAlchemy."""
        return self._made()

    def copy_of(self, url: str) -> str:
        """A new database with all that the one at `url`, which nobody may use now, holds."""
        name = url.split("@/")[1].partition("?")[0]
        return self._made("--template", name)

    def _made(self, *how: str) -> str:
        name = next(self._names)
        self._run("createdb", "--host", str(self._folder), "--username", _ACCOUNT, *how, name)
        return f"postgresql+psycopg://{_ACCOUNT}@/{name}?host={self._folder}"

    def close(self) -> None:
        """Stop the server at once and delete its files. Safe to call twice."""
        if (self._folder / "data" / "postmaster.pid").exists():
            self._control("stop", "--mode", "immediate")
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
