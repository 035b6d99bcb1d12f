"""From a Head of Department's e-mail to a printed ticket that the court accepted, step by step.

Nothing is a stand-in but the people and the other ends of scanner and printer: the gateway is a
process, the pages are seen in Chromium, the laptop's window is the program's own with its encrypted
database. The test asks each step what came of it; `docs/refresh_story.py` takes the pictures.
"""

import json
from contextlib import ExitStack

from PySide6.QtWidgets import QLabel

from tests.e2e.dps_and_laptop import (
    ANSWERS,
    OFFICER,
    PASSPHRASES,
    POC,
    TYPED,
    Gateway,
    Laptop,
    NoPictures,
    devices,
    driver,
    paper_of,
)
from tests.e2e.dps_office import Office
from tests.e2e.request_steps import section_of, write_request
from tracs_mobile.domain.states import Court, PrintGrade
from tracs_mobile.testing.licenses import license_payload

NOTE = "Please add the cross street to the place of the violation."


class Story:
    """The steps stand in their order; each needs those before it. Close it at the end."""

    def __init__(self, folder, browser, *, port, pictures=None):
        self.folder = folder
        self.pictures = pictures or NoPictures()
        self.gateway = Gateway(folder / "dps", port)
        self.office = Office(self.gateway, browser, self.pictures)
        self.laptop = Laptop(folder / "laptop", training=False)
        self.screen = None
        self._all = ExitStack()
        self._all.callback(self.gateway.stop)
        self._all.callback(self.office.close)
        self._scanner, self.printer, printer_url = self._all.enter_context(devices())
        self.laptop.equip(self._scanner.url, printer_url)
        self._program = self._all.enter_context(ExitStack())

    def close(self):
        """Browser windows, program, devices and gateway."""
        self._all.close()

    @property
    def client(self):
        """Who is signed on at the laptop."""
        return self.screen.workplace.client

    # --- 1: the request ----------------------------------------------------------------------

    def write_request(self):
        """In the training program; (what is wrong, lines of the check list, the e-mail's path)."""
        return write_request(self.folder, self.pictures)

    # --- 3: a fresh laptop -------------------------------------------------------------------

    def enroll(self, code):
        """From the first page with the one-time code; who of the officers may begin."""
        self.screen = screen = self._program.enter_context(self.laptop.starts())
        pages = screen.window.door.pages
        screen.wait("the first page", lambda: screen.window.currentWidget() is pages.enrol)
        screen.type(pages.enrol.address, self.gateway.url)
        screen.type(pages.enrol.code, code)
        self.pictures.screen(screen, "enroll")
        pages.enrol.submit()
        screen.wait("DPS", lambda: screen.window.currentWidget() is pages.activate)
        screen.wait("the officers", lambda: bool(pages.activate.form.people))
        return {p.property("username"): p.isEnabled() for p in pages.activate.form.people}

    def activate(self, code):
        """The Point of Contact begins; returns with the sign-on page on the screen."""
        screen, page = self.screen, self.screen.window.door.pages.activate
        self._fill_activation(page.form, POC[1], code)
        self.pictures.screen(screen, "activate")
        page.form.submit()
        sign_on = screen.window.sign_on
        screen.wait("the sign-on page", lambda: screen.window.currentWidget() is sign_on)
        screen.wait("the laptop", lambda: sign_on.settled)

    def _fill_activation(self, form, username, code):
        next(p for p in form.people if p.property("username") == username).click()
        self.screen.type(form.code, code)
        for field in (form.secret, form.again):
            self.screen.type(field, PASSPHRASES[username])

    def sign_on(self, who):
        """Somebody signs on at the laptop."""
        self.screen.sign_on(who[1], PASSPHRASES[who[1]])

    def sign_off(self):
        """Back to the sign-on page."""
        self.screen.window.lock()
        self.screen.wait("the sign-on page", lambda: self.screen.window.sign_on.settled)

    def notice(self):
        """What DPS told the Point of Contact, as the laptop shows it."""
        section_of(self.screen, "review")
        strip = self.screen.workplace.page("agency").notices
        self.screen.wait("the notice", lambda: bool(strip.said.text()))
        self.pictures.screen(self.screen, "notice")
        said = strip.said.text()
        strip.put_away()
        self.screen.settle()
        return said

    def add_officer(self, code):
        """The officer gets a slot on this laptop; what the page says."""
        self.screen.workplace.show_page("settings")
        page = self.screen.workplace.page("settings")
        page.show_section("officers")
        self.screen.settle()
        section = page.sections["officers"]
        self._fill_activation(section.form, OFFICER[1], code)
        self.pictures.screen(self.screen, "add-officer")
        section.add()
        self.screen.wait("the officer's keys", lambda: "can sign on" in section.said.text())
        return section.said.text()

    def readiness(self):
        """What the check found, by its subject."""
        section = section_of(self.screen, "readiness")
        self.screen.wait("the check", lambda: bool(section.findings))
        self.screen.settle()
        self.pictures.screen(self.screen, "readiness")
        return section.findings

    # --- 4 and 5: the first ticket -----------------------------------------------------------

    def issue(self):
        """Scan, fill, issue and print with nobody at the other end; the ticket's row."""
        screen, person = self.screen, driver()
        screen.settle()
        self._scanner.play(license_payload(person, version=10))
        form = screen.workplace.form
        screen.wait("the scan", lambda: form.text("driver.license_number") == person.number)
        for path, typed in TYPED:
            screen.write(path, typed)
        screen.choose("place.town", "barre c")
        for path, value in ANSWERS:
            screen.tap(path, value)
        screen.choose("charges.0.charge_id", "49/35")
        screen.choose("charges.0.method", "radar")
        screen.write("charges.0.facts", "Steady tone 49, visual estimate 50.")
        self.pictures.screen(screen, "stop")
        screen.press("F9")
        screen.wait("the print", lambda: [r.printed for r in self.client.tickets()] == [_OUT])
        self.pictures.screen(screen, "issued")
        return self.row

    @property
    def row(self):
        """The one ticket as the laptop knows it."""
        (row,) = self.client.tickets()
        return row

    def paper(self):
        """The defendant's copy as the printer got it: a picture."""
        png = paper_of(self.client.printable(self.row.document_id))
        self.pictures.paper(png, "paper")
        return png

    def outbox(self, picture):
        """Every word on the outbox."""
        self.screen.workplace.show_page("outbox")
        self.screen.settle()
        self.pictures.screen(self.screen, picture)
        labels = self.screen.workplace.page("outbox").findChildren(QLabel)
        return [shown.text() for shown in labels if shown.isVisible()]

    def deliver(self):
        """DPS is there again; the receipt."""
        self.client.deliver_now()
        self.screen.wait("the receipt", lambda: self.client.summary().delivered == 1)
        (receipt,) = self.client.receipts()
        return receipt

    # --- 7 and 8: review and court -----------------------------------------------------------

    def review(self):
        """The Point of Contact looks at the ticket as DPS has it, and returns it with a note."""
        screen, section = self.screen, section_of(self.screen, "review")
        screen.wait("DPS", lambda: section.queue.page is not None)
        screen.settle()
        self.pictures.screen(screen, "review")
        section.view.selectRow(0)
        section.give_back()
        screen.type(section.ask.words, NOTE)
        self.pictures.screen(screen, "return")
        lines = [line.number for line in section.queue.lines]
        section.ask.answer()
        screen.wait("DPS", lambda: bool(section.said.text()))
        screen.settle()
        return lines, section.said.text()

    def returned(self):
        """The officer opens the ticket that came back."""
        self.screen.settle()
        self._open_ticket("returned")
        return self.row.review, self.row.note

    def _open_ticket(self, picture):
        """The ticket's own page, its paper beside it."""
        workplace = self.screen.workplace
        workplace.show_page("tickets")
        self.screen.settle()
        workplace.open_ticket(self.row.document_id)
        paper = workplace.page("ticket").print.paper
        self.screen.wait("the paper", lambda: paper.picture is not None)
        self.pictures.screen(self.screen, picture)

    def filed(self):
        """The file that lies in the court's folder: its name and its content."""
        found = []

        def lies_there():
            found[:] = self.gateway.court.glob("*.ecf.xml")
            return bool(found)

        self.screen.wait("the file for the court", lies_there)
        return found[0].name, found[0].read_bytes()

    def accept(self):
        """The court's side answers; returns when DPS has read it."""
        answers = self.gateway.court / "answers"
        said = {"number": self.row.number, "seq": 1, "state": "accepted", "code": "", "note": ""}
        written = answers / "answer.new"
        written.write_text(json.dumps(said), "utf-8")
        answer = written.rename(answers / "answer.json")
        self.screen.wait("the answer to be read", lambda: not answer.exists())

    def court_word(self):
        """The program is started again, as on the next shift, and hears of it."""
        self._program.close()
        self.screen = self._program.enter_context(self.laptop.starts())
        self.sign_on(OFFICER)
        self.screen.wait("the court's word", lambda: self.row.court is not Court.NOT_YET)
        self.screen.wait("the last word", lambda: self.row.court is Court.ACCEPTED)
        self._open_ticket("accepted")
        return [entry.what for entry in self.client.ticket(self.row.document_id).history]

    # --- all of it ---------------------------------------------------------------------------

    def play(self):
        """Every step in its order, with a picture of each."""
        _, _, mail = self.write_request()
        self.gateway.start()
        laptop, poc, officer = self.dps(mail)
        self.enroll(laptop)
        self.activate(poc)
        self.sign_on(POC)
        self.notice()
        self.add_officer(officer)
        self.readiness()
        self.sign_off()
        self.gateway.stop()
        self.sign_on(OFFICER)
        self.issue()
        self.paper()
        self.outbox("outbox-waiting")
        self.gateway.start()
        self.deliver()
        self.outbox("outbox-received")
        self.office.board()
        self.office.new_officers()
        self.after_the_first()

    def dps(self, mail):
        """What the staff does with the e-mail; the three codes."""
        office = self.office
        office.enter_request(mail)
        office.approve_request()
        office.enter_approvals()
        office.make_series()
        laptop, poc = office.make_laptop_code(), office.make_officer_code(POC[0])
        return laptop, poc, office.make_officer_code(OFFICER[0], "officer-code")

    def after_the_first(self):
        """Review and court."""
        self.sign_off()
        self.sign_on(POC)
        self.review()
        self.sign_off()
        self.sign_on(OFFICER)
        self.returned()
        self.office.everything_shown()
        self.filed()
        self.accept()
        self.office.court()
        self.court_word()


_OUT = PrintGrade.PROBABLY
