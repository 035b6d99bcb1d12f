"""The page for files from sticks and codes on paper, in HTTP and in a real browser."""

import uuid

import pytest

from sync.bundles.carrier import BundleCarrier
from sync.bundles.paper import whole_code
from sync.gateway.drop_status import DropStatus
from sync.gateway.office import admin
from sync.gateway.office.staff import StaffRole
from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.ports import BundleAbout
from tracs_mobile.testing.documents import a_document, a_logo_png
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey
from tracs_mobile.vault.shortform import short_form


@pytest.fixture
def laptop(site):
    """The key of an enrolled laptop with five hundred numbers."""
    device = DeviceVault("LAPTOP-1", SigningKey.generate())
    document = a_document()
    admin.seed(
        site.desk.database,
        agency=document.agency,
        officers=[
            Officer(
                leo_number=LeoNumber("07A12"),
                name="M. TREMBLAYE",
                title="Officer",
                username="mtremblaye",
                approved_on=document.issued_at.date(),
            )
        ],
        logo_png=a_logo_png(40),
        device_id=device.device_id,
        public_pem=device.public.to_pem(),
        prefix="TRAIN-",
        first=1,
        last=500,
    )
    return device


def a_stick(site, laptop, folder, *ordinals):
    """A folder with one file of tickets."""
    folder.mkdir()
    carrier = BundleCarrier(
        device=laptop,
        to=site.desk.keys.importing.public,
        verify=lambda token: b"",
        new_id=lambda: str(uuid.uuid4()),
    )
    tickets = [an_envelope(an_issued(f"TRAIN-{n:07d}", signer=laptop)) for n in ordinals]
    carrier.write(tickets, str(folder), BundleAbout(created_at=site.clock.now()))
    (path,) = folder.iterdir()
    return path


def upload(site, client, *files):
    mark = site.form(client, "/bundles", "/bundles/code").request.content.decode()
    csrf = mark.partition("csrf=")[2].partition("&")[0]
    return client.post(
        "/bundles/import",
        data={"csrf": csrf},
        files=[("bundle", (name, raw, "application/octet-stream")) for name, raw in files],
    )


def test_files_are_imported_each_with_its_sentence_and_the_receipts_can_be_saved(
    site, laptop, tmp_path
):
    path = a_stick(site, laptop, tmp_path / "stick", 1, 2, 3)
    client = site.client(StaffRole.TECHNICIAN)
    answer = upload(
        site, client, (path.name, path.read_bytes()), (r"C:\x\torn.vcvcx", path.read_bytes()[:-9])
    )
    assert answer.status_code == 200
    assert "3 records of laptop LAPTOP-1: 3 new." in answer.text
    assert "torn.vcvcx" in answer.text
    assert "C:" not in answer.text
    assert "cut off or was changed" in answer.text
    link = answer.text.partition('href="/bundles/')[2].partition('"')[0]
    saved = client.get(f"/bundles/{link}")
    assert saved.content.count(b".") == 2
    assert "attachment" in saved.headers["content-disposition"]
    assert "default-src 'none'" in saved.headers["content-security-policy"]


def test_a_form_without_files_says_so(site, laptop):
    answer = upload(site, site.client(StaffRole.TECHNICIAN))
    assert answer.status_code == 422
    assert "Choose the files" in answer.text


def test_receipts_of_nothing_are_not_there(site):
    client = site.client(StaffRole.TECHNICIAN)
    assert client.get("/bundles/another/receipts").status_code == 404


def test_a_reader_sees_the_list_and_imports_nothing(site, laptop, tmp_path):
    path = a_stick(site, laptop, tmp_path / "stick", 1)
    upload(site, site.client(StaffRole.TECHNICIAN), (path.name, path.read_bytes()))
    client = site.client(StaffRole.READER)
    shown = client.get("/bundles").text
    assert "LAPTOP-1" in shown
    assert "A technician imports files." in shown
    assert upload(site, client, (path.name, path.read_bytes())).status_code == 403


def test_a_hand_scanner_takes_a_ticket_into_the_field_and_the_small_code_is_evidence_only(
    site, laptop
):
    page = site.signed_in(StaffRole.TECHNICIAN)
    page.goto(f"{site.url}/bundles")
    assert page.evaluate("document.activeElement.id") == "code"
    whole = an_issued("TRAIN-0000001", signer=laptop)
    page.keyboard.type(whole_code(whole))
    page.keyboard.press("Enter")
    page.wait_for_selector(".said")
    assert "Ticket TRAIN-0000001 was taken from the paper" in page.inner_text(".said")
    assert page.evaluate("document.activeElement.id") == "code"
    page.keyboard.type(short_form(an_issued("TRAIN-0000002", signer=laptop), laptop))
    page.keyboard.press("Enter")
    page.wait_for_url("**/bundles/code")
    page.wait_for_selector("text=Seen on paper only")
    assert "TRAIN-0000002" in page.inner_text("main")
    with site.desk.database.read() as connection:
        rows = connection.exec_driver_sql("select number, channel from submission").all()
    assert [tuple(row) for row in rows] == [("TRAIN-0000001", "paper")]
    assert site.told == []


def test_the_page_in_the_browser_imports_by_keys_alone(site, laptop, tmp_path):
    path = a_stick(site, laptop, tmp_path / "stick", 1, 2)
    site.desk.drop = DropStatus(folder="drop", looked_at=site.clock.now(), imported=3)
    page = site.signed_in(StaffRole.TECHNICIAN)
    page.goto(f"{site.url}/bundles")
    page.set_input_files("#bundle", path)
    page.focus("#bundle")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=2 new")
    with page.expect_download() as download:
        page.get_by_text("Save the receipts").click()
    assert download.value.suggested_filename.endswith(".receipts.vcvcx")
    assert "3 imported, 0 refused" in page.inner_text("main")
    page.screenshot(path=tmp_path / "bundles.png", full_page=True)
    assert site.told == []
