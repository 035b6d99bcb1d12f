"""Write the golden test slips anew: `python tests/golden/remake_slip.py`, then review the diff."""

from datetime import UTC, datetime
from pathlib import Path

from printers.setup.test_slip import slip_job, slip_of
from tracs_mobile.testing.fake_devices import a_printer_setup
from tracs_mobile.testing.job_listing import listing

SLIP = Path(__file__).parent / "slip"

for profile in ("generic-4in-832", "generic-3in-576"):
    setup = a_printer_setup(profile=profile, name="Car 12")
    for kind in ("short", "learning"):
        strips = slip_of(
            setup,
            now=lambda: datetime(2026, 11, 26, 19, 5, tzinfo=UTC),
            trying=kind == "learning",
        )
        (SLIP / f"{kind}.{profile}.txt").write_text(listing(slip_job(strips)), "utf-8")
