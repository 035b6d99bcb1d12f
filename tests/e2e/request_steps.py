"""The first chapter: the future Point of Contact writes the request in the training program."""

import contextlib

from PySide6.QtGui import QGuiApplication

from tests.e2e.dps_and_laptop import REQUEST, TABLE, Laptop
from tracs_mobile.domain.problem import Severity
from tracs_mobile.testing.documents import a_logo_png
from tracs_mobile.training import TRAINEES

MAIL = "e-ticket-request.eml"


def section_of(screen, name):
    """A section of the Point of Contact's page, quiet."""
    screen.workplace.show_page("agency")
    page = screen.workplace.page("agency")
    page.show_section(name)
    screen.settle()
    return page.sections[name]


def write_request(folder, pictures):
    """(What is wrong, the lines of the check list, the e-mail's path)."""
    poc = TRAINEES[2]
    with Laptop(folder / "station", training=True).starts() as screen:
        screen.window.door.pages.welcome.practice.click()
        screen.sign_on(poc.officer.username, poc.secret)
        section = section_of(screen, "request")
        for step in ("agency", "people"):
            section.show_step(step)
            for path, field in section.panel.fields.items():
                screen.type(field, REQUEST[path])
            pictures.screen(screen, f"request-{step}")
        _choose_logo(folder / "logo.png", screen, section)
        pictures.screen(screen, "request-logo")
        section.show_step("officers")
        QGuiApplication.clipboard().setText(TABLE)
        section.panel.paste()
        pictures.screen(screen, "request-officers")
        _save_mail(folder, screen, section)
        pictures.screen(screen, "request-send")
        blocks = [p.message for p in section.form.problems if p.severity is Severity.BLOCK]
        return blocks, [line.text() for line in section.check.good], folder / MAIL


def _choose_logo(path, screen, section):
    path.write_bytes(a_logo_png(320))
    section.show_step("logo")
    section.form.choose_logo(str(path))
    screen.wait("the logo", lambda: bool(section.form.request.logo_png))


def _save_mail(folder, screen, section):
    section.show_step("send")
    screen.type(section.panel.to, "e-ticket@dps.example")
    with contextlib.chdir(folder):  # the page says where it is, and so would the picture
        section.panel.write(MAIL)
        screen.wait("the e-mail", lambda: MAIL in section.panel.said.text())
