"""A payload of a few files with the real launchers, for tries that need not the real thousand."""

import subprocess
from pathlib import Path

import launchers
import windows_runtime
from product import Part, Staged

HERE = Path(__file__).parent
COMPILER = "x86_64-w64-mingw32-gcc"


def small_payload(root: Path, version: str, *, runtime: bool = False) -> Staged:
    """Without `runtime` it is marked; with it, a stand-in answers to the launchers."""
    root.mkdir(parents=True)
    launchers.build(root, version=version, python_dll=windows_runtime.DLL)
    _file(root / "app" / "tracs_mobile" / "__init__.pyc", version)
    _file(root / "app" / f"only_in_{version.replace('.', '_')}.pyc", version)
    _file(root / "lib" / "some package" / "data-1.txt", "the same in every version")
    _file(root / "licenses" / "THIRD_PARTY.json", "{}")
    _file(root / "manual" / "index.html", f"<p>{version}</p>")
    if runtime:
        add_runtime(root)
    return Staged(root=root, version=version, marked=not runtime)


def camera_payload(root: Path, version: str) -> Staged:
    _file(root / "camera" / "cv2" / "cv2.pyd", f"frames {version}")
    return Staged(root=root, version=version, marked=True, part=Part.CAMERA)


def add_runtime(root: Path) -> None:
    target = root / "runtime" / windows_runtime.DLL
    target.parent.mkdir(exist_ok=True)
    options = ["-shared", "-nostdlib", "-O1", "-s", "-Wl,--no-insert-timestamp"]
    command = [COMPILER, *options, "-Wl,--image-base,0x180000000", "-o", target]
    subprocess.run([*command, HERE / "fake_python.c", "-lkernel32"], check=True)


def _file(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
