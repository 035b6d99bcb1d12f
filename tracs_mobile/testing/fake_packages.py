"""Agency packages in memory; satisfies `ports.packaging.PackageDesk`."""

from __future__ import annotations

from datetime import UTC, datetime

from tracs_mobile.errors import BadInput
from tracs_mobile.ports.packaging import PackageFound

A_PACKAGE = PackageFound(
    path="/stick/agency-0417.tracspkg",
    name="agency-0417.tracspkg",
    agency="MAPLE HOLLOW POLICE",
    code="0417",
    officers=3,
    address="https://dps.example",
    made_at=datetime(2026, 11, 20, 15, 0, tzinfo=UTC),
    fingerprint="7K2QF-M3XAB-8YH4T-0PQ2W-ZV6ND-5CJ9R",
    law_version="2026-11",
    laptop="LT-0417-CRUISER3",
    printers=1,
    scanners=1,
    shortcuts=4,
)


class FakePackages:
    """What lies on the sticks is `found`; what was taken is remembered; `fault` is raised once."""

    def __init__(self, *found: PackageFound) -> None:
        self.found = found
        self.taken: list[tuple[str, str]] = []
        self.fault: BadInput | None = None
        self.agency = ""

    def prepared(self) -> str:
        """The agency of the package that was taken."""
        return self.agency

    def find(self) -> tuple[PackageFound, ...]:
        """What lies on the sticks."""
        return self.found

    def read(self, path: str) -> PackageFound:
        """One of them, or one that cannot be used."""
        unusable = PackageFound(path=path, name=path, refused="This file is no agency package.")
        return next((one for one in self.found if one.path == path), unusable)

    def take(self, path: str, fingerprint: str) -> str:
        """Prepare the laptop."""
        fault, self.fault = self.fault, None
        if fault is not None:
            raise fault
        self.taken.append((path, fingerprint))
        self.agency = self.read(path).agency
        return f"This laptop is prepared for {self.agency}."
