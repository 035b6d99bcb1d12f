"""How this laptop reaches DPS: which proxy, whose certificate, and what a test of it tells."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import replace
from ssl import SSLError
from urllib.parse import urlsplit

from sync.agency import AgencyLink, HttpAgencyDesk
from sync.faults import cause_of
from sync.http import HttpTransport
from sync.link import Limits, checked_address
from sync.pinning import Pinning, Tls
from tracs_mobile.errors import BadInput, SyncError
from tracs_mobile.laptop import Laptop
from tracs_mobile.ports import Clock
from tracs_mobile.ports.link import LinkFacts, LinkReport
from tracs_mobile.settings import Settings, change_settings, unfixed
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

SYSTEM, NONE = "system", "none"
_QUICK = Limits(connect_s=4.0, read_s=6.0, total_s=8.0)
"""Somebody waits before the screen."""
_FAR_OFF_S = 120.0
ANOTHER = say(
    "The certificate comes from an authority that DPS did not name: a device of this network may "
    "be reading along. Tell your Point of Contact."
)
"""What is told while the certificate is only watched."""
_UNREADABLE = say(
    "The authorities that your agency's IT named for the certificate of DPS cannot be read, so DPS "
    "is not called. Tickets wait on this laptop. Tell your agency's IT."
)
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def checked_proxy(text: str) -> str:
    """A proxy setting in its one spelling: `system`, `none` or an address. Raises BadInput."""
    plain = text.strip()
    if plain.casefold() in ("", SYSTEM):
        return SYSTEM
    if plain.casefold() == NONE:
        return NONE
    try:
        parts = urlsplit(plain)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise BadInput(
            say(
                "The proxy's address cannot be read. Write it as http://name:port, or choose the "
                "system's proxy or none."
            )
        )
    return plain


def proxy_for(settings: Settings, url: str) -> str | None:
    """The proxy on the way to `url`, None for none. Raises BadInput."""
    chosen = checked_proxy(settings.proxy)
    host = urlsplit(checked_address(url)).hostname or ""
    if chosen == NONE or host in _LOOPBACK:
        return None
    return _system_proxy(host) if chosen == SYSTEM else chosen


def _system_proxy(host: str) -> str | None:
    """What Windows or the environment names for https; scripts (PAC) are not run."""
    import urllib.request  # noqa: PLC0415 - not before somebody is enrolled

    if urllib.request.proxy_bypass(host):
        return None
    found = urllib.request.getproxies().get("https")
    if not found:
        return None
    return found if "://" in found else f"http://{found}"


class LinkHere:
    """Connections of one opened laptop, and its `ports.link.LinkDesk`.

    `changed` hears that delivery has to begin anew: address or proxy are others.
    """

    def __init__(
        self, settings: Settings, laptop: Laptop, *, clock: Clock, changed: Callable[[], None]
    ) -> None:
        """Nothing is connected yet."""
        self._settings = settings
        self._laptop = laptop
        self._clock = clock
        self._changed = changed
        self._another: bool | None = None
        self._refused = ""
        self.pinning = Pinning(enforce=settings.pin_issuer, told=self._told)
        if settings.pinned_ca_pem:
            self._named_by_agency(settings.pinned_ca_pem)
        else:
            self.named(laptop.trust.issuing_ca_pem)

    @property
    def url(self) -> str:
        """Where tickets go; empty in training without an address of its own."""
        settings = self._settings
        return settings.gateway_url if settings.training else settings.dps_url

    @property
    def another(self) -> bool:
        """Whether an authority that DPS did not name vouched for the connection."""
        return bool(self._another)

    def named(self, ca_pem: str) -> None:
        """DPS names these authorities; text that is no certificate is told and left alone.

        Where the agency's IT named some, DPS's own are not heeded.
        """
        if self._settings.pinned_ca_pem:
            return
        try:
            self.pinning.name(ca_pem)
        except SSLError:
            log.warning("The authorities that DPS named cannot be read; the system's count")

    def _named_by_agency(self, ca_pem: str) -> None:
        try:
            self.pinning.name(ca_pem)
        except SSLError:
            # Any other authority would be believed then: rather nothing is sent.
            self._refused = _UNREADABLE
            log.warning("The authorities that the agency named cannot be read; nothing is sent")

    def _told(self, another: bool) -> None:
        if another is not self._another:
            self._another = another
            if another:
                log.warning("An authority that DPS did not name vouched for the connection")

    def transport(self, url: str) -> HttpTransport:
        """A connection for delivery. Raises BadInput."""
        return self._transport(url, self._settings, Limits(), self.pinning)

    def agency(self, url: str) -> HttpAgencyDesk:
        """A connection for the Point of Contact's questions. Raises BadInput."""
        self._must_not_be_refused()
        return HttpAgencyDesk(
            AgencyLink(
                base_url=checked_address(url),
                signer=self._laptop.device,
                verify=self._laptop.trust.receipt_verifier(),
                clock=self._clock,
                tls=self.pinning,
                proxy=proxy_for(self._settings, url),
            )
        )

    def _must_not_be_refused(self) -> None:
        if self._refused:
            raise BadInput(self._refused)

    def _transport(self, url: str, settings: Settings, limits: Limits, tls: Tls) -> HttpTransport:
        self._must_not_be_refused()
        return HttpTransport(
            checked_address(url),
            signer=self._laptop.device,
            verify=self._laptop.trust.receipt_verifier(),
            nonce=lambda: secrets.token_urlsafe(16),
            clock=self._clock,
            limits=limits,
            tls=tls,
            proxy=proxy_for(settings, url),
        )

    # --- as a screen sees it ---------------------------------------------------------------

    def facts(self) -> LinkFacts:
        """As it is set now."""
        return LinkFacts(
            address=self.url,
            proxy=self._settings.proxy,
            named=self.pinning.named,
            pinned=self._settings.pin_issuer,
            another=self.another,
        )

    def test(self, address: str, proxy: str) -> LinkReport:
        """Whether DPS answers there, and if not, why."""
        try:
            tried = replace(self._settings, proxy=checked_proxy(proxy))
            link = self._transport(tidy_address(address), tried, _QUICK, self.pinning)
        except BadInput as error:
            return LinkReport(good=False, said=str(error))
        try:
            link.hello()
            offset_s = link.clock_offset.total_seconds()
        except SyncError as error:
            return LinkReport(good=False, said=cause_of(error))
        finally:
            link.close()
        good = abs(offset_s) <= _FAR_OFF_S and not self.another
        return LinkReport(good=good, said=_answered(offset_s, self.another), offset_s=offset_s)

    def keep(self, address: str, proxy: str, *, pinned: bool) -> None:
        """Deliver that way from now on."""
        url, way = tidy_address(address), checked_proxy(proxy)
        where = "gateway_url" if self._settings.training else "dps_url"
        wanted = {where: url, "proxy": way, "pin_issuer": pinned}
        own = unfixed(self._settings, **wanted)
        change_settings(self._settings.data_dir, **own)
        self._settings = replace(self._settings, **own)
        self.pinning.enforce_from_now(self._settings.pin_issuer)
        log.info("The link to DPS was set anew")
        self._changed()


def agency_tls(settings: Settings) -> Pinning | None:
    """Whose certificate counts before DPS named any authority; None: those of the system.

    Raises BadInput for authorities of the agency's IT that cannot be read.
    """
    if not settings.pinned_ca_pem:
        return None
    pinning = Pinning(enforce=settings.pin_issuer, told=_tell)
    try:
        pinning.name(settings.pinned_ca_pem)
    except SSLError as fault:
        raise BadInput(_UNREADABLE) from fault
    return pinning


def _tell(another: bool) -> None:
    if another:
        log.warning("An authority that the agency did not name vouched for the connection")


def tidy_address(address: str) -> str:
    """An address of DPS without blanks and a last stroke. Raises BadInput."""
    return checked_address(address.strip().rstrip("/"))


def _answered(offset_s: float, another: bool) -> str:
    if abs(offset_s) <= _FAR_OFF_S:
        said = say("DPS answers, and its clock and this laptop's agree.")
    else:
        way = "behind" if offset_s > 0 else "ahead of"
        said = say(
            "DPS answers, but the clock of this laptop is {round} seconds {way} "
            "its clock. Set it; deadlines count by the clock of DPS.",
            round=round(abs(offset_s)),
            way=way,
        )
    return f"{said} {ANOTHER}" if another else said
