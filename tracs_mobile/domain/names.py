"""The identities that travel through the program, told apart by type."""

from __future__ import annotations

from typing import NewType

DraftId = NewType("DraftId", str)
StopId = NewType("StopId", str)
DocumentId = NewType("DocumentId", str)
TicketNumber = NewType("TicketNumber", str)
LeoNumber = NewType("LeoNumber", str)
"""The officer's five-character justice system number."""
ChargeId = NewType("ChargeId", str)
FieldPath = NewType("FieldPath", str)
"""Names one field of a draft: `driver.family_name`, `place.town`, `charges.0.speed_mph`."""

NO_CHARGE = ChargeId("")
NO_DOCUMENT = DocumentId("")
NO_NUMBER = TicketNumber("")
NO_STOP = StopId("")
