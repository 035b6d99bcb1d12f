"""Keep agency, officers, numbers and law as DPS has them; asked at each contact."""

from __future__ import annotations

import logging

from tracs_mobile.domain.enrolment import LawPackOffer
from tracs_mobile.errors import BadLawPack, SyncError, SyncFault
from tracs_mobile.ports import (
    Clock,
    GatewayConfig,
    HighWater,
    Mark,
    Transport,
    UnitOfWork,
    UnitOfWorkFactory,
)
from tracs_mobile.ports.configuring import ConfigKeeper
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

LOW_WATER = 0.3
"""Share of free numbers below which the laptop asks for more."""


def refresh_records(
    *,
    transport: Transport,
    units: UnitOfWorkFactory,
    clock: Clock,
    high_water: HighWater | None = None,
    keeper: ConfigKeeper | None = None,
) -> None:
    """Take over newer records and, when few numbers are left, further blocks.

    Slots of leavers go, a law pack that DPS offers is fetched, and the version is remembered
    outside the database, so that neither an old message nor a restored copy brings old records
    back. Raises SyncError; a configuration older than one that was here is refused by it.
    """
    with units() as unit:
        known = unit.records.version()
        account = unit.numbers.account()
    config = transport.config(known)
    _must_not_be_older(config, high_water)
    blocks = config.blocks if config is not None else ()
    if account.free < account.total * LOW_WATER:
        blocks = (*blocks, *transport.more_numbers(account))
    if config is not None or blocks:
        with units() as unit:
            if config is not None:
                _put(unit, config)
            for block in blocks:
                unit.numbers.add_block(block)
            version = known if config is None else config.version
            unit.audit.append(
                kind="configuration",
                actor="sync",
                body=f"version {version} blocks {' '.join(block.block_id for block in blocks)}",
                at=clock.now(),
            )
            unit.commit()
        log.info("Records from DPS: version %d, %d number blocks", version, len(blocks))
        if high_water is not None:
            high_water.raise_to(Mark(config_version=version))
    if keeper is not None:
        follow_records(transport=transport, units=units, clock=clock, keeper=keeper)


def follow_records(
    *, transport: Transport, units: UnitOfWorkFactory, clock: Clock, keeper: ConfigKeeper
) -> None:
    """Do outside the database what the records of the database say; also what a crash left undone.

    Raises SyncError when an offered law pack cannot be fetched.
    """
    with units() as unit:
        officers, extras = unit.records.officers(), unit.records.extras()
    keeper.heed(extras)
    gone = keeper.let_go(officers)
    if gone:
        _audit(units, clock, kind="slots removed", body=f"{gone} of officers who left")
    offer = extras.law_pack
    if offer is not None and keeper.wants_law(offer):
        said = _law_taken(transport, offer, keeper)
        _audit(units, clock, kind="law pack", body=said)


def fetch_aside(*, transport: Transport, high_water: HighWater, keeper: ConfigKeeper) -> None:
    """With nobody signed on: keep a newer configuration until somebody is. Raises SyncError.

    The slots of leavers go at once: nobody has to be signed on for that.
    """
    config = transport.config(high_water.read().config_version)
    _must_not_be_older(config, high_water)
    if config is None:
        return
    keeper.keep(config)
    keeper.heed(config.extras)
    gone = keeper.let_go(config.officers)
    high_water.raise_to(Mark(config_version=config.version))
    log.info("Records from DPS wait for a sign-on: version %d; %d left", config.version, gone)


def take_kept(
    *, units: UnitOfWorkFactory, clock: Clock, high_water: HighWater, keeper: ConfigKeeper
) -> None:
    """At sign-on: what came with nobody signed on goes into the database."""
    config = keeper.kept()
    if config is None:
        return
    with units() as unit:
        known = unit.records.version()
        if config.version > known:
            _put(unit, config)
            for block in config.blocks:
                unit.numbers.add_block(block)
            body = f"version {config.version}, kept"
            unit.audit.append(kind="configuration", actor="sync", body=body, at=clock.now())
            unit.commit()
    high_water.raise_to(Mark(config_version=config.version))
    keeper.forget()


def _must_not_be_older(config: GatewayConfig | None, high_water: HighWater | None) -> None:
    if config is None or high_water is None:
        return
    newest = high_water.read().config_version
    if config.version < newest:
        log.warning("Records of version %d came after %d; refused", config.version, newest)
        raise SyncError(
            say(
                "The records that arrived are older than those this laptop had. The records here "
                "stay in force. Call DPS e-Ticket support."
            ),
            fault=SyncFault.GARBLED,
        )


def _put(unit: UnitOfWork, config: GatewayConfig) -> None:
    unit.records.put(
        agency=config.agency,
        officers=config.officers,
        logo_png=config.logo_png,
        version=config.version,
        extras=config.extras,
    )


def _law_taken(transport: Transport, offer: LawPackOffer, keeper: ConfigKeeper) -> str:
    archive = transport.law_pack(offer)
    try:
        return f"installed {keeper.take_law(archive)}"
    except BadLawPack:
        log.warning("The law pack %s that DPS offered cannot be used", offer.digest[:8])
        return f"refused {offer.digest[:8]}"


def _audit(units: UnitOfWorkFactory, clock: Clock, *, kind: str, body: str) -> None:
    with units() as unit:
        unit.audit.append(kind=kind, actor="sync", body=body, at=clock.now())
        unit.commit()
