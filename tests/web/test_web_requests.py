"""The request inbox in a real browser: by keyboard alone, two persons, hostile mail."""

import re
from dataclasses import replace

import pytest

from sync.gateway.office.staff import StaffRole
from sync.gateway.office.terms import terms_in
from tracs_mobile.domain.request import HeadOfDepartment, RequestedOfficer
from tracs_mobile.domain.request_mail import request_eml
from tracs_mobile.domain.request_text import request_email
from tracs_mobile.testing.requests import a_change, a_request

TECH = StaffRole.TECHNICIAN
SECOND = "mgagnieux"
EVIL = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">'\"&"


def reach(page, name):
    """Go on by the Tab key alone until the control with this name has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        named = page.evaluate(
            "() => { const e = document.activeElement;"
            " return (e.labels && e.labels.length ? e.labels[0].innerText : e.innerText) || ''; }"
        )
        if named.strip() == name:
            return
    raise AssertionError(f"{name} cannot be reached by the keyboard")


def press(page, name):
    reach(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def officers_of(site, code):
    with site.desk.database.read() as connection:
        return [t.officer.leo_number for t in terms_in(connection, code)]


def test_a_request_is_entered_and_approved_by_another_person_by_keyboard_alone(site):
    page = site.signed_in(TECH)
    press(page, "Requests")
    reach(page, "Paste the e-mail")
    page.keyboard.insert_text(request_email(a_request()))
    press(page, "Read the request")
    assert page.inner_text("h1") == "Request 1: Lakemont Police Department"
    assert "another person approves it" in page.inner_text("main")
    assert page.get_by_role("button", name="Approve").count() == 0
    assert officers_of(site, "4321") == []

    second = site.signed_in(TECH, username=SECOND)
    press(second, "Requests 1")
    press(second, "Open")
    press(second, "Approve and make the records")
    assert "Approved: the records are made." in second.inner_text("main")
    assert "The records of Lakemont Police Department (4321) are ready" in second.inner_text("main")
    assert officers_of(site, "4321") == ["07B34", "07C01", "07C02"]
    press(second, "Make an enrollment code")
    reach(second, "Name of the laptop")
    second.keyboard.type("Cruiser 12")
    press(second, "Make an enrollment code")
    code = second.inner_text("code.secret")
    assert re.fullmatch(r"(?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}", code)
    press(second, "Done: it is told")
    assert code not in second.content()


def test_every_item_of_the_procedure_stands_there_with_its_state_and_place(site):
    page = site.signed_in(TECH)
    page.goto(f"{site.url}/requests")
    wrong = replace(a_request().officers[1], leo_number="7C01", title="")
    text = request_email(a_request(officers=(a_request().officers[0], wrong)))
    page.fill("#text", text)
    page.get_by_role("button", name="Read the request").click()
    rows = {
        row.locator("th").inner_text(): row.locator(".pill").inner_text()
        for row in page.locator("table", has_text="Check list").locator("tbody tr").all()
    }
    assert rows["Judiciary code, four digits"] == "in order"
    assert rows["Officers: job title as on the VCVC"] == "mend"
    assert rows["Officers: justice system ID, five characters"] == "mend"
    assert rows["Officers: legal name"] == "in order"
    assert rows["Logo for the header of warnings"] == "look"
    body = page.inner_text("main")
    assert "Officer 2: The job title as on the VCVC is missing." in body
    assert "Officer 2: A LEO number has five characters; “7C01” has 4." in body
    line = text.split("\n").index("Judiciary code: 4321") + 1
    code = page.locator("tr", has_text="Judiciary code, four digits")
    assert f"line {line}" in code.inner_text()
    marked = page.locator(".original tr.hit", has_text="Judiciary code: 4321")
    assert marked.locator(".at").inner_text() == str(line)


def test_a_saved_mail_is_uploaded_and_its_logo_shown(site):
    page = site.signed_in(TECH)
    page.goto(f"{site.url}/requests")
    raw = request_eml(a_request(), at=site.clock.now())
    mail = {"name": "request.eml", "mimeType": "message/rfc822", "buffer": raw}
    page.set_input_files("#file", mail)
    page.get_by_role("button", name="Read the request").click()
    logo = page.locator("img.logo")
    assert logo.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [160, 80]
    assert "read from our attachment" in page.inner_text(".under")


def test_what_was_read_wrongly_is_corrected_and_both_are_shown(site):
    page = site.signed_in(TECH)
    page.goto(f"{site.url}/requests")
    page.fill("#text", request_email(a_request(judiciary_code="4329")))
    page.get_by_role("button", name="Read the request").click()
    page.get_by_role("link", name="Correct what was read").click()
    page.fill("#text", page.input_value("#text").replace("4329", "4321"))
    page.get_by_role("button", name="Keep the correction").click()
    row = page.locator("table", has_text="Corrected by ttremblaye").locator("tbody tr")
    assert row.inner_text().split("\t") == ["judiciary_code", "4329", "4321"]


def test_a_request_that_is_declined_shows_the_reason_to_send(site):
    tech, second = site.client(TECH), site.client(username=SECOND)
    entered = site.form(tech, "/requests", "/requests", text=request_email(a_change()))
    assert entered.headers["location"] == "/requests/1"
    page = second.get("/requests/1").text
    assert "DPS has no Agency record 4321 that could change." in page
    assert "Approve and make the records" not in page
    refused = site.form(second, "/requests/1", "/requests/1/approve")
    assert refused.status_code == 422
    assert "cannot be approved as it is" in refused.text
    empty = site.form(second, "/requests/1", "/requests/1/decline", reason=" ")
    assert empty.status_code == 422
    site.form(second, "/requests/1", "/requests/1/decline", reason="There is no such agency yet.")
    page = second.get("/requests/1").text
    assert "There is no such agency yet." in page
    assert "mailto:mtremblaye@lakemont.example?subject=" in page


def test_whoever_entered_it_cannot_approve_it_by_hand_either(site):
    tech = site.client(TECH)
    site.form(tech, "/requests", "/requests", text=request_email(a_request()))
    answer = site.form(tech, "/requests/1", "/requests/1/approve")
    assert answer.status_code == 422
    assert "Somebody else has to approve it" in answer.text
    assert officers_of(site, "4321") == []


def test_what_holds_no_request_says_so_and_keeps_what_was_pasted(site):
    tech = site.client(TECH)
    answer = site.form(tech, "/requests", "/requests", text="Please call me back.")
    assert answer.status_code == 422
    assert "Nothing of a request was found" in answer.text
    assert "Please call me back." in answer.text
    assert site.form(tech, "/requests", "/requests", text="").status_code == 422


def test_a_reader_sees_requests_and_has_nothing_to_press(site):
    tech, reader = site.client(TECH), site.client(StaffRole.READER)
    site.form(tech, "/requests", "/requests", text=request_email(a_request()))
    for path in ("/requests", "/requests/1"):
        page = reader.get(path).text
        assert "Lakemont Police Department" in page
        assert re.findall(r'<form method="post" action="([^"]+)"', page) == ["/sign-out"]
    assert site.form(reader, "/requests", "/requests/1/approve").status_code == 403
    assert reader.get("/requests/1/correct").status_code == 403


@pytest.mark.parametrize("number", ["0", "2", "x", "99999999999", "-1", "1;"])
def test_a_request_that_is_not_there_is_a_sentence(site, number):
    answer = site.client(TECH).get(f"/requests/{number}")
    assert answer.status_code == 400
    assert "There is no" in answer.text


def test_an_address_that_nobody_types_is_a_sentence_too(site):
    answer = site.client(TECH).get("/requests/%00")
    assert answer.status_code == 400
    assert "The page could not be read." in answer.text


def evil_request():
    officer = RequestedOfficer(title=EVIL, name=EVIL, leo_number=EVIL, username=EVIL)
    return a_request(
        judiciary_code=EVIL,
        agency_name=EVIL,
        address=EVIL,
        phone=EVIL,
        ori=EVIL,
        municipality=EVIL,
        head=HeadOfDepartment(name=EVIL, title=EVIL, email=EVIL),
        contact=replace(a_request().contact, name=EVIL, leo_number=EVIL, email=EVIL, phone=EVIL),
        officers=(officer,),
        changes=tuple(
            replace(c, leo_number=EVIL, name=EVIL, title=EVIL, agency=EVIL)
            for c in a_change().changes
        ),
        note=EVIL,
    )


def test_scripts_in_every_field_stay_words(site):
    page = site.signed_in(TECH)
    page.goto(f"{site.url}/requests")
    page.fill("#text", request_email(evil_request()))
    page.get_by_role("button", name="Read the request").click()
    page.get_by_role("link", name="Correct what was read").click()
    page.get_by_role("link", name="Back").click()
    second = site.signed_in(TECH, username=SECOND)
    second.goto(f"{site.url}/requests/1")
    second.fill("#reason", EVIL)
    second.get_by_role("button", name="Decline", exact=True).click()
    second.goto(f"{site.url}/requests?state=declined")
    for shown in (page, second):
        assert shown.title() != "taken"
        assert shown.locator("main script, main img").count() == 0
    assert EVIL in page.inner_text("main")


def test_a_list_asked_for_in_a_strange_way_is_the_list(site):
    reader = site.client(StaffRole.READER)
    for state in ("", "approved", "declined", "waiting", EVIL, "x" * 5_000):
        assert reader.get("/requests", params={"state": state}).status_code == 200


def test_a_change_that_adds_nobody_says_so_in_words(site):
    page = site.signed_in(TECH)
    page.goto(f"{site.url}/requests")
    page.fill("#text", request_email(a_change()))
    page.get_by_role("button", name="Read the request").click()
    row = page.locator("tr", has_text="Agency record before its officers")
    assert row.locator("td").first.inner_text() == "no officers are added"
    assert row.locator(".pill").inner_text() == "not given"


def test_rows_that_were_not_read_are_told_in_the_check_list(site):
    page = site.signed_in(TECH)
    page.goto(f"{site.url}/requests")
    page.fill("#text", "Judiciary code: 4321\nOfficers:\nSgt\tJ. QUIMBYE\t12\n")
    page.get_by_role("button", name="Read the request").click()
    row = page.locator("tr", has_text="Agency record before its officers")
    assert "Not read as officers: line 3." in row.inner_text()
