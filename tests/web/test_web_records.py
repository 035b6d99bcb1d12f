"""Agencies, officers, laptops, codes and notices in a real browser."""

import re

import pytest
from sqlalchemy import select

from sync import wire
from sync.gateway.office import admin, configuring, numbers
from sync.gateway.office.staff import StaffRole
from sync.gateway.office.terms import terms_of
from sync.gateway.tables import AGENCY, DEVICE, NOTICE, instant_text
from tracs_mobile.domain.agency import Agency, Officer, Role
from tracs_mobile.testing.requests import a_logo
from tracs_mobile.vault.jws import SigningKey

READER, TECH, ADMIN = StaffRole
EVIL = "<img src=x onerror=\"document.title='taken'\">'&"
PATHS = (
    "/agencies",
    "/agencies/4321",
    "/officers",
    "/officers/07C01",
    "/devices",
    "/devices/LT-1",
    "/devices/codes?agency=4321",
    "/agencies/lists/notices",
)


@pytest.fixture
def kept(site):
    """The site with two agencies, an officer, a Point of Contact and a laptop with numbers."""
    database, now = site.desk.database, site.clock.now()
    put = Agency(judiciary_code="4321", name="LAKEMONT POLICE", address="1 Elm St", phone="")
    admin.put_agency(database, put, a_logo())
    admin.put_agency(database, Agency(judiciary_code="8765", name="WESTFORT", address="", phone=""))
    people = [
        Officer(
            leo_number="07A12", name="J. QUIMBYE", title="Sergeant", username="jq", role=Role.POC
        ),
        Officer(leo_number="07C01", name="R. BÉLANGEOIX", title="Patrol Officer", username="rb"),
    ]
    admin.put_officers(database, "4321", people)
    pem = SigningKey.generate().public.to_pem()
    admin.enrol_device(database, device_id="LT-1", public_pem=pem, agency="4321")
    numbers.put_series(database, prefix="VT", first=1, last=900, block_size=50, by="x", now=now)
    numbers.grant_next(database, device_id="LT-1", by="x", now=now)
    beat = wire.Heartbeat(waiting=1, used=5, highest_used=5, free=45, version="1.3.0", kept=1)
    values = {
        "heartbeat": wire.encode(beat),
        "last_seen_at": instant_text(now),
        "name": "Cruiser 12",
    }
    with database.write() as connection:
        connection.execute(DEVICE.update().values(values))
    return site


def held(site, leo="07C01"):
    with site.desk.database.read() as connection:
        return [t for t in terms_of(connection, leo)]


def test_every_page_shows_its_records_to_a_reader_and_nothing_to_press(kept):
    reader = kept.client(READER)
    words = ("LAKEMONT", "1 Elm St", "BÉLANGEOIX", "Patrol Officer", "Cruiser 12", "VT0000001")
    pages = {path: reader.get(path).text for path in PATHS}
    for word in words:
        assert any(word in page for page in pages.values()), word
    for path, page in pages.items():
        forms = re.findall(r'<form method="post" action="([^"]+)"', page)
        assert forms == ["/sign-out"], path


def test_the_approval_and_a_new_title_are_entered_in_the_browser(kept):
    page = kept.signed_in(TECH)
    page.goto(f"{kept.url}/officers/07C01")
    page.get_by_role("button", name="Enter the approval").click()
    assert "The approval is entered." in page.inner_text("main")
    page.fill("#title", "Corporal")
    page.get_by_role("button", name="Change the title").click()
    assert page.inner_text("h1") == "Corporal R. BÉLANGEOIX"
    assert [t.officer.title for t in held(kept)] == ["Patrol Officer", "Corporal"]
    assert all(t.officer.approved_on is not None for t in held(kept))


def test_an_officer_moves_and_leaves_in_the_browser(kept):
    page = kept.signed_in(TECH)
    page.goto(f"{kept.url}/officers/07C01")
    page.select_option("#agency", "8765")
    page.get_by_role("button", name="Move the officer").click()
    assert "WESTFORT · 8765" in page.inner_text(".under")
    page.get_by_role("button", name="Enter the last day").click()
    assert [t.agency for t in held(kept)] == ["4321", "8765"]
    assert held(kept)[-1].officer.effective_until is not None


def test_a_fault_in_a_form_is_told_and_what_was_typed_stays(kept):
    tech = kept.client(TECH)
    at = "/officers/07C01"
    answer = kept.form(tech, at, f"{at}/title", title="Corporal", title_from="soon")
    assert answer.status_code == 422
    assert "month/day/year" in answer.text and 'value="Corporal"' in answer.text
    for verb, fields in (
        ("approve", {"approved_on": "2062-01-01"}),
        ("approve", {"approved_on": ""}),
        ("title", {"title": "", "title_from": "2026-12-01"}),
        ("title", {"title": EVIL, "title_from": "2026-12-01"}),
        ("move", {"agency": "9999", "move_from": "2026-12-01"}),
        ("leave", {"last_day": "02/30/2026"}),
        ("contact", {"of": "8765"}),
    ):
        answer = kept.form(tech, at, f"{at}/{verb}", **fields)
        assert answer.status_code == 422, (verb, fields)
        assert EVIL not in answer.text
    assert len(held(kept)) == 1


def test_consent_to_the_feed_is_given_and_withdrawn(kept):
    page = kept.signed_in(TECH)
    page.goto(f"{kept.url}/agencies/4321")
    for button, consent in (("The agency agrees", True), ("Withdraw the consent", False)):
        page.get_by_role("button", name=button).click()
        with kept.desk.database.read() as connection:
            row = select(AGENCY.c.feed_consent).where(AGENCY.c.judiciary_code == "4321")
            assert connection.execute(row).scalar_one() is consent


def test_the_logo_is_shown_as_it_is_kept(kept):
    page = kept.signed_in(READER)
    page.goto(f"{kept.url}/agencies/4321")
    size = page.locator("img.logo").evaluate("i => [i.naturalWidth, i.naturalHeight]")
    assert size == [160, 80]
    assert kept.client(READER).get("/agencies/8765/logo.png").status_code == 404


def test_an_activation_code_is_shown_once(kept):
    page = kept.signed_in(TECH)
    page.goto(f"{kept.url}/devices/codes?agency=4321")
    page.select_option("#leo_number", "07C01")
    page.get_by_role("button", name="Make an activation code").click()
    code = page.inner_text("code.secret")
    assert re.fullmatch(r"\d{4} \d{4}", code)
    page.get_by_role("link", name="Done: it is told").click()
    assert code not in page.content()
    row = page.locator("table", has_text="Activation codes").locator("tbody tr")
    assert "good" in row.inner_text()
    row.get_by_role("button").click()
    assert "replaced or withdrawn" in page.locator("table").last.inner_text()


def test_an_enrollment_code_that_nobody_used_is_withdrawn(kept):
    tech = kept.client(TECH)
    at = "/devices/codes?agency=4321"
    shown = kept.form(tech, at, "/devices/codes", agency="4321", name="Cruiser 13").text
    assert "shown once" in shown
    page = tech.get(at).text
    action = re.search(r'action="(/devices/codes/[0-9a-f]+/withdraw)"', page)[1]
    assert kept.form(tech, at, action, agency="4321").status_code == 303
    assert ">over<" in tech.get(at).text
    faults = ({"agency": "9999", "name": "x"}, {"agency": "4321", "name": ""})
    for fields in faults:
        assert kept.form(tech, at, "/devices/codes", **fields).status_code == 422


def test_numbers_are_handed_out_and_taken_back_with_a_reason(kept):
    page = kept.signed_in(TECH)
    page.goto(f"{kept.url}/devices/LT-1")
    assert "VT0000001 to VT0000005" in page.inner_text("main")
    assert "5 used, not here · 45 free" in page.inner_text("main")
    page.get_by_role("button", name="Hand out the next block").click()
    assert "50 numbers are handed out." in page.inner_text("main")
    second = page.locator(".sheet", has_text="Block VT0000051")
    second.get_by_label("Reason").fill("Wrong laptop")
    second.get_by_role("button", name="Take back").click()
    assert "taken back: Wrong laptop" in page.inner_text("main")


def test_a_lost_laptop_is_taken_out_and_its_numbers_are_marked(kept):
    page = kept.signed_in(TECH)
    page.goto(f"{kept.url}/devices/LT-1")
    page.fill("#reason", "Stolen")
    page.get_by_role("button", name="Take out of service").click()
    words = page.inner_text("main")
    assert "45 of its numbers may exist on paper" in words
    assert "VT0000006 to VT0000050" in words
    tech = kept.client(TECH)
    answer = kept.form(tech, "/devices", "/devices/LT-1/block", prefix="VT")
    assert answer.status_code in (403, 422)
    assert "out of service" in tech.get("/devices").text.lower()


def test_only_an_administrator_keeps_series_and_lists(kept):
    fields = {"prefix": "vq", "first": "1", "last": "500", "width": "6", "block_size": "50"}
    tech, admin_ = kept.client(TECH), kept.client(ADMIN)
    assert kept.form(tech, "/devices/LT-1", "/devices/series", **fields).status_code == 403
    assert kept.form(admin_, "/devices", "/devices/series", **fields).status_code == 303
    assert "VQ" in admin_.get("/devices").text
    for change in ({"last": "0"}, {"prefix": EVIL}, {"width": "x"}, {"block_size": "1"}):
        answer = kept.form(admin_, "/devices", "/devices/series", **(fields | change))
        assert answer.status_code == 422
    at = "/agencies/lists/notices"
    assert kept.form(tech, at, "/agencies/lists/blocked", words="a").status_code == 403
    words = "Winter2026!\n\nLAKEMONT\n"
    assert kept.form(admin_, at, "/agencies/lists/blocked", words=words).status_code == 303
    with kept.desk.database.read() as connection:
        assert configuring.blocked_secrets(connection) == ("lakemont", "winter2026!")
    answer = kept.form(admin_, at, "/agencies/lists/law")
    assert (answer.status_code, "Choose the file" in answer.text) == (422, True)


def test_a_notice_goes_to_one_agency_or_to_all(kept):
    page = kept.signed_in(TECH)
    at = f"{kept.url}/agencies/lists/notices"
    for chosen in ("8765", "all"):
        page.goto(at)
        page.select_option("#agency", chosen)
        page.fill("#text", f"New paper is there. {EVIL}")
        page.get_by_role("button", name="Send the notice").click()
    assert "Sent to 2 agencies." in page.inner_text("main")
    with kept.desk.database.read() as connection:
        to = connection.execute(select(NOTICE.c.agency).order_by(NOTICE.c.id)).scalars().all()
    assert sorted(to) == ["4321", "8765", "8765"]
    assert page.title() != "taken"
    tech = kept.client(TECH)
    answer = kept.form(tech, "/agencies/lists/notices", "/agencies/lists/notices", text="x")
    assert (answer.status_code, "Choose the agency" in answer.text) == (422, True)


@pytest.mark.parametrize(
    "path",
    ["/agencies/9999", "/officers/ZZZZZ", "/devices/LT-0", f"/officers/{EVIL}", "/devices/%00"],
)
def test_what_is_not_there_is_a_sentence(kept, path):
    answer = kept.client(READER).get(path)
    assert answer.status_code in (400, 404)
    assert EVIL not in answer.text


def test_searches_take_any_words(kept):
    reader = kept.client(READER)
    for word in ("lakemont", "bélang", "BELANG", EVIL, "%", "'; --", "x" * 3_000):
        for path in ("/agencies", "/officers", "/devices", "/devices/codes"):
            query = {"q": word, "agency": word, "gone": word}
            answer = reader.get(path, params=query)
            assert answer.status_code == 200
            assert EVIL not in answer.text
    assert "07C01" in reader.get("/officers", params={"q": "belang"}).text


def test_hostile_words_in_records_stay_words(kept):
    database = kept.desk.database
    evil = Agency(judiciary_code="6666", name=EVIL, address=EVIL, phone=EVIL, ori=EVIL)
    admin.put_agency(database, evil, b"\x89PNG\r\n\x1a\nnot really")
    admin.put_officers(
        database,
        "6666",
        [Officer(leo_number="66666", name=EVIL, title=EVIL, username=EVIL, role=Role.POC)],
    )
    page = kept.signed_in(TECH)
    for path in (
        "/agencies",
        "/officers",
        "/officers/66666",
        "/officers/07C01",
        "/devices/codes?agency=6666",
        "/agencies/lists/notices",
    ):
        page.goto(f"{kept.url}{path}")
        assert page.title() != "taken"
        assert page.locator("main img").count() == 0
        assert page.locator("main [onerror]").count() == 0


def test_the_package_for_laptops_is_made_on_the_page_of_the_agency(kept):
    from sync.bundles.package import unpack

    client = kept.client(TECH)
    page = client.get("/agencies/4321").text
    csrf = re.search(r'name="csrf" value="([^"]+)"', page)[1]
    fields = {"csrf": csrf, "url": "https://dps.example/"}
    answer = client.post("/agencies/4321/package", data=fields)
    assert answer.headers["content-disposition"].endswith('.tracspkg"')
    opened = unpack(answer.content)
    assert opened.fingerprint in page
    assert (opened.package.agency.name, opened.package.gateway_url) == (
        "LAKEMONT POLICE",
        "https://dps.example",
    )
    assert [name for name, _ in opened.package.devices] == ["LT-1"]
    refused = client.post("/agencies/4321/package", data={**fields, "url": "http://dps.example"})
    assert refused.status_code == 422
    assert "must begin with https://" in refused.text
    assert "Package for laptops" not in kept.client(READER).get("/agencies/4321").text
