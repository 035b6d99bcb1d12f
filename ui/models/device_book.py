"""What can be done to the list of devices, as values: order, names, what is added and removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from tracs_mobile.domain.devices import DeviceBook, LinkKind, PrinterSetup, ScannerSetup
from tracs_mobile.ports import FoundDevice

Setup = PrinterSetup | ScannerSetup
S = TypeVar("S", PrinterSetup, ScannerSetup)
_USUAL_PROFILE = "generic-4in-832"
_PAGE_PROFILE = "generic-8.5in-page"


def device_of(book: DeviceBook, device_id: str) -> Setup | None:
    """The device of that id."""
    both: Sequence[Setup] = (*book.printers, *book.scanners)
    return next((setup for setup in both if setup.id == device_id), None)


def without(book: DeviceBook, device_id: str) -> DeviceBook:
    """The book with one device less."""
    return DeviceBook(
        printers=tuple(p for p in book.printers if p.id != device_id),
        scanners=tuple(s for s in book.scanners if s.id != device_id),
    )


def with_changed(book: DeviceBook, setup: Setup) -> DeviceBook:
    """The book with one device as `setup` says; its place stays."""
    if isinstance(setup, PrinterSetup):
        return replace(book, printers=_put(book.printers, setup))
    return replace(book, scanners=_put(book.scanners, setup))


def _put(devices: tuple[S, ...], setup: S) -> tuple[S, ...]:
    return tuple(setup if device.id == setup.id else device for device in devices)


def moved(book: DeviceBook, device_id: str, step: int) -> DeviceBook:
    """The book with one device `step` places further; the same book where there is no place."""
    return DeviceBook(
        printers=_moved(book.printers, device_id, step),
        scanners=_moved(book.scanners, device_id, step),
    )


def _moved(devices: tuple[S, ...], device_id: str, step: int) -> tuple[S, ...]:
    ids = [device.id for device in devices]
    if device_id not in ids or not 0 <= ids.index(device_id) + step < len(ids):
        return devices
    at = ids.index(device_id)
    order = list(devices)
    order.insert(at + step, order.pop(at))
    return tuple(order)


def with_found(
    book: DeviceBook, found: FoundDevice, *, new_id: str, profiles: Sequence[str]
) -> tuple[DeviceBook, Setup]:
    """The book with a found device as its last, or at its new place when it is known already."""
    known = device_of(book, found.known_id) if found.known_id else None
    if known is not None:
        was = known.url if known.url != found.url else known.was_url
        there = replace(known, url=found.url, kind=found.kind, was_url=was)
        return with_changed(book, there), there
    name = free_name(book, found.name)
    if found.scanner:
        scanner = ScannerSetup(
            id=new_id, name=name, kind=found.kind, url=found.url, hardware=found.hardware
        )
        return replace(book, scanners=(*book.scanners, scanner)), scanner
    printer = PrinterSetup(
        id=new_id,
        name=name,
        kind=found.kind,
        url=found.url,
        hardware=found.hardware,
        profile=found.profile or _profile_for(found.kind, profiles),
    )
    return replace(book, printers=(*book.printers, printer)), printer


def _profile_for(kind: LinkKind, profiles: Sequence[str]) -> str:
    """What is likely until a test or a person says better."""
    pages = kind is LinkKind.SYSTEM and _PAGE_PROFILE in profiles
    return _PAGE_PROFILE if pages else _USUAL_PROFILE


def free_name(book: DeviceBook, wanted: str) -> str:
    """`wanted`, with a number behind it when another device has that name."""
    both: Sequence[Setup] = (*book.printers, *book.scanners)
    taken = {device.name for device in both}
    names = (wanted, *(f"{wanted} {n}" for n in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
