"""What holds for every test: no screen, no network, no unexpected warning, repeatable examples."""

import errno
import logging
import os
import shutil
import socket
from contextlib import ExitStack
from pathlib import Path

import hypothesis
import pytest

from sync.gateway.database import Database
from tracs_mobile.testing.postgres import PostgresServer, server_folder

# Without a display Qt would abort the process instead of raising; it reads this when it starts.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile("ci", derandomize=True, deadline=None)
hypothesis.settings.register_profile("search", max_examples=2_000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

BENCH = Path(__file__).parent / "bench"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark tests/bench, so that it runs only when asked for; its smoke tests always run."""
    for item in items:
        if BENCH in item.path.parents and item.get_closest_marker("smoke") is None:
            item.add_marker(pytest.mark.bench)


class _Kept(logging.Handler):
    """Keeps every record of WARNING and above."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.records = []

    def emit(self, record):
        self.records.append(record)


@pytest.fixture(autouse=True)
def log_warnings(request):
    """Fail a test that logs a warning or worse, unless it is marked `expects_log_warnings`.

    A marked test must log one, and can look at the records: the fixture's value is their list.
    """
    kept = _Kept()
    root = logging.getLogger()
    root.addHandler(kept)
    yield kept.records
    root.removeHandler(kept)
    told = [f"{r.levelname} {r.name}: {r.getMessage()}" for r in kept.records]
    if request.node.get_closest_marker("expects_log_warnings") is None:
        assert told == [], "unexpected in the log"
    else:
        assert told != [], "the test says that it expects a warning in the log; there was none"


def _is_near(address):
    """Tell whether `address` stays on this machine (unix sockets are no tuples)."""
    if not isinstance(address, tuple):
        return True
    return address[0] in {"", "localhost", "::1"} or str(address[0]).startswith("127.")


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """Let every connection that would leave this machine fail as it does without a network."""
    patch = pytest.MonkeyPatch()
    for name in ("connect", "connect_ex"):
        real = getattr(socket.socket, name)

        def guarded(self, address, *, real=real):
            if not _is_near(address):
                raise OSError(errno.ENETUNREACH, "tests have no network")
            return real(self, address)

        patch.setattr(socket.socket, name, guarded)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server for the whole run; `fresh_url()` gives an empty database of it."""
    if server_folder() is None:
        pytest.skip("PostgreSQL is not installed")
    with PostgresServer(durable=False) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_gateway_url(request, tmp_path):
    """A database of either kind with nothing in it, not even tables: the test runs on both."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'gateway.db'}"
    return request.getfixturevalue("postgres").fresh_url()


@pytest.fixture(params=["sqlite", "postgresql"])
def gateway_url(request, tmp_path):
    """A gateway's database of either kind without a row of its own: the test runs on both.

    Making the tables takes most of a second, so it is done once a run and copied.
    """
    if request.param == "postgresql":
        return request.getfixturevalue("postgres_gateways")()
    path = tmp_path / "gateway.db"
    shutil.copyfile(request.getfixturevalue("sqlite_gateway"), path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def sqlite_gateway(tmp_path_factory):
    """The file of a gateway's database that nobody has used."""
    path = tmp_path_factory.mktemp("gateway") / "gateway.db"
    Database(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def postgres_gateways(postgres):
    """Gives the URL of a further gateway's database that nobody has used."""
    model = postgres.fresh_url()
    Database(model).close()
    return lambda: postgres.copy_of(model)


@pytest.fixture(scope="session")
def browser():
    """A way to the one Chromium of the run, started at the first page."""
    from tests import chromium

    with ExitStack() as stack:
        started = []

        def get():
            if not chromium.CHROMIUM.exists():
                pytest.skip("Chromium is not installed")
            if not started:
                started.append(stack.enter_context(chromium.started()))
            return started[0]

        yield get
