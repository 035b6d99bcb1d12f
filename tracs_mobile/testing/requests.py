"""Invented requests of a Head of Department, complete and in order."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from datetime import date
from typing import Any

from tracs_mobile.domain.request import (
    AgencyRequest,
    ChangeKind,
    HeadOfDepartment,
    PointOfContact,
    RequestedChange,
    RequestedOfficer,
    RequestKind,
)


def a_logo(width: int = 160, height: int = 80) -> bytes:
    """A black and white PNG of that size: a frame with a bar across."""

    def piece(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    stride = (width + 7) // 8
    rows = b"".join(
        b"\0" + (b"\0" * stride if at % 20 < 4 else b"\xf0" * stride) for at in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pieces = piece(b"IHDR", head) + piece(b"IDAT", zlib.compress(rows)) + piece(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + pieces


def a_request(**changes: Any) -> AgencyRequest:
    """A new agency with its Point of Contact and two more officers, everything in order."""
    request = AgencyRequest(
        kind=RequestKind.NEW,
        judiciary_code="4321",
        agency_name="Lakemont Police Department",
        address="12 Main Street, Lakemont, VT 05999",
        phone="802-555-0100",
        ori="VT0049900",
        municipality="Lakemont",
        head=HeadOfDepartment(
            name="Marc Tremblaye", title="Chief of Police", email="mtremblaye@lakemont.example"
        ),
        contact=PointOfContact(
            name="Jane Quimbye",
            leo_number="07B34",
            email="jquimbye@lakemont.example",
            phone="802-555-0101",
        ),
        officers=(
            RequestedOfficer(
                title="Sergeant", name="Jane Quimbye", leo_number="07B34", username="jquimbye"
            ),
            RequestedOfficer(
                title="Patrol Officer",
                name="René Bélangeoix",
                leo_number="07C01",
                username="rbelangeoix",
            ),
            RequestedOfficer(
                title="Patrol Officer",
                name="Ana Foxglove-Ives",
                leo_number="07C02",
                username="afoxglove",
            ),
        ),
        logo_png=a_logo(),
        note="Two cruisers, one printer each.",
    )
    return replace(request, **changes)


def a_change(**changes: Any) -> AgencyRequest:
    """A change request of the same agency: a promotion, a move and a leaver."""
    request = AgencyRequest(
        kind=RequestKind.CHANGE,
        judiciary_code="4321",
        head=a_request().head,
        changes=(
            RequestedChange(
                kind=ChangeKind.TITLE,
                leo_number="07C01",
                name="René Bélangeoix",
                effective=date(2026, 12, 1),
                title="Corporal",
            ),
            RequestedChange(
                kind=ChangeKind.LEAVER,
                leo_number="07C02",
                name="Ana Foxglove-Ives",
                effective=date(2026, 12, 15),
            ),
        ),
    )
    return replace(request, **changes)
