"""A Windows of wine without a screen: what set-up programs do to files and the registry.

It shows the logic of the set-ups, not how Windows itself behaves.
"""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import product

WINE = Path("/usr/lib/wine/wine64")
UNINSTALL_KEY = rf"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\{product.PRODUCT}"
INSTALL_KEY = rf"HKLM\{product.INSTALL_KEY}"
_REGISTRY = ("system.reg", "user.reg", "userdef.reg")
_LONGEST_S = 240


def missing_tools():
    """What is not on this computer of all that the tries need; empty when they can run."""
    tools = ("makensis", "wixl", "msibuild", "wineserver", "x86_64-w64-mingw32-gcc")
    return [tool for tool in tools if not shutil.which(tool)] + [
        str(path) for path in (WINE,) if not path.exists()
    ]


class Wine:
    """One prefix. `fresh()` brings it back to how Windows was before anything was installed."""

    def __init__(self, folder: Path):
        self._prefix = folder / "prefix"
        self._clean = folder / "clean"
        self._environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
        self._environment |= {
            "WINEPREFIX": str(self._prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "TRACS_MOBILE_QUIET": "1",
        }
        self._idle: subprocess.Popen[bytes] | None = None
        self.run("wineboot", "-i")
        self.run("winecfg", "/v", "win10")
        self._quiet()
        self._clean.mkdir()
        for name in _REGISTRY:
            shutil.copy(self._prefix / name, self._clean / name)
        self._own = self._listed()

    def run(self, program, *arguments: str) -> int:
        """Run one program to its end. Answers its exit code."""
        return self.start(program, *arguments).wait(_LONGEST_S)

    def start(self, program, *arguments: str) -> subprocess.Popen:
        """Start a program that goes on running; whoever starts it waits for it."""
        return subprocess.Popen(
            [WINE, str(program), *arguments],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def msi(self, *arguments: str) -> int:
        """Silent msiexec with a log; exit codes come back as their lowest eight bits."""
        return self.run("msiexec", *arguments, "/qn", "/norestart", "/l*v", r"C:\msi.log")

    def values(self, key: str) -> dict[str, str]:
        """The values of a key in the 64-bit view; empty when it is not there."""
        done = subprocess.run(
            [WINE, "reg", "query", key, "/reg:64"],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        rows = [line.strip().split("    ", 2) for line in done.stdout.splitlines()]
        return {row[0]: row[2] for row in rows if len(row) == 3}

    def path(self, windows: str) -> Path:
        """Where a path below C: is."""
        return self._prefix / "drive_c" / windows.removeprefix("C:\\").replace("\\", "/")

    @property
    def program(self) -> Path:
        return self.path(rf"C:\Program Files\{product.PRODUCT}")

    def said(self) -> str:
        """The sentence of the last refusal of the set-up program, which is taken away."""
        sentence = self.values(INSTALL_KEY).get(product.SAID, "")
        self.run("reg", "delete", INSTALL_KEY, "/v", product.SAID, "/f", "/reg:64")
        return sentence

    def fresh(self) -> None:
        """As after the first start of Windows, and kept running: starting takes the longest."""
        self.stop()
        for path in sorted(self._listed() - self._own, reverse=True):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        for name in _REGISTRY:
            shutil.copy(self._clean / name, self._prefix / name)
        self._idle = subprocess.Popen(
            [WINE, "cmd"],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def stop(self) -> None:
        """End the prefix with everything that runs in it."""
        if self._idle and self._idle.stdin:
            self._idle.stdin.close()
            self._idle.wait(_LONGEST_S)
            self._idle = None
        subprocess.run(["wineserver", "-k"], env=self._environment, check=False)
        self._quiet()

    def _quiet(self) -> None:
        subprocess.run(["wineserver", "-w"], env=self._environment, check=True, timeout=_LONGEST_S)

    def _listed(self) -> set[Path]:
        drive = self._prefix / "drive_c"
        return {p for place in _WATCHED for p in (drive / place).glob("*")} | {
            path for path in (drive / "users").rglob("*") if path.is_file()
        }


_WATCHED = (
    ".",
    "Program Files",
    "ProgramData",
    "ProgramData/Microsoft/Windows/Start Menu/Programs",
    "windows/Installer",
)


def digests(root: Path) -> dict[str, str]:
    """The SHA-256 of every file below `root`, by its path."""
    return {
        name.as_posix(): hashlib.sha256((root / name).read_bytes()).hexdigest()
        for name in product.files_below(root)
    }
