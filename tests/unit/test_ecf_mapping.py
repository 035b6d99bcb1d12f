"""The table of the court XML says where each field stands, and each field stands there."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import Enum
from operator import attrgetter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from lxml import etree

from sync.ecf.filing import file_name, filing_xml
from sync.ecf.mapping import ROWS, page
from sync.ecf.nodes import NAMESPACES
from tracs_mobile.domain.agency import Agency
from tracs_mobile.domain.filing import Filing
from tracs_mobile.domain.stop import Charged, Guardian, Military, Organization
from tracs_mobile.testing.documents import a_document, a_driver, a_vehicle, a_violation

SENT_AT = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)


def full(charged=Charged.DRIVER):
    """A ticket with something in every field of the table."""
    document = a_document()
    document = replace(
        document,
        seq=2,
        replaces="ab" * 32,
        replaces_issued_at=document.issued_at,
        amend_reason="The plate was misread.",
        charged=charged,
        agency=Agency(
            judiciary_code="1234",
            name="MAPLE HOLLOW POLICE",
            address="1 Main St",
            phone="802-555-0101",
            ori="VT0990100",
            municipality="Maple Hollow",
        ),
        defendant=a_driver(suffix="JR", middle_name="R", license_class="A", cdl=True),
        guardian=Guardian(name="ODILE BÉLANGEOIX", address="41 ELM ST, MONTPELIER VT"),
        organization=Organization(name="QUIMBYE HAULAGE LLC", street="1 DEPOT ST", city="BARRE"),
        vehicle=a_vehicle(state="QC", commercial=True),
        violation=a_violation(code="SPD", ordinance="Speed ordinance § 2"),
        place=replace(document.place, crash=True, occurred_at=document.issued_at),
        points=3,
        military=Military.NO,
        full_penalty_cents=214_00,
        answer_by=date(2026, 12, 17),
    )
    return Filing(document=document, digest=bytes(range(32)), device_id="LAPTOP-1")


def shown(value, form):
    if form == "dollars":
        return f"{value // 100}.{value % 100:02d}"
    if form == "local":
        return value.astimezone(ZoneInfo("America/New_York")).isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, bytes):
        return value.hex()
    return str(value.value if isinstance(value, Enum) else value)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.ours)
def test_every_field_stands_where_the_table_says(row):
    about_organization = row.ours.startswith("document.organization")
    filing = full(Charged.ORGANIZATION if about_organization else Charged.DRIVER)
    tree = etree.fromstring(filing_xml(filing, sent_at=SENT_AT))
    value = attrgetter(row.ours)(filing)
    assert value not in (None, ""), "the sample has nothing in this field"
    # An absolute path begins at the message itself.
    found = tree.xpath(row.path, namespaces=NAMESPACES)
    assert [element.text for element in found] == [shown(value, row.form)]


def test_the_page_in_the_docs_is_the_table():
    path = Path(__file__).parents[2] / "docs" / "manual" / "reference" / "court-xml.md"
    assert path.read_text("utf-8") == page(), (
        "python -m sync.ecf.mapping > docs/manual/reference/court-xml.md"
    )


def test_no_coded_field_of_the_damaged_list_is_written():
    raw = filing_xml(full(), sent_at=SENT_AT)
    coded = ("EyeColorCode", "HairColorCode", "VehicleMakeCode", "VehicleModelCode", "NCIC")
    names = {element.tag.rpartition("}")[2] for element in ET.fromstring(raw).iter()}
    assert not [name for name in names if any(word in name for word in coded)]
    assert b"SUBARU OUTBACK" in raw


def test_stop_data_and_salt_are_not_in_the_file():
    filing = full()
    raw = filing_xml(filing, sent_at=SENT_AT).decode()
    assert filing.document.salt not in raw
    assert "StopData" not in raw and "Race" not in raw


def test_equal_filings_are_equal_bytes_and_files_are_named_by_number_and_event():
    assert filing_xml(full(), sent_at=SENT_AT) == filing_xml(full(), sent_at=SENT_AT)
    assert (file_name("E1"), file_name("E1", 3)) == ("E1.ecf.xml", "E1-3.ecf.xml")
