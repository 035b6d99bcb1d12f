"""DPS as a laptop meets it at enrolment: knows its codes, and to whom it gave which laptop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from tracs_mobile.domain.agency import Agency, Officer
from tracs_mobile.domain.enrolment import OfficerVoucher, RecordExtras
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.errors import BadInput, SyncError
from tracs_mobile.ports import GatewayConfig
from tracs_mobile.ports.enrolling import Enrolled
from tracs_mobile.vault import enrolment_ids
from tracs_mobile.vault.jws import SigningKey
from tracs_mobile.vault.seal import SealKey

MEMORY_KIB = 64
"""The least Argon2 takes with four lanes: tests check the counting, not the cost."""


class FakeEnroller:
    """Satisfies `ports.enrolling.Enroller`. Set `fault` to make the next answer be lost.

    `devices` maps a code to the key and the name of the laptop that used it.
    """

    def __init__(self, agency: Agency, officers: Sequence[Officer], *, now: datetime) -> None:
        self.signing = SigningKey.generate()
        self.sealing = SealKey.generate()
        self.recovery = SealKey.generate()
        self.devices: dict[str, tuple[str, str]] = {}
        self.codes: set[str] = set()
        self.fault: SyncError | None = None
        self.vouchers: list[OfficerVoucher] = []
        self._agency = agency
        self._officers = tuple(officers)
        self._now = now

    def new_code(self) -> str:
        """A code that DPS gives out."""
        code = enrolment_ids.new_code()
        self.codes.add(code)
        return code

    def new_voucher(self, leo_number: str) -> str:
        """An activation code for one of the officers, good for a week."""
        code, salt = enrolment_ids.new_activation_code(), enrolment_ids.new_salt()
        officer = next(o for o in self._officers if o.leo_number == leo_number)
        self.vouchers.append(
            OfficerVoucher(
                leo_number=officer.leo_number,
                salt=salt,
                code_hash=enrolment_ids.code_hash(code, salt=salt, memory_kib=MEMORY_KIB),
                memory_kib=MEMORY_KIB,
                expires_at=self._now + timedelta(days=7),
            )
        )
        return code

    def enrol(self, code: str, *, public_pem: str, device_name: str) -> Enrolled:
        """The laptop is known from here on, whether or not the answer arrives."""
        del device_name
        if code not in self.codes:
            raise BadInput("DPS does not know this code.")
        held = self.devices.setdefault(code, (public_pem, f"LT-{len(self.devices) + 1}"))
        if held[0] != public_pem:
            raise BadInput("The code was used for a laptop already.")
        fault, self.fault = self.fault, None
        if fault is not None:
            raise fault
        return self._answer(held[1])

    def _answer(self, device_id: str) -> Enrolled:
        first = 1_000 * int(device_id.removeprefix("LT-"))
        return Enrolled(
            device_id=device_id,
            receipt_keys=(("dps", self.signing.public.to_pem().decode()),),
            seal_key=self.sealing.public.to_pem().decode(),
            import_key=self.sealing.public.to_pem().decode(),
            recovery_keys=(self.recovery.public.to_pem().decode(),),
            config=GatewayConfig(
                version=3,
                agency=self._agency,
                officers=self._officers,
                logo_png=b"",
                blocks=(
                    NumberBlock(
                        block_id=f"V{first}", prefix="V", first=first, last=first + 499, width=7
                    ),
                ),
                extras=RecordExtras(vouchers=tuple(self.vouchers)),
            ),
        )

    def close(self) -> None:
        """Nothing is connected."""
