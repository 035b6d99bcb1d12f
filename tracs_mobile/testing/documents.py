"""Builds documents and printables of invented persons, for tests, samples and the demo."""

from __future__ import annotations

import functools
import struct
import zlib
from datetime import UTC, date, datetime
from typing import Any

from tracs_mobile.domain.agency import Agency, IssuedBy
from tracs_mobile.domain.document import Document, Printable, Violation
from tracs_mobile.domain.law import Courtesy, Notices, Waiver, WaiverPart
from tracs_mobile.domain.names import ChargeId, DocumentId, LeoNumber, StopId, TicketNumber
from tracs_mobile.domain.stop import DocumentKind, Driver, Military, StopData, StopPlace, Vehicle

A_SHORT_FORM = (
    "TM1|TRAIN-0000124|C|2026-11-22T03:48:00Z|07A12|1234|23 V.S.A. S 1007|14400|3|"
    "n0JHx2hURzWcq1bMf9tkdQ|MEQCIBz1q7yq0Yx9p3k5Vd2rH8tZs4nW6uJcFgLbaQeTmXoAiB5hPvKxN2yRwE7iUjD0"
    "sMfG3lCzAwq8Rt"
)
"""Shaped like a signed short form; its signature was made by nobody."""


def a_driver(**changes: object) -> Driver:
    """A driver whose name carries accents."""
    values: dict[str, Any] = {
        "family_name": "BÉLANGEOIX",
        "given_name": "NOÉMIE",
        "middle_name": "R",
        "birth_date": date(1991, 4, 17),
        "sex": "F",
        "street": "41 ELM ST APT 2",
        "city": "MONTPELIER",
        "state": "VT",
        "postal_code": "05602",
        "license_number": "48213307",
        "license_state": "VT",
        "license_class": "D",
        "license_expires": date(2028, 4, 17),
        "cdl": False,
        "height_in": 67,
        "weight_lb": 140,
        "eyes": "BRO",
        "hair": "BLK",
    }
    return Driver(**{**values, **changes})


def a_vehicle(**changes: object) -> Vehicle:
    """A private car."""
    values: dict[str, Any] = {
        "plate": "HKB 412",
        "state": "VT",
        "year": 2019,
        "make": "SUBARU",
        "model": "OUTBACK",
        "color": "BLUE",
        "vin": "4S4BSANC5K3212345",
    }
    return Vehicle(**{**values, **changes})


def a_violation(**changes: object) -> Violation:
    """Speeding in a local zone."""
    values: dict[str, Any] = {
        "charge_id": ChargeId("23-1007-over-10"),
        "statute": "23 V.S.A. § 1007",
        "title": "Speeding, local limit",
        "category": "speed",
        "speed_mph": 49,
        "limit_mph": 35,
        "method": "radar",
        "facts": "steady tone 49, visual estimate 50, tested before and after.",
    }
    return Violation(**{**values, **changes})


def a_waiver() -> Waiver:
    """A waiver penalty of $144.00 in three parts."""
    return Waiver(
        total_cents=14_400,
        parts=(
            WaiverPart(label="penalty", cents=8_400),
            WaiverPart(label="(15 %)", cents=1_300),
            WaiverPart(label="surcharge", cents=4_700),
        ),
        table="2026-11",
        provisional=True,
    )


def a_courtesy_es() -> Courtesy:
    """Spanish, with the signs that only Spanish has."""
    return Courtesy(
        language="es",
        name="Español",
        provisional=True,
        complaint=(
            "Se le acusa de la infracción indicada arriba. ¿Qué debe hacer? Responda antes de la "
            "fecha que figura junto a «ANSWER BY»: admitir, no impugnar o negar y pedir audiencia.",
            "Si no responde en 21 días, se dictará sentencia en rebeldía y se añadirán $20.",
        ),
        warning=("Esto es una advertencia. No tiene que pagar nada ni responder.",),
        notice=("Comuníquese con el programa «Diversion» del condado en un plazo de 15 días.",),
    )


def a_courtesy_fr() -> Courtesy:
    """French, with its accents."""
    return Courtesy(
        language="fr",
        name="Français",
        provisional=True,
        complaint=(
            "Vous êtes accusé de l'infraction indiquée ci-dessus. Répondez avant la date inscrite "
            "à côté de « ANSWER BY » : reconnaître, ne pas contester, ou nier et demander une "
            "audience devant le tribunal.",
            "Sans réponse dans les 21 jours, un jugement par défaut est rendu et $20 s'ajoutent.",
        ),
        warning=("Ceci est un avertissement. Il n'y a rien à payer et rien à répondre.",),
        notice=("Communiquez avec le programme « Diversion » du comté dans les 15 jours.",),
    )


def some_notices(**changes: object) -> Notices:
    """Wording as long as the real one."""
    values: dict[str, Any] = {
        "version": "2026-11",
        "provisional": True,
        "pay": (
            "Sign one copy and mail it to Vermont Judicial Bureau, PO Box 607, White River "
            "Junction VT 05001, or bring it to 82 Railroad Row. Send no cash: a check or money "
            "order with the complaint number on it.",
            "By phone: 802-295-8869. Online: scan the code above. The other copy is yours.",
        ),
        "unanswered": (
            "If you do not answer in 21 days a default judgment for the amount above is entered "
            "and a $20 fee is added.",
        ),
        "complaint": (
            "You may ask for a hearing. The State must prove the violation by clear and "
            "convincing evidence.",
            "A plea of admitted or no contest gives up the right to a hearing. Payment without a "
            "signature counts as no contest.",
            "You may appeal a judgment within 30 days to the Criminal Division of the Superior "
            "Court.",
            "A judgment not paid within 30 days adds $30. You may ask for a payment plan or an "
            "ability-to-pay hearing.",
            "Points are assessed by the Department of Motor Vehicles on conviction.",
            "Keep this paper away from heat and light. A copy can be had from the officer's "
            "agency.",
        ),
        "warning": (
            "This is a warning. There is nothing to pay, no points are assessed, and you do not "
            "need to answer.",
            "It is not filed with the Judicial Bureau. Please correct what is named above.",
        ),
        "notice": (
            "Contact the Diversion Program of the county named above within 15 days. It will tell "
            "you what to do and what it costs.",
            "If you complete the program the matter is closed. If you do not contact it or do not "
            "complete it, a complaint can be filed with the Judicial Bureau.",
        ),
        "municipal": (
            "This is a violation of a municipal ordinance. If you do not answer, the full penalty "
            "above is entered; after a hearing it is not less than the waiver penalty.",
        ),
        "guardian": (
            "To the parent or guardian: the person named above is under 18. Please read this "
            "paper together and see that it is answered in time.",
        ),
        "oath": "I declare under the penalty of perjury that the above is true.",
        "military": "I asked whether the defendant is on active duty; the answer is given above.",
        "courtesy": (a_courtesy_es(), a_courtesy_fr()),
        "pay_url": "https://www.vermontjudiciary.org/pay-fine",
    }
    return Notices(**{**values, **changes})


def a_document(**changes: object) -> Document:
    """A complaint for speeding in Barre City, in training."""
    values: dict[str, Any] = {
        "document_id": DocumentId("0f3d4a3e-6c1c-4b53-9f5e-1f8f2a6f7c01"),
        "stop_id": StopId("b7c8a1de-52f0-4d0e-8f13-7f0f5a7f4b02"),
        "number": TicketNumber("TRAIN-0000124"),
        "kind": DocumentKind.COMPLAINT,
        "training": True,
        "salt": "5d1c8a0e",
        "issued_at": datetime(2026, 11, 22, 3, 48, tzinfo=UTC),
        "answer_by": date(2026, 12, 12),
        "agency": Agency(
            judiciary_code="1234",
            name="BARRE CITY POLICE",
            address="15 Fourth St, Barre VT 05641",
            phone="802-555-0100",
        ),
        "officer": IssuedBy(leo_number=LeoNumber("07A12"), name="M. TREMBLAYE", title="Officer"),
        "defendant": a_driver(),
        "vehicle": a_vehicle(),
        "place": StopPlace(
            town="Barre City",
            county="Washington",
            highway="US-302",
            where="0.2 mi E of Berlin St",
            occurred_at=datetime(2026, 11, 22, 3, 41, tzinfo=UTC),
        ),
        "violation": a_violation(),
        "points": 3,
        "waiver": a_waiver(),
        "military": Military.NO,
        "address_confirmed": True,
        "stop_data": StopData(race="W", gender="F", age=35, reason="M", search="NS"),
        "law_pack": "2026-11",
    }
    return Document(**{**values, **changes})


def a_warning_document(**changes: object) -> Document:
    """A written warning for a lamp that does not work."""
    values: dict[str, Any] = {
        "number": TicketNumber("TRAIN-0000125"),
        "kind": DocumentKind.WARNING,
        "answer_by": None,
        "points": None,
        "waiver": Waiver(total_cents=None),
        "violation": a_violation(
            charge_id=ChargeId("23-1243"),
            statute="23 V.S.A. § 1243",
            title="Lights",
            category="equipment",
            speed_mph=None,
            limit_mph=None,
            method="",
            facts="left headlamp out.",
        ),
    }
    return a_document(**{**values, **changes})


def a_printable(**changes: object) -> Printable:
    """The defendant's first copy of `a_document()`, or of the document given."""
    values: dict[str, Any] = {
        "document": changes.get("document") or a_document(),
        "notices": some_notices(),
        "short_form": A_SHORT_FORM,
        "audit_head": "9f3a41c7",
        "audit_entry": 412,
        "copy": "DEFENDANT'S COPY 1 OF 2",
        "logo_png": a_logo_png(),
    }
    return Printable(**{**values, **changes})


@functools.cache
def a_logo_png(side: int = 200) -> bytes:
    """A black shield with a white mountain, `side` pixels square, as a gray PNG."""
    rows = (b"\x00" + bytes(_shade(x / side, y / side) for x in range(side)) for y in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(b"".join(rows), 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _shade(x: float, y: float) -> int:
    """Black where the shield's band or the mountain is, else white."""
    mountain = 0.30 < y < 0.68 and abs(x - 0.5) < (y - 0.30) * 0.62
    return 0 if mountain or (_in_shield(x, y, 0.0) and not _in_shield(x, y, 0.085)) else 255


def _in_shield(x: float, y: float, margin: float) -> bool:
    half = 0.5 - margin
    top = margin + abs(x - 0.5) * 0.30
    bottom = 1.0 - margin * 1.25 - max(0.0, abs(x - 0.5) - 0.02) * 0.85
    return abs(x - 0.5) < half and top < y < bottom
