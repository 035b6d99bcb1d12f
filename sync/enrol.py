"""Asks DPS to take a laptop in, and believes only who proves to know the one-time code."""

from __future__ import annotations

import secrets

from sync import faults, wire
from sync.calls import bad_receipt
from sync.link import Answer, Limits, Link
from sync.pinning import Tls
from tracs_mobile.errors import BadInput, SyncError, SyncFault
from tracs_mobile.ports.enrolling import Enrolled
from tracs_mobile.vault import enrolment_ids
from tracs_mobile.vault.jws import VerifyKey
from tracs_mobile.vault.seal import SealTo
from tracs_mobile.wording import say

_AGAIN = say(" Nothing was set up yet; the same code can be used again.")
_REFUSED = ("CODE_WRONG", "CODE_EXPIRED", "CODE_USED", "NOT_FORGOTTEN")


class HttpEnroller:
    """`ports.enrolling.Enroller` over HTTP. Raises BadInput for an address that is not protected.

    The code keys an HMAC over the question and over the answer: it never leaves the laptop, and
    no other machine, whatever certificate it has, can answer in the place of DPS.
    """

    def __init__(
        self,
        base_url: str,
        *,
        version: str,
        tls: Tls = None,
        proxy: str | None = None,
        limits: Limits | None = None,
    ) -> None:
        """`version` is this program's; the answer with a logo may be larger than a batch's."""
        self._link = Link(base_url, limits=limits or Limits(), tls=tls, proxy=proxy)
        self._version = version

    def enrol(self, code: str, *, public_pem: str, device_name: str) -> Enrolled:
        """DPS's answer, proven with `code`. Raises SyncError, and BadInput for a refused code."""
        asked = enrolment_ids.prove(
            code,
            wire.EnrolRequest(
                code_id=enrolment_ids.code_id(code),
                public_pem=public_pem,
                device_name=device_name,
                version=self._version,
                nonce=secrets.token_urlsafe(18),
            ),
        )
        try:
            return _enrolled(code, asked, self._ask("/v1/enrol", asked))
        except SyncError as error:
            raise _again(error) from error

    def enrol_again(self, code: str, *, device_id: str, public_pem: str) -> None:
        """Let DPS, which forgot this laptop, know it as it was; here nothing changes.

        Raises SyncError, and BadInput for a refused code.
        """
        asked = enrolment_ids.prove(
            code,
            wire.EnrolAgainRequest(
                code_id=enrolment_ids.code_id(code),
                device_id=device_id,
                public_pem=public_pem,
                version=self._version,
                nonce=secrets.token_urlsafe(18),
            ),
        )
        try:
            found = _enrolled(code, asked, self._ask("/v1/enrol-again", asked))
        except SyncError as error:
            said = faults.cause_of(error)
            raise SyncError(
                say("{said} The same code can be used again.", said=said), fault=error.fault
            ) from error
        if found.device_id != device_id:
            raise bad_receipt()

    def _ask(self, path: str, asked: wire.EnrolRequest | wire.EnrolAgainRequest) -> Answer:
        headers = {"Content-Type": wire.JSON}
        return self._link.exchange("POST", path, headers=headers, content=wire.encode(asked))

    def close(self) -> None:
        """Drop connections. Safe to call twice."""
        self._link.close()


def _enrolled(
    code: str, asked: wire.EnrolRequest | wire.EnrolAgainRequest, answer: Answer
) -> Enrolled:
    if faults.code(answer) in _REFUSED:
        raise BadInput(faults.said(answer))
    found = wire.decode(wire.EnrolAnswer, faults.checked(answer, wire.JSON))
    if found.nonce != asked.nonce or not enrolment_ids.is_proven(code, found):
        raise SyncError(
            say(
                "What answered in the place of DPS does not know the code, so nothing of it was "
                "taken. Check the address with DPS e-Ticket support."
            ),
            fault=SyncFault.BAD_RECEIPT,
        )
    _must_be_usable(found)
    return Enrolled(
        device_id=found.device_id,
        receipt_keys=found.receipt_keys,
        seal_key=found.seal_key,
        import_key=found.import_key,
        recovery_keys=found.recovery_keys,
        config=found.config,
    )


def _must_be_usable(found: wire.EnrolAnswer) -> None:
    """Refuse keys that cannot work before anything is built on them. Raises KeyUnavailable."""
    for _, pem in found.receipt_keys:
        VerifyKey.from_pem(pem.encode("ascii", "replace"))
    for pem in (found.seal_key, found.import_key or found.seal_key, *found.recovery_keys):
        SealTo.from_pem(pem.encode("ascii", "replace"))


def _again(error: SyncError) -> SyncError:
    """The same fault for a laptop that has no tickets yet."""
    said = faults.cause_of(error)
    return SyncError(f"{said}{_AGAIN}", fault=error.fault, retry_after_s=error.retry_after_s)
