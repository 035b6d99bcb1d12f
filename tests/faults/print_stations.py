"""What stands at the other end of each way to a printer, in one shape for the matrix of faults."""

import contextlib
import hashlib
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from tests.faults.print_cases import Way
from tracs_mobile.testing.printer_emulator import PrinterEmulator
from tracs_mobile.testing.spooler_emulator import QUEUE as QUEUE_NAME
from tracs_mobile.testing.spooler_emulator import QueueScript, SpoolerEmulator


class Station:
    """A printer on a line: what came out, and hands that put it right."""

    spooler = None

    def __init__(self, emulator, url):
        self.emulator = emulator
        self.url = url

    @property
    def rows(self):
        """Dots of paper so far."""
        return self.emulator.dots

    @property
    def jobs(self):
        """Jobs begun so far."""
        return self.emulator.jobs_begun

    @property
    def strays(self):
        """Dots of paper that belong to no copy."""
        return self.emulator.roll.strays

    def copies(self):
        """The bytes of each copy so far."""
        return [paper.printed for paper in self.emulator.roll.papers]

    def times_whole(self, outcome):
        """How often the job of this outcome came out whole."""
        return self.emulator.roll.times_whole(outcome.job_sha256)

    def plain(self, sentence):
        """A sentence as it is the same in every run."""
        return sentence

    def settle(self):
        """Wait until all that is on its way came out or never will."""
        self.emulator.settle()

    def hand(self, name):
        """Do something at the printer."""
        getattr(self.emulator, name)()


class QueueStation(Station):
    """A queue of the system with a printer behind it."""

    def __init__(self, emulator, url, script):
        super().__init__(emulator, f"spooler:{QUEUE_NAME}")
        self.spooler = SpoolerEmulator(script, printer_url=url)

    def settle(self):
        if not self.spooler.settle():
            raise TimeoutError("The queue is still at work.")
        super().settle()

    def hand(self, name):
        if name == "mend":
            self.spooler.mend()
        else:
            super().hand(name)


@dataclass
class FolderStation:
    """A folder that is missing, or whose disk is full."""

    way: Way
    folder: Path
    missing: bool = False
    full: bool = False
    strays: int = 0
    spooler: None = None

    def __post_init__(self):
        if not self.missing:
            self.folder.mkdir()
        if self.full:
            self._file().symlink_to("/dev/full")

    @property
    def url(self):
        """A file or a folder."""
        path = self.folder / "job.bin" if self.way.line == "file" else self.folder
        return f"{self.way.line}:{path}"

    def _file(self):
        named = "job.bin" if self.way.line == "file" else "TRAIN-0000124.pdf"
        return self.folder / named

    @property
    def jobs(self):
        """Files that are there."""
        return len(self._files())

    @property
    def rows(self):
        """Bytes that were saved."""
        return sum(path.stat().st_size for path in self._files())

    def _files(self):
        found = self.folder.iterdir() if self.folder.is_dir() else ()
        return [path for path in found if path.is_file()]

    def copies(self):
        """Nothing that could be read as text."""
        return []

    def times_whole(self, outcome):
        """Whether the file is the whole job."""
        digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in self._files()]
        return digests.count(outcome.job_sha256)

    def plain(self, sentence):
        """Without the name of the folder of this run."""
        return sentence.replace(str(self.folder), "tickets")

    def settle(self):
        """A file is written at once."""

    def hand(self, name):
        """Make the folder, or room on the disk."""
        self.folder.mkdir(exist_ok=True)
        if self._file().is_symlink():
            self._file().unlink()


@contextlib.contextmanager
def station(way, changes):
    """The other end of `way`, with what a fault changes about it."""
    if way.line in ("file", "pdf"):
        with tempfile.TemporaryDirectory() as folder:
            yield FolderStation(way, Path(folder) / "tickets", **changes)
    elif way.line == "queue":
        queue = dict(changes)
        emulator = PrinterEmulator(replace(way.traits, **queue.pop("behind", {})))
        with emulator.on_tcp() as url:
            yield QueueStation(emulator, url, QueueScript(**queue))
    else:
        emulator = PrinterEmulator(replace(way.traits, **changes))
        with emulator.on_pty() if way.line == "pty" else emulator.on_tcp() as url:
            yield Station(emulator, url)
