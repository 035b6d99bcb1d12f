"""Every event of every ticket is valid court XML, by the unmodified schemas of OASIS."""

import io
from datetime import UTC, datetime

import pytest
from lxml import etree

from sync.ecf.filing import filing_xml
from tests.contract import ecf_schemas
from tracs_mobile.domain.filing import Filing
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.services.reference import load_law_pack
from tracs_mobile.testing.any_tickets import any_events

pytestmark = pytest.mark.skipif(
    not ecf_schemas.are_there(), reason="the OASIS schemas are not beside this checkout"
)
SENT_AT = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)
CHARGES = load_law_pack().charges


@pytest.fixture(scope="module")
def driver(tmp_path_factory):
    return ecf_schemas.copied(tmp_path_factory.mktemp("ecf"))


@pytest.fixture(scope="module")
def lxml_schema(driver):
    return ecf_schemas.of_lxml(driver)


def filings(count, seed=1):
    for found in any_events(count, seed=seed, charges=CHARGES):
        yield Filing(
            document=found.document, digest=found.digest, device_id="LAPTOP-1", event=found.event
        )


def test_a_thousand_tickets_of_every_charge_and_event_are_valid_by_lxml(lxml_schema):
    seen, charges = set(), set()
    for filing in filings(1000):
        lxml_schema.assertValid(etree.fromstring(filing_xml(filing, sent_at=SENT_AT)))
        seen.add(filing.kind)
        charges.add(filing.document.violation.charge_id)
    assert seen == set(EventKind)
    assert charges == {charge.charge_id for charge in CHARGES}


def test_they_are_valid_by_a_second_library(driver):
    schema = ecf_schemas.of_xmlschema(driver)
    for filing in filings(120, seed=2):
        schema.validate(io.BytesIO(filing_xml(filing, sent_at=SENT_AT)))


@pytest.mark.parametrize(
    ("found", "instead"),
    [
        (b"StatuteOffenseIdentification", b"StatuteOffence"),
        (b"<nc:DateTime>2026-11-26T10:00:00-05:00", b"<nc:DateTime>11/26/2026"),
        (b"<vt:EventKindCode>issue", b"<vt:EventKindCode>issued"),
        (b"j:Citation>", b"j:Quotation>"),
    ],
)
def test_the_schemas_see_what_is_wrong(lxml_schema, found, instead):
    raw = filing_xml(next(iter(filings(1))), sent_at=SENT_AT)
    assert found in raw
    with pytest.raises(etree.DocumentInvalid):
        lxml_schema.assertValid(etree.fromstring(raw.replace(found, instead)))
