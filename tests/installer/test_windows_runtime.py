"""The Windows Python of a payload: only the pinned one, whole, and nothing beside its folder."""

import hashlib
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

import fetch_runtime
import payload
import tree
import windows_runtime
from product import BuildError, Staged
from shipping import load_shipping
from wheels import Wheel

RUNTIME = {
    "python.exe": b"MZ",
    "python3.dll": b"MZ",
    "python313.dll": b"MZ",
    "python313.zip": b"PK",
    "python313._pth": b"python313.zip\n.\n#import site\n",
    "LICENSE.txt": b"PSF",
}


def archive(path, files):
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return path, hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_pinned_runtime_is_unpacked_and_searches_only_its_own_folders(tmp_path):
    packed, digest = archive(tmp_path / "python.zip", RUNTIME)
    windows_runtime.add_runtime(packed, tmp_path / "runtime", sha256=digest.upper())
    assert {path.name for path in (tmp_path / "runtime").iterdir()} == set(RUNTIME)
    search = (tmp_path / "runtime" / "python313._pth").read_text()
    assert search.splitlines() == ["python313.zip", ".", r"..\lib", r"..\camera", r"..\app"]


def test_another_runtime_than_the_pinned_one_is_refused(tmp_path):
    packed, digest = archive(tmp_path / "python.zip", RUNTIME)
    packed.write_bytes(packed.read_bytes() + b"\0")
    with pytest.raises(BuildError, match="not the pinned runtime"):
        windows_runtime.add_runtime(packed, tmp_path / "runtime", sha256=digest)
    assert not (tmp_path / "runtime").exists()


def test_no_runtime_is_taken_without_a_hash(tmp_path):
    packed, _ = archive(tmp_path / "python.zip", RUNTIME)
    with pytest.raises(BuildError, match="pins no runtime"):
        windows_runtime.add_runtime(packed, tmp_path / "runtime", sha256="")


def test_a_runtime_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BuildError, match=r"python\.zip cannot be read"):
        windows_runtime.add_runtime(tmp_path / "python.zip", tmp_path / "r", sha256="0" * 64)


@pytest.mark.parametrize("name", ["../evil.dll", "/evil.dll", r"..\evil.dll", r"C:\evil.dll"])
def test_a_runtime_that_writes_outside_is_refused(tmp_path, name):
    packed, digest = archive(tmp_path / "python.zip", {**RUNTIME, name: b"MZ"})
    with pytest.raises(BuildError, match="outside"):
        windows_runtime.add_runtime(packed, tmp_path / "runtime", sha256=digest)
    assert not (tmp_path / "evil.dll").exists()


def test_a_runtime_that_is_not_the_embeddable_one_is_refused(tmp_path):
    files = {name: data for name, data in RUNTIME.items() if name != "python313.zip"}
    packed, digest = archive(tmp_path / "python.zip", files)
    with pytest.raises(BuildError, match=r"lacks python313\.zip"):
        windows_runtime.add_runtime(packed, tmp_path / "runtime", sha256=digest)


def test_a_runtime_that_is_no_zip_is_refused(tmp_path):
    packed = tmp_path / "python.zip"
    packed.write_bytes(b"no zip")
    digest = hashlib.sha256(b"no zip").hexdigest()
    with pytest.raises(BuildError, match="damaged"):
        windows_runtime.add_runtime(packed, tmp_path / "runtime", sha256=digest)


def test_the_pin_is_filled_in_whole_or_not_at_all():
    pinned = windows_runtime.load_pinned()
    assert bool(pinned.version) == bool(pinned.sha256)
    assert not pinned.sha256 or len(pinned.sha256) == 64
    assert pinned.address.endswith(pinned.file)


def pinned(digest, version="3.13.99"):
    return windows_runtime.Pinned(
        version=version,
        sha256=digest,
        brings=(),
        file=f"python-{version}-embed-amd64.zip",
        address="http://nowhere.invalid/python.zip",
    )


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *words): ...


@pytest.fixture
def shelf(tmp_path):
    """A server with one file, and its address."""
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / "python.zip").write_bytes(b"the runtime")
    handler = partial(Quiet, directory=str(tmp_path / "shelf"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_the_pinned_runtime_is_fetched_and_compared(shelf, tmp_path):
    digest = hashlib.sha256(b"the runtime").hexdigest()
    target = tmp_path / "runtime.zip"
    fetch_runtime.fetch(pinned(digest), target, address=f"{shelf}python.zip")
    assert target.read_bytes() == b"the runtime"


def test_another_file_than_the_pinned_one_is_not_kept(shelf, tmp_path):
    target = tmp_path / "runtime.zip"
    with pytest.raises(BuildError, match="not the pinned"):
        fetch_runtime.fetch(pinned("0" * 64), target, address=f"{shelf}python.zip")
    with pytest.raises(BuildError, match="could not be fetched"):
        fetch_runtime.fetch(pinned("0" * 64), target, address=f"{shelf}other.zip")
    assert not target.exists()


def test_nothing_is_fetched_that_nobody_pinned(tmp_path):
    with pytest.raises(BuildError, match="pins no runtime"):
        fetch_runtime.fetch(pinned("", version=""), tmp_path / "runtime.zip")


@pytest.fixture
def shiboken(tmp_path):
    """A wheel that brings Microsoft's runtime."""
    site = tmp_path / "site"
    for name in ("msvcp140", "msvcp140_1", "msvcp140_2", "vcruntime140", "vcruntime140_1"):
        tree.write_text(site / "shiboken6" / f"{name}.dll", f"{name} of the wheel")
    ship = next(ship for ship in load_shipping().ships if ship.name == "shiboken6")
    return Wheel(ship=ship, version="6", site=site, files=(), info="shiboken6", license="")


def staged_with(wanted, shiboken, root):
    root.mkdir()
    staged = Staged(root=root, version="1.0.0", marked=wanted.runtime is None)
    return payload.add_python(wanted, staged, [shiboken]), {
        path.name for path, _ in tree.walk(root)
    }


def test_a_payload_with_the_runtime_lists_it_and_is_not_marked(shiboken, tmp_path):
    packed, digest = archive(tmp_path / "python.zip", {**RUNTIME, "vcruntime140.dll": b"old"})
    wanted = payload.Wanted(runtime=packed, runtime_sha256=digest)
    listed, names = staged_with(wanted, shiboken, tmp_path / "root")
    assert [(one.name, one.license, one.sha256) for one in listed] == [
        ("CPython", "PSF-2.0", digest)
    ]
    assert {*RUNTIME, "msvcp140.dll", "vcruntime140_1.dll"} <= names
    assert "RUNTIME-MISSING.txt" not in names
    assert (tmp_path / "root" / "licenses" / "python" / "LICENSE.txt").read_bytes() == b"PSF"


def test_of_microsofts_runtime_the_newer_one_is_kept(shiboken, tmp_path, monkeypatch):
    packed, digest = archive(tmp_path / "python.zip", {**RUNTIME, "vcruntime140.dll": b"theirs"})
    wanted = payload.Wanted(runtime=packed, runtime_sha256=digest)
    versions = {"runtime": "14.10.0.0", "shiboken6": "14.9.0.0"}
    monkeypatch.setattr(payload, "file_version", lambda path: versions[path.parent.name])
    staged_with(wanted, shiboken, tmp_path / "older")
    kept = tmp_path / "older" / "runtime" / "vcruntime140.dll"
    assert kept.read_bytes() == b"theirs"
    versions["shiboken6"] = "14.44.0.0"
    staged_with(wanted, shiboken, tmp_path / "newer")
    kept = tmp_path / "newer" / "runtime" / "vcruntime140.dll"
    assert kept.read_bytes() == b"vcruntime140 of the wheel"


def test_a_payload_without_the_runtime_is_marked_and_lists_none(shiboken, tmp_path):
    wanted = payload.Wanted(runtime=None)
    listed, names = staged_with(wanted, shiboken, tmp_path / "root")
    assert listed == []
    assert {"RUNTIME-MISSING.txt", "msvcp140.dll", "python313._pth"} <= names
