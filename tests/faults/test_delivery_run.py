"""A short run of `delivery_run.py`: a damaging network, both ends killed, nothing lost."""

import pytest

from tests.faults.delivery_run import MITMDUMP, Plan, run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not MITMDUMP.exists(), reason="mitmproxy is not installed in .venv-mitm"),
]


def test_nothing_is_lost_doubled_or_falsely_receipted(gateway_url, tmp_path):
    report = run(tmp_path, Plan(tickets=240, kills=3, seed=7, share=55, url=gateway_url))
    assert report.wrong == []
    assert (report.documents, report.rows, report.receipts) == (240, 240, 240)
    assert (report.client_kills, report.gateway_kills) == (3, 3)
    assert report.share >= 0.3
    assert len(report.ways) >= 4
