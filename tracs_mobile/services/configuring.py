"""Keep agency, officers and numbers as DPS has them; asked at each contact while signed on."""

from __future__ import annotations

import logging

from tracs_mobile.ports import Clock, Transport, UnitOfWorkFactory

log = logging.getLogger(__name__)

LOW_WATER = 0.3
"""Share of free numbers below which the laptop asks for more."""


def refresh_records(*, transport: Transport, units: UnitOfWorkFactory, clock: Clock) -> None:
    """Take over newer records and, when few numbers are left, further blocks. Raises SyncError."""
    with units() as unit:
        known = unit.records.version()
        account = unit.numbers.account()
    config = transport.config(known)
    blocks = config.blocks if config is not None else ()
    if account.free < account.total * LOW_WATER:
        blocks = (*blocks, *transport.more_numbers(account))
    if config is None and not blocks:
        return
    with units() as unit:
        if config is not None:
            unit.records.put(
                agency=config.agency,
                officers=config.officers,
                logo_png=config.logo_png,
                version=config.version,
                extras=config.extras,
            )
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
