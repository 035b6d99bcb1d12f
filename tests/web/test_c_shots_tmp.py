import os
from sync.gateway.office.staff import StaffRole
from tracs_mobile.testing.requests import a_request, a_change
from tracs_mobile.domain.request_mail import request_eml
from tracs_mobile.domain.request_text import request_email
from pathlib import Path
HOD = Path("/tmp/c_hod.txt").read_text()

def shot(page, name):
    page.screenshot(path=f"/tmp/c_{name}.png", full_page=True)

def test_shots(site):
    page = site.signed_in(StaffRole.TECHNICIAN)
    page.goto(site.url + "/requests")
    shot(page, "list0")
    page.fill("#text", HOD)
    page.get_by_role("button", name="Read the request").click()
    shot(page, "one")
    page.get_by_role("link", name="Correct what was read").click()
    shot(page, "correct")
    page.goto(site.url + "/requests")
    eml = request_eml(a_request(), at=site.clock.now())
    page.set_input_files("#file", {"name": "r.eml", "mimeType": "message/rfc822", "buffer": eml})
    page.get_by_role("button", name="Read the request").click()
    shot(page, "two")
    second = site.signed_in(StaffRole.TECHNICIAN, username="mgagnieux")
    second.goto(site.url + "/requests/2")
    shot(second, "two_second")
    second.get_by_role("button", name="Approve and make").click()
    shot(second, "approved")
    second.goto(site.url + "/requests?state=")
    shot(second, "list1")
    second.goto(site.url + "/requests/1")
    shot(second, "blocked")
