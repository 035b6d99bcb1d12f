"""Delivers to the gateway over HTTP and believes only what the gateway has signed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sync import faults, wire
from sync.bisect import deliver
from sync.calls import Calls, bad_receipt
from sync.link import Limits
from sync.pinning import Tls
from tracs_mobile.domain.enrolment import LawPackOffer
from tracs_mobile.domain.mending import draft_path
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.news import NewsPage
from tracs_mobile.domain.numbering import NumberAccount, NumberBlock
from tracs_mobile.domain.outbox import Envelope, ItemAnswer, ItemStatus, Receipt
from tracs_mobile.errors import SyncError, SyncFault
from tracs_mobile.ports import Clock, GatewayConfig, ReceiptVerifier, Signer
from tracs_mobile.wording import say


class HttpTransport:
    """Talks to the gateway at `base_url` (https, or http on this computer only).

    `verify` knows the gateway's key and the type `wire.GATEWAY_TYP`; `nonce` makes fresh random
    text (the system's source unless given); `proxy` is a URL from the settings. One exchange at a
    time; `send` and `close` may come from any thread.
    """

    def __init__(
        self,
        base_url: str,
        *,
        signer: Signer,
        verify: ReceiptVerifier,
        clock: Clock,
        nonce: Callable[[], str] | None = None,
        limits: Limits | None = None,
        tls: Tls = None,
        proxy: str | None = None,
    ) -> None:
        self._signer = signer
        self._calls = Calls(
            base_url,
            signer=signer,
            verify=verify,
            clock=clock,
            nonce=nonce,
            limits=limits,
            tls=tls,
            proxy=proxy,
        )

    @property
    def clock_offset(self) -> timedelta:
        """How far the gateway's clock is ahead of this laptop's, as of the last hello."""
        return self._calls.clock_offset

    def hello(self) -> datetime:
        """The gateway's signed time; proves that it is the gateway that answers."""
        return self._calls.hello()

    def send(self, envelopes: Sequence[Envelope]) -> tuple[ItemAnswer, ...]:
        """Deliver a batch; one answer for each item, receipts already verified."""
        return deliver(envelopes, self._post)

    def config(self, known_version: int) -> GatewayConfig | None:
        """The signed configuration, or None when `known_version` is the newest."""
        answer = self._calls.call(
            "GET", "/v1/config", headers={"If-None-Match": f'"{known_version}"'}
        )
        if answer.status == 304:
            return None
        claims = self._calls.signed(wire.ConfigClaims, faults.checked(answer, wire.JOSE))
        if claims.device != self._signer.device_id or claims.config.version < known_version:
            raise SyncError(
                say(
                    "The records that arrived are older than those on this laptop, or for another "
                    "laptop. The records here stay in force. Call DPS e-Ticket support."
                ),
                fault=SyncFault.GARBLED,
            )
        return claims.config if claims.config.version > known_version else None

    def more_numbers(self, account: NumberAccount) -> tuple[NumberBlock, ...]:
        """Every block leased to this device, new ones among them."""
        raw = wire.encode(wire.NumbersRequest(account=account))
        answer = self._calls.call("POST", "/v1/number-blocks", content=raw, media_type=wire.JSON)
        claims = self._calls.signed(wire.NumbersClaims, faults.checked(answer, wire.JOSE))
        if claims.device != self._signer.device_id:
            raise bad_receipt()
        return claims.blocks

    def tell_blocks(self, blocks: Sequence[NumberBlock]) -> tuple[NumberBlock, ...]:
        """Tell DPS, which forgot, what blocks it granted; every block it grants now comes back."""
        raw = wire.encode(wire.HeldBlocks(blocks=tuple(blocks)))
        answer = self._calls.call("POST", "/v1/held-blocks", content=raw, media_type=wire.JSON)
        claims = self._calls.signed(wire.NumbersClaims, faults.checked(answer, wire.JOSE))
        if claims.device != self._signer.device_id:
            raise bad_receipt()
        return claims.blocks

    def heartbeat(self, beat: wire.Heartbeat) -> None:
        """Tell the gateway how this laptop stands."""
        raw = wire.encode(beat)
        answer = self._calls.call("POST", "/v1/heartbeat", content=raw, media_type=wire.JSON)
        faults.checked(answer, "")

    def news(self, since: int) -> NewsPage:
        """What became of this laptop's tickets after the cursor `since`, signed by DPS."""
        answer = self._calls.call("GET", f"/v1/news?since={since}")
        claims = self._calls.signed(wire.NewsClaims, faults.checked(answer, wire.JOSE))
        if claims.device != self._signer.device_id or claims.page.cursor < since:
            raise bad_receipt()
        return claims.page

    def law_pack(self, offer: LawPackOffer) -> bytes:
        """The archive of an offered law pack, its digest checked."""
        answer = self._calls.call("GET", f"/v1/law-packs/{offer.digest}")
        archive = faults.checked(answer, wire.ZIP)
        if hashlib.sha256(archive).hexdigest() != offer.digest:
            raise SyncError(
                say(
                    "The new law pack did not arrive whole. The one in force stays, and it will be "
                    "fetched again."
                ),
                fault=SyncFault.GARBLED,
            )
        return archive

    def lookup(self, envelopes: Sequence[Envelope]) -> tuple[ItemAnswer, ...]:
        """Stored receipts of events that may have arrived; DEFERRED for those DPS does not have."""
        wanted = tuple(
            wire.LookupItem(number=e.number, seq=e.seq, digest=e.digest.hex()) for e in envelopes
        )
        raw = wire.encode(wire.LookupRequest(items=wanted))
        answer = self._calls.call("POST", "/v1/lookup", content=raw, media_type=wire.JSON)
        return self._answers(envelopes, faults.checked(answer, wire.BATCH_RESULT))

    def close(self) -> None:
        """Drop connections. Safe to call twice, and from another thread."""
        self._calls.close()

    def _post(self, envelopes: Sequence[Envelope]) -> tuple[ItemAnswer, ...]:
        raw = wire.encode_batch(envelopes)
        answer = self._calls.call("POST", "/v1/batches", content=raw, media_type=wire.NDJSON)
        return self._answers(envelopes, faults.checked(answer, wire.BATCH_RESULT))

    def _answers(self, envelopes: Sequence[Envelope], raw: bytes) -> tuple[ItemAnswer, ...]:
        items = wire.decode(wire.BatchResult, raw).items
        if len(items) != len(envelopes) or not all(
            _answers_to(item, line, envelope)
            for line, (item, envelope) in enumerate(zip(items, envelopes, strict=True))
        ):
            raise SyncError(
                say(
                    "DPS did not answer for every ticket. They stay queued and will be tried again."
                ),
                fault=SyncFault.GARBLED,
            )
        return tuple(self._item(e, i) for e, i in zip(envelopes, items, strict=True))

    def _item(self, envelope: Envelope, item: wire.ItemResult) -> ItemAnswer:
        first = item.errors[0] if item.errors else wire.ItemProblem(code="", say="")
        taken = item.status in (ItemStatus.ACCEPTED, ItemStatus.DUPLICATE)
        return ItemAnswer(
            number=envelope.number,
            seq=envelope.seq,
            status=item.status,
            receipt=self._receipt(envelope, item.receipt) if taken else None,
            code=first.code,
            field=draft_path(first.at),
            say=first.say,
        )

    def _receipt(self, envelope: Envelope, token: str) -> Receipt:
        claims = self._calls.signed(wire.ReceiptClaims, token.encode())
        if (claims.number, claims.seq, claims.digest) != (
            envelope.number,
            envelope.seq,
            envelope.digest.hex(),
        ):
            raise bad_receipt()
        return Receipt(
            receipt_id=claims.receipt_id,
            number=TicketNumber(claims.number),
            seq=claims.seq,
            digest=envelope.digest,
            received_at=claims.received_at,
            token=token,
        )


def _answers_to(item: wire.ItemResult, line: int, envelope: Envelope) -> bool:
    """A line the gateway could not read is answered without its number."""
    unread = item.status is ItemStatus.REJECTED and not item.number
    named = (item.number, item.seq) == (envelope.number, envelope.seq)
    return item.line == line and (named or unread)
