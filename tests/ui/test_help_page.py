"""The manual inside the program: it opens where it fits, finds words, and reads by keys alone."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QApplication

from ui.models import help_book
from ui.models.help_book import place_of, read_book
from ui.text import help_text
from ui.views import help_view
from ui.views.overlays import Overlay

KEY = Qt.Key


@pytest.fixture(scope="module")
def book():
    return read_book()


@pytest.fixture
def page(signed_on):
    return open_help(signed_on)


def open_help(screen):
    screen.key(KEY.Key_F1)
    screen.settle()  # the index
    screen.settle()  # the chapter
    return screen.window.workplace.page("help")


def test_every_place_of_the_program_leads_to_a_heading_that_is_there(book):
    anchors = {
        (chapter.name, section.anchor) for chapter in book.chapters for section in chapter.sections
    }
    for name, anchor in help_book._PLACES.values():
        chapter = book.chapter(name)
        assert chapter is not None, name
        assert not anchor or (name, anchor) in anchors, (name, anchor)


def test_a_place_nobody_thought_of_leads_to_its_page_and_an_unknown_page_to_the_quick_card():
    assert place_of("agency something") == place_of("agency")
    assert place_of("no such page") == help_book.START


def test_f1_opens_the_chapter_of_the_page_the_officer_is_on_and_escape_leads_back(signed_on, book):
    there = signed_on.window.workplace
    for name in ("tickets", "outbox", "devices", "settings"):
        there.show_page(name)
        signed_on.settle()
        page = open_help(signed_on)
        chapter = book.chapter(place_of(name)[0])
        assert chapter.title in page.page.toPlainText()
        assert page.list.currentItem().text() == chapter.title
        signed_on.key(KEY.Key_Escape)
        signed_on.settle()
        assert there.pages.currentWidget() is there.page(name)


def test_the_cursor_of_a_stop_that_is_being_written_is_where_it_was(signed_on):
    signed_on.stop.fields.jump("vehicle.plate")
    signed_on.type("QXZ905")
    open_help(signed_on)
    signed_on.key(KEY.Key_Escape)
    signed_on.settle()
    assert QApplication.focusWidget() is signed_on.field("vehicle.plate").edit
    assert signed_on.form.text("vehicle.plate").startswith("QXZ")


def test_the_large_manual_is_offered_where_it_is_installed(signed_on, tmp_path, monkeypatch):
    site, opened = tmp_path / "index.html", []
    site.touch()
    monkeypatch.setattr(help_view, "SITE", site)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page = open_help(signed_on)
    assert page.verbs["F9"].isVisible()
    signed_on.key(KEY.Key_F9)
    assert opened == [str(site)]


def test_a_panel_of_a_page_has_its_own_place(signed_on):
    there = signed_on.window.workplace
    there.show_page("devices")
    there.page("devices").show_scan_test()
    signed_on.settle()
    page = open_help(signed_on)
    assert page._shown == place_of("devices scan_test")


def test_the_search_finds_as_one_types_and_enter_opens(signed_on, page):
    signed_on.type("owed")
    hits = page.list.count()
    assert hits > 1
    assert help_text.found(hits) == page.count.text()
    signed_on.type(" printer")
    assert 0 < page.list.count() <= hits
    signed_on.key(KEY.Key_Return)
    signed_on.settle()
    assert "owed" in page.page.toPlainText().casefold()
    page.search.edit.clear()
    page.search.edit.setFocus()
    signed_on.type("zzxqv")
    assert page.list.count() == 0
    assert page.count.text() == help_text.NOTHING
    signed_on.key(KEY.Key_Escape)
    assert page.isVisible()
    assert page.list.count() > 10


def test_headings_come_before_words_of_the_text(book):
    first = book.search("quick card")[0]
    assert first.chapter == "officer/quick-card"
    assert book.search("   ") == ()


def test_a_hit_shows_the_words_around_it(book):
    for hit in book.search("receipt")[:5]:
        assert "receipt" in (hit.title + hit.words).casefold()


def test_the_page_before_comes_back(signed_on, page):
    first = page._shown
    assert not page.verbs["F5"].isEnabled()
    page.open("officer/outbox")
    signed_on.settle()
    signed_on.key(KEY.Key_F5)
    signed_on.settle()
    assert page._shown == first
    assert not page.verbs["F5"].isEnabled()


def test_every_link_of_the_manual_leads_somewhere(book):
    anchors = {(c.name, s.anchor) for c in book.chapters for s in c.sections}
    lost = []
    for chapter in book.chapters:
        html = (help_book.FOLDER / "pages" / f"{chapter.name.replace('/', '-')}.html").read_text(
            "utf-8"
        )
        for part in html.split('href="help:')[1:]:
            name, _, anchor = part.partition('"')[0].partition("#")
            if book.chapter(name) is None or (anchor and (name, anchor) not in anchors):
                lost.append(f"{chapter.name} -> {name}#{anchor}")
    assert lost == []


def test_arrows_lead_from_the_search_into_the_list_and_tab_into_the_chapter(signed_on, page):
    assert QApplication.focusWidget() is page.search.edit
    signed_on.key(KEY.Key_PageDown)
    assert page.page.verticalScrollBar().value() > 0
    signed_on.key(KEY.Key_PageUp)
    assert page.page.verticalScrollBar().value() == 0
    signed_on.key(KEY.Key_Down)
    assert QApplication.focusWidget() is page.list
    signed_on.key(KEY.Key_Tab)
    assert QApplication.focusWidget() is page.page
    for widget in (page.list, page.page, page.search.edit):
        spoken = QAccessible.queryAccessibleInterface(widget)
        assert spoken.text(QAccessible.Text.Name).strip()


def test_night_draws_the_chapter_in_its_colors(signed_on, page, qtbot):
    signed_on.window.wardrobe.choose_palette("night")
    qtbot.waitUntil(lambda: page.page.document().defaultStyleSheet().count("#d7dee8") > 0)
    signed_on.settle()
    bright = page.page.grab().toImage().pixelColor(4, 200)
    assert bright.lightnessF() < 0.2


def test_before_anybody_is_signed_on_f1_covers_the_window(screen, qtbot):
    qtbot.waitUntil(screen.window.sign_on.enter.isEnabled)
    screen.window.sign_on.username.edit.setFocus()
    screen.key(KEY.Key_F1)
    screen.settle()
    screen.settle()
    cover = screen.window.help.overlay
    assert cover.isVisible()
    assert cover.view._shown == place_of("sign_on")
    screen.key(KEY.Key_F4)
    assert QApplication.focusWidget() is cover.view.list
    screen.key(KEY.Key_Escape)
    assert not cover.isVisible()
    assert QApplication.focusWidget() is screen.window.sign_on.username.edit


def test_f1_over_a_wizard_opens_the_manual_over_it_and_no_key_goes_through(signed_on):
    signed_on.window.open_bundle_wizard()
    signed_on.settle()
    signed_on.key(KEY.Key_F1, signed_on.window.wizard)
    signed_on.settle()
    signed_on.settle()
    cover = signed_on.window.help.overlay
    assert cover.view._shown == place_of("wizard")
    signed_on.key(KEY.Key_F2)
    signed_on.key(KEY.Key_Escape)
    assert not cover.isVisible()
    assert signed_on.window.wizard.isVisible()
    assert [o for o in signed_on.window.findChildren(Overlay) if o.isVisible()] == [
        signed_on.window.wizard
    ]


def test_a_manual_that_is_not_there_is_said_and_nothing_else_happens(
    signed_on, tmp_path, monkeypatch
):
    monkeypatch.setattr(help_book, "FOLDER", tmp_path)
    page = open_help(signed_on)
    assert page.said.text() == help_text.NOT_THERE


def test_the_built_index_names_only_what_is_there():
    made = json.loads((help_book.FOLDER / "index.json").read_text("utf-8"))
    pages = [page for part in made["parts"] for page in part["pages"]]
    named = {f"{page['name'].replace('/', '-')}.html" for page in pages}
    assert named == {path.name for path in (help_book.FOLDER / "pages").iterdir()}
    shown = {name for page in pages for name in page["pictures"]}
    there = {path.name for path in (help_book.FOLDER / "pictures").glob("*.png")}
    assert shown == there
