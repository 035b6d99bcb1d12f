#!/usr/bin/env python3
"""Set this checkout up when it must be, then do one of: run, test, check, demo, bench, lock.

Only the standard library is used, so that a machine with git and Python 3.11 or newer needs nothing
else. The first start makes .venv from the lock files; later starts see the stamp and go on at once.
"""

from __future__ import annotations

import compileall
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
VENV_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
PACKAGES = ("tracs_mobile", "ui", "printers", "scanners", "sync", "migrations")
RUN_LOCK, DEV_LOCK = "requirements.lock", "requirements-dev.lock"
PEERS = ROOT / "tests"
"""Each folder here with a package-lock.json holds a program that others wrote, to check ours."""
PROXY_VENV = ROOT / ".venv-mitm"
PROXY_LOCK = ROOT / "tests" / "mitm" / "requirements.lock"
"""The proxy that damages exchanges wants older libraries than ours, so it has its own place."""

QT_LIBRARIES = (
    *("ca-certificates", "libgl1", "libegl1", "libxkbcommon0"),
    *("libglib2.0-0", "libfontconfig1", "libdbus-1-3"),
)
QT_WINDOW_LIBRARIES = (
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1"),
    *("libxcb-render-util0", "libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0"),
)
VIRTUAL_SCREEN = ("xvfb", "xauth", "xdotool")
PAPER_READER = ("tesseract-ocr", "poppler-utils", "libzbar0")
GATEWAY_PEERS = ("postgresql", "chromium", "fonts-dejavu-core", "openssl", "oathtool")
SCREEN_READER = ("dbus", "at-spi2-core", "python3-pyatspi")
WINDOWS_SETUP = (
    *("nsis", "wixl", "msitools", "osslsigncode", "gcc-mingw-w64-x86-64-win32"),
    *("p7zip-full", "wine", "wine64"),
)
"""What makes the Windows set-up on Linux, and what tries it there."""

USAGE = """usage: python3 dev.py COMMAND [more]

  run            start the program with its training agency (without a display: the demo)
  test [ARGS]    run the tests; ARGS go to pytest
  check          format, lint, imports, types: what must hold before a change goes in
  demo --out DIR the whole way of a ticket without a screen, its results left in DIR
  bench          measure: every figure beside a reference of the same run
  lock           make both lock files again, keeping pins; --upgrade lets them move

The first start sets the machine up. On Windows write py instead of python3."""


class SetUpError(Exception):
    """The machine cannot be set up; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What one command needs on the machine before it can start."""

    name: str
    locks: tuple[str, ...]
    debian: tuple[str, ...]
    peers: bool = False
    """Also the programs of others that the tests compare with: from npm, and the proxy."""


def main(argv: Sequence[str]) -> int:
    """Do the command in `argv[0]` and return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must get a sentence, not a trace
        print("TraCS Mobile needs Python 3.11 or newer.", file=sys.stderr)
        return 1
    command = COMMANDS.get(argv[0] if argv else "")
    if command is None:
        print(USAGE)
        return 0 if argv and argv[0] in {"-h", "--help", "help"} else 2
    try:
        return command(argv[1:])
    except SetUpError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1


def run(more: Sequence[str]) -> int:
    """Start the program; on a machine without a display leave the demo in ./demo-out instead."""
    if not has_display():
        print("This machine has no display. Doing the demo instead; see ./demo-out afterwards.")
        return demo(["--out", str(ROOT / "demo-out")])
    prepare(Need(name="run", locks=(RUN_LOCK,), debian=QT_LIBRARIES + QT_WINDOW_LIBRARIES))
    hand_over(python("-P", "-m", "tracs_mobile", "run", *more))


def demo(more: Sequence[str]) -> int:
    """Do the whole way of a ticket headless; `--out DIR` says where the results go."""
    prepare(Need(name="demo", locks=(RUN_LOCK,), debian=QT_LIBRARIES))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    arguments = more or ["--out", str(ROOT / "demo-out")]
    hand_over(python("-P", "-m", "tracs_mobile", "demo", *arguments))


def test(more: Sequence[str]) -> int:
    """Run pytest on two processes; a later `-n` or `-m` in `more` wins."""
    debian = (
        *(*QT_LIBRARIES, *QT_WINDOW_LIBRARIES, *VIRTUAL_SCREEN, *PAPER_READER, *GATEWAY_PEERS),
        *(*SCREEN_READER, *WINDOWS_SETUP),
    )
    prepare(Need(name="test", locks=(RUN_LOCK, DEV_LOCK), debian=debian, peers=True))
    os.chdir(ROOT)
    hand_over(python("-m", "pytest", "-n", "2", "--dist", "loadfile", *more))


def check(_more: Sequence[str]) -> int:
    """Do every check even if an earlier one fails, so that one start shows all there is to mend."""
    prepare(Need(name="check", locks=(RUN_LOCK, DEV_LOCK), debian=()))
    steps = {
        "format": python("-m", "ruff", "format", "--check", "."),
        "lint": python("-m", "ruff", "check", "."),
        "imports": python("-c", "from importlinter.cli import lint_imports_command as go; go()"),
        "types": python("-m", "mypy"),
    }
    failed = []
    for name, command in steps.items():
        print(f"\n== {name} ==", flush=True)
        started = time.monotonic()
        if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
            failed.append(name)
        print(f"== {name}: {time.monotonic() - started:.1f} s ==", flush=True)
    print(f"\nTo mend: {', '.join(failed)}." if failed else "\nAll checks hold.")
    return 1 if failed else 0


def bench(more: Sequence[str]) -> int:
    """Run every measurement, or those whose name holds a word of `more`, one after the other."""
    prepare(Need(name="bench", locks=(RUN_LOCK, DEV_LOCK), debian=QT_LIBRARIES))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    failed = []
    folder = ROOT / "tests" / "bench"
    for script in sorted([*folder.glob("bench_*.py"), folder / "stops.py"]):
        if more and not any(word in script.stem for word in more):
            continue
        print(f"\n== {script.stem} ==", flush=True)
        if subprocess.run(python(str(script)), cwd=ROOT, check=False).returncode != 0:
            failed.append(script.stem)
    print(f"\nAbove their limits: {', '.join(failed)}." if failed else "\nAll within their limits.")
    return 1 if failed else 0


def lock(more: Sequence[str]) -> int:
    """Make both lock files from pyproject.toml: hashes for every platform we ship, no addresses."""
    uv = shutil.which("uv")
    if uv is None:
        raise SetUpError(
            "Locking needs uv. Get it with: pipx install uv   or winget install astral-sh.uv"
        )
    with tempfile.TemporaryDirectory() as folder:
        pins = [] if "--upgrade" in more else pinned()
        (Path(folder) / "pyproject.toml").write_text(with_pins(pins), encoding="utf-8")
        for name in ("README.md", "LICENSE"):
            (Path(folder) / name).touch()
        texts = {
            RUN_LOCK: export(uv, folder, "--no-dev"),
            DEV_LOCK: export(uv, folder, "--only-group", "dev"),
        }
    for name, text in texts.items():
        (ROOT / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {sum(line[:1].isalnum() for line in text.splitlines())} packages")
    return 0


def prepare(need: Need) -> None:
    """Bring the machine to where `need` can start; quick when a stamp says it is already there."""
    mark = stamp(need)
    marker = VENV / f".ready-{need.name}"
    if not (marker.exists() and marker.read_text(encoding="utf-8") == mark):
        install_debian_packages(need)
        make_environment()
        install_locked(need.locks)
        if need.peers:
            install_from_npm()
            install_proxy()
        marker.write_text(mark, encoding="utf-8")
    # Start-up must never parse our own files, whatever PYTHONDONTWRITEBYTECODE says.
    for package in PACKAGES:
        compileall.compile_dir(ROOT / package, quiet=2)


def stamp(need: Need) -> str:
    """Fingerprint of all that the environment was made from."""
    digest = hashlib.sha256(f"{sys.version} {need}".encode())
    others = [*npm_locks(), PROXY_LOCK] if need.peers else []
    for path in [*(ROOT / name for name in need.locks), *others]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def make_environment() -> None:
    """Make .venv with this very Python, unless a usable one of the same version is there."""
    if VENV_PYTHON.exists() and (site_packages() / "pip").exists() and same_python():
        return
    print(f"Making .venv with Python {sys.version.split()[0]} …", flush=True)
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False)
    if done.returncode != 0:
        raise SetUpError("Python could not make .venv. Is its venv module installed?")


def same_python() -> bool:
    """Tell whether .venv was made by a Python of exactly this version."""
    told = re.search(r"^version\s*=\s*(\S+)", (VENV / "pyvenv.cfg").read_text("utf-8"), re.M)
    return told is not None and told[1] == sys.version.split()[0]


def install_locked(locks: Sequence[str]) -> None:
    """Install exactly the locked wheels and make our own packages importable."""
    print(f"Installing what {' and '.join(locks)} name …", flush=True)
    options = ["--quiet", "--compile", "--disable-pip-version-check", "--no-input"]
    wanted = [part for name in locks for part in ("-r", str(ROOT / name))]
    # The locks are whole. Left to resolve, pip asks for the newest `coverage[toml]` before it sees
    # the pin, and refuses everything as soon as a newer release is out.
    exactly = ["--only-binary", ":all:", "--require-hashes", "--no-deps", *wanted]
    if subprocess.run(python("-m", "pip", "install", *options, *exactly), check=False).returncode:
        raise SetUpError(
            "The locked packages could not be installed. Is there a network? Start again."
        )
    # A plain .pth and no editable install: that would fetch a build back end outside the locks.
    home = site_packages()
    (home / "tracs_mobile_checkout.pth").write_text(os.path.relpath(ROOT, home) + "\n", "utf-8")


def site_packages() -> Path:
    """Where .venv keeps its libraries."""
    base = {"base": str(VENV), "platbase": str(VENV)}
    return Path(sysconfig.get_path("purelib", scheme="venv", vars=base))


def npm_locks() -> list[Path]:
    """Name the locks of what the tests take from npm."""
    return sorted(PEERS.glob("*/package-lock.json"))


def install_from_npm() -> None:
    """Install the independent readers of print jobs and bundles that the tests compare with."""
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not installed: tests that compare with programs from it will be skipped.")
        return
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    for home in (path.parent for path in npm_locks()):
        print(f"Installing what {home.relative_to(ROOT)} names …", flush=True)
        if subprocess.run([npm, "ci", *quiet], cwd=home, check=False).returncode != 0:
            raise SetUpError(f"npm could not install {home.name}. Is there a network? Start again.")


def install_proxy() -> None:
    """Install the proxy that damages exchanges, beside .venv; the tests run on Linux only."""
    if WINDOWS:
        return
    print("Installing the proxy for the delivery tests …", flush=True)
    commands = (
        [sys.executable, "-m", "venv", "--clear", str(PROXY_VENV)],
        [
            *(str(PROXY_VENV / "bin" / "python"), "-m", "pip", "install", "--quiet"),
            *("--disable-pip-version-check", "--no-input", "--require-hashes", "--no-deps"),
            *("-r", str(PROXY_LOCK)),
        ],
    )
    if any(subprocess.run(command, check=False).returncode for command in commands):
        raise SetUpError("The proxy could not be installed. Is there a network? Start again.")


def install_debian_packages(need: Need) -> None:
    """Install what is missing, after saying which; without the right to, say the line to run."""
    missing = missing_debian_packages(need)
    if not missing:
        return
    line = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    rights = root_prefix()
    if rights is None:
        raise SetUpError(
            "These Debian packages are missing and this account may not install them.\n"
            f"Run this line, then start again:\n\n  sudo {' '.join(line)}\n"
        )
    print(f"Installing Debian packages: {' '.join(missing)}", flush=True)
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    patient = ["-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"]
    subprocess.run([*apt, "update"], check=False)
    command = [*apt, *patient, *line[1:]]
    if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode != 0:
        raise SetUpError(f"The packages could not be installed. Try:\n\n  sudo {' '.join(line)}\n")


def missing_debian_packages(need: Need) -> list[str]:
    """Name what `need` wants and dpkg does not have; nothing on a system without dpkg."""
    if shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        return []
    wanted = list(need.debian)
    if importlib.util.find_spec("ensurepip") is None:
        wanted.append("python3-venv")
    if need.peers and shutil.which("npm") is None:
        wanted += ["nodejs", "npm"]
    # Newer releases renamed some libraries to …t64.
    names = [name for base in wanted for name in (base, f"{base}t64")]
    query = ["dpkg-query", "-W", "-f=${Package} ${db:Status-Status}\n", *names]
    answer = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    there = {line.split()[0] for line in answer.splitlines() if line.endswith(" installed")}
    return [name for name in wanted if not {name, f"{name}t64"} & there]


def root_prefix() -> list[str] | None:
    """Words to put before a command so that it runs as root; None when there is no such right."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def has_display() -> bool:
    """Tell whether a window can be shown; only Linux may come without a display."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def python(*arguments: str) -> list[str]:
    """Return the command line of .venv's Python with `arguments`."""
    return [str(VENV_PYTHON), *arguments]


def hand_over(command: list[str]) -> NoReturn:
    """Become `command`, so that signals and the exit code are its own."""
    sys.stdout.flush()
    if WINDOWS:  # exec there starts a second process and returns to the prompt at once
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)  # noqa: S606 - no shell is wanted


def pinned() -> list[str]:
    """Read the pins of both lock files; a marker stays only where it chooses between versions."""
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in (RUN_LOCK, DEV_LOCK))
    lines = [line.removesuffix(" \\") for line in text.splitlines() if line[:1].isalnum()]
    versions: dict[str, dict[str, str]] = {}
    for line in lines:
        pin = line.split(" ")[0]
        versions.setdefault(pin.split("==")[0], {})[pin] = line
    return [
        line if len(pins) > 1 else pin for pins in versions.values() for pin, line in pins.items()
    ]


def with_pins(pins: Sequence[str]) -> str:
    """Return pyproject.toml with `pins` as constraints for the resolver."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    rows = "".join(f'    "{pin}",\n' for pin in pins)
    return text.replace("[tool.uv]\n", f"[tool.uv]\nconstraint-dependencies = [\n{rows}]\n", 1)


def export(uv: str, folder: str, *which: str) -> str:
    """Return one lock as text; refuse one that names the place the packages came from."""
    command = [uv, "export", "--quiet", "--format", "requirements-txt", "--no-emit-project"]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("UV_")}
    options = ["--no-header", "--no-annotate", *which]
    done = subprocess.run(
        [*command, *options], cwd=folder, env=plain, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode != 0:
        raise SetUpError("uv could not make the lock files; they were left as they are.")
    if "://" in done.stdout or "--index" in done.stdout or "--find-links" in done.stdout:
        raise SetUpError("The new lock names an address; the lock files were left as they are.")
    return done.stdout


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    command.__name__: command for command in (run, test, check, demo, bench, lock)
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
