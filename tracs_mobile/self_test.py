"""Whether the program as it was installed can do its work: used by installers and administrators.

It leaves nothing behind and touches no data of the laptop: a practice laptop of its own is made in
a folder that is thrown away, writes a ticket for an invented driver, and prints it into a file.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from pathlib import Path

from printers.paper.codes import license_png
from scanners.pictures.image import read_image
from scanners.pictures.parts import LIBRARIES, can_see
from tracs_mobile import training
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.domain.names import ChargeId
from tracs_mobile.domain.scanfill import fill_from_license
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.domain.stop import (
    ChargeEntry,
    Draft,
    Military,
    StopData,
    StopPlace,
    Vehicle,
)
from tracs_mobile.errors import TracsError
from tracs_mobile.services.client import Client
from tracs_mobile.services.reference import load_law_pack
from tracs_mobile.settings import Settings

ROOMS = ("tracs_mobile", "ui", "printers", "scanners", "sync")
_NOT_RUN = ("__main__", "tracs_mobile.testing", "tracs_mobile.demo", ".migrations", "ui.rehearsal")
"""Entry points, stand-ins and what Alembic loads by itself."""
_SEALED_MEMORY_KIB = 19_456
_PAYLOAD = (
    b"@\n\x1e\rANSI 636024100001DL00310243DLDAQ90000000\nDCSSELFTEST\nDDEN\nDACWILLA\nDDFN\n"
    b"DADNONE\nDDGN\nDCU\nDCAD\nDCBB\nDCDNONE\nDBD04202024\nDBB01011990\nDBA01012099\nDBC2\n"
    b"DAYBRO\nDAU066 in\nDAG1 PRACTICE WAY\nDAIMAPLE HOLLOW\nDAJVT\nDAK050000000\n"
    b"DCF8800112233\nDCGUSA\nDAZBLK\nDAW141\nDDAF\nDDB01012020\r"
)
"""The bar code of a license of nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One line: what was tried, whether it worked, and what came of it."""

    name: str
    good: bool
    said: str

    @property
    def line(self) -> str:
        """As the command prints it."""
        return f"{'OK' if self.good else 'FAILED':<7} {self.name}: {self.said}"


def self_test() -> Iterator[Result]:
    """Every step in turn; a fault ends its step and none of the others. Some seconds in all."""
    with tempfile.TemporaryDirectory(prefix="tracs-self-test-") as folder:
        made = _Made(Path(folder))
        steps: tuple[tuple[str, Callable[[], str]], ...] = (
            ("Parts of the program", _parts),
            ("Files that come with it", _files),
            ("Window", _window),
            ("Bar code of a license", made.code),
            ("Encrypted records and a practice ticket", made.ticket),
            ("Paper", made.paper),
        )
        for name, step in steps:
            yield _tried(name, step)


def _tried(name: str, step: Callable[[], str]) -> Result:
    try:
        return Result(name=name, good=True, said=step())
    except Exception as fault:  # noqa: BLE001 - whatever is broken is what this looks for
        return Result(name=name, good=False, said=_told(fault))


def _told(fault: Exception) -> str:
    if isinstance(fault, TracsError):
        return str(fault)
    return f"{type(fault).__name__}: {fault}"


def _parts() -> str:
    """Load everything there is: a library that was left out shows here, and not on the road."""
    count = 0
    for room in ROOMS:
        home = importlib.import_module(room)
        for found in pkgutil.walk_packages(home.__path__, f"{room}."):
            if not any(name in found.name for name in _NOT_RUN):
                _load(found.name)
                count += 1
    cameras = "" if can_see() else ", the part for cameras left out"
    return f"{count} modules are there with their libraries{cameras}"


def _load(module: str) -> None:
    """Load a module; one for cameras need not be loadable where their part is not installed."""
    try:
        importlib.import_module(module)
    except ModuleNotFoundError as fault:
        if fault.name not in LIBRARIES or can_see() or not module.startswith("scanners.pictures."):
            raise


def _files() -> str:
    law = load_law_pack()
    wanted = [
        files("ui") / "resources" / "fonts" / "Inter-Regular.otf",
        files("ui") / "resources" / "help" / "index.json",
        files("tracs_mobile.data") / "training" / "logo.png",
        files("tracs_mobile.data") / "release_keys.toml",
    ]
    missing = [place.name for place in wanted if not place.is_file()]
    if missing:
        raise TracsError(f"{', '.join(missing)} missing. Install the program again.")
    return f"law pack {law.version}, fonts, help, practice agency"


def _window() -> str:
    """Qt starts and draws the first page with the bundled font."""
    if sys.platform != "win32":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.self_look import first_page_px  # noqa: PLC0415 - Qt reads the line above

    wide, high = first_page_px()
    return f"the first page was drawn, {wide} by {high} pixels"


class _Made:
    """What the later steps share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._printer = folder / "printer.bin"
        self._settings = Settings(
            data_dir=folder / "data",
            argon2_memory_kib=_SEALED_MEMORY_KIB,
            printer_url=f"file:{self._printer}",
        )
        self._today = date.today()  # noqa: DTZ011 - whether a license has ended matters to nobody

    def code(self) -> str:
        """Drawn, and read back from the picture."""
        picture = self._folder / "license.png"
        license_png(_PAYLOAD, picture)
        read = read_image(picture, today=self._today)
        if read.number.value != "90000000":
            raise TracsError("It was drawn, but read back as another one.")
        return "drawn and read back"

    def ticket(self) -> str:
        """Everything from the sign-on to the printed ticket, on a laptop made for it."""
        with closing(open_desk(self._settings)) as desk:
            client = desk.sign_on(
                training.TRAINEES[0].officer.username, training.TRAINEES[0].secret
            )
            client.issue(self._draft(client))
            documents = [row.document_id for row in client.tickets()]
            outcomes = client.print_documents(documents)
            if [outcome.grade for outcome in outcomes] != [PrintGrade.SAVED]:
                raise TracsError("The ticket was written, and its paper could not be made.")
            client.save_pdf(documents[0], str(self._folder / "ticket.pdf"))
            return f"{client.tickets()[0].number} signed, stored and printed"

    def _draft(self, client: Client) -> Draft:
        read = read_image(self._folder / "license.png", today=self._today)
        draft = fill_from_license(client.new_stop(), read)
        charge = ChargeEntry(
            charge_id=ChargeId("23-1095b-first"), facts="Self-test of the program; nobody drove."
        )
        return replace(
            draft,
            address_confirmed=True,
            military=Military.NO,
            vehicle=Vehicle(
                plate="QXZ 905", state="VT", year=2019, make="SUBARU", model="OUTBACK", color="BLUE"
            ),
            place=StopPlace(
                town="Barre City",
                county="Washington",
                highway="US-302",
                where="0.2 mi E of Berlin St",
                direction="E",
                occurred_at=draft.place.occurred_at,
            ),
            stop_data=StopData(
                race="W", gender="F", age=draft.stop_data.age, reason="M", search="NS",
                contraband="X", force="N",
            ),
            charges=(charge,),
        )  # fmt: skip

    def paper(self) -> str:
        """What the printer would have got, and the page."""
        roll = self._printer.read_bytes()
        page = (self._folder / "ticket.pdf").read_bytes()
        if not roll.startswith(b"\x1b@") or not page.startswith(b"%PDF-"):
            raise TracsError("What came out is no ticket.")
        return f"{len(roll):,} bytes for a mobile printer, {len(page):,} bytes as PDF"
