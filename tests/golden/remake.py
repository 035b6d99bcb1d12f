"""Write the golden papers and jobs anew: `python tests/golden/remake.py`, then review the diff."""

from pathlib import Path

from printers.escpos.escpos_job import encode_job
from printers.profiles import profile_named
from tracs_mobile.domain import canonical
from tracs_mobile.testing.job_listing import listing
from tracs_mobile.testing.samples import samples

PRINT = Path(__file__).parent / "print"
PROFILES = ("generic-4in-832", "generic-3in-576")

JOBS = ("complaint", "warning", "notice")
"""Samples whose commands are kept to review; of the others the document is enough."""

for name, paper in samples().items():
    if paper.document.number:
        (PRINT / f"{name}.json").write_bytes(canonical.encode(paper))
    for profile in PROFILES:
        job = PRINT / f"{name}.{profile}.txt"
        if name in JOBS:
            job.write_text(listing(encode_job([paper], profile_named(profile))), "utf-8")
