"""The wizard that takes tickets to DPS on a stick: keys, sticks that come and go, receipts."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sync import wire
from sync.bundles.receipts import BundleReceipts, receipts_file
from tracs_mobile.domain.outbox import ItemStatus
from tracs_mobile.ports import Place, PlaceKind
from tracs_mobile.testing.issued import an_envelope, issue_one
from tracs_mobile.vault.jws import sign_token
from ui.text import bundle_text


def a_stick(folder, name="KINGSTON", **changes):
    path = folder / name
    path.mkdir(exist_ok=True)
    values = {"path": str(path), "name": name, "free_bytes": 14_300_000_000, **changes}
    return Place(kind=PlaceKind.STICK, **values)


def issue(desk, count):
    with desk.store.units() as unit:
        issued = [
            issue_one(unit, signer=desk.store.signer, at=desk.clock.now()) for _ in range(count)
        ]
        unit.commit()
    return issued


def open_wizard(screen):
    screen.window.open_bundle_wizard()
    screen.settle()
    return screen.window.wizard


def press(screen, key):
    QTest.keyClick(QApplication.focusWidget() or screen.window.wizard, key)
    screen.settle()


def files_on(place):
    return sorted(path.name for path in Path(place.path).iterdir())


def test_a_stick_is_chosen_by_its_number_written_and_told(signed_on, desk, tmp_path):
    issue(desk, 3)
    stick = a_stick(tmp_path)
    desk.station.sticks = [stick, a_stick(tmp_path, "FULL", problem="It is full.")]
    wizard = open_wizard(signed_on)
    assert wizard.lead.text() == "3 records wait for DPS. Where to?"
    assert [button.isEnabled() for button in wizard.places] == [True, False]
    assert "It is full." in wizard.places[1].text()
    press(signed_on, Qt.Key.Key_2)
    assert files_on(stick) == []
    press(signed_on, Qt.Key.Key_1)
    assert "3 records are on KINGSTON, written and read back." in wizard.said.text()
    assert all(step.isVisible() for step in wizard.steps)
    assert len(files_on(stick)) == 1


def test_enter_presses_the_place_that_has_the_cursor_and_escape_gives_the_window_back(
    signed_on, desk, tmp_path
):
    issue(desk, 1)
    desk.station.sticks = [a_stick(tmp_path)]
    signed_on.window.workplace.show_page("outbox")
    signed_on.settle()
    before = QApplication.focusWidget()
    wizard = open_wizard(signed_on)
    assert QApplication.focusWidget() is wizard.places[0]
    press(signed_on, Qt.Key.Key_Return)
    assert "1 record is on KINGSTON" in wizard.said.text()
    press(signed_on, Qt.Key.Key_Escape)
    assert not wizard.isVisible()
    assert QApplication.focusWidget() is before


def test_no_key_of_the_page_below_means_anything_while_the_wizard_is_there(signed_on, desk):
    wizard = open_wizard(signed_on)
    press(signed_on, Qt.Key.Key_F10)
    assert not signed_on.window.workplace.dark.isVisible()
    assert wizard.isVisible()


def test_a_stick_that_is_put_in_appears_by_itself(signed_on, desk, tmp_path):
    issue(desk, 1)
    wizard = open_wizard(signed_on)
    assert wizard.places == []
    assert wizard.said.text() == bundle_text.NO_STICK
    desk.station.sticks = [a_stick(tmp_path)]
    wizard._look()
    signed_on.settle()
    assert [button.accessibleName() for button in wizard.places] == ["KINGSTON"]
    assert not wizard.said.isVisible()
    desk.station.sticks = []
    wizard._look()
    signed_on.settle()
    assert wizard.places == []


def test_with_nobody_signed_on_the_sealed_copies_are_offered(screen, desk, tmp_path):
    for one in issue(desk, 2):
        desk.client.issuing.spool.put(an_envelope(one))
    stick = a_stick(tmp_path)
    desk.station.sticks = [stick]
    screen.qtbot.waitUntil(screen.window.sign_on.bundle.isEnabled)
    screen.window.sign_on.bundle.click()
    screen.settle()
    wizard = screen.window.wizard
    assert "2 records wait for DPS" in wizard.lead.text()
    assert bundle_text.SEALED in wizard.lead.text()
    press(screen, Qt.Key.Key_1)
    assert "2 records are on KINGSTON" in wizard.said.text()
    press(screen, Qt.Key.Key_Escape)
    screen.sign_on()
    assert screen.window.workplace is not None


def test_nothing_that_waits_leaves_nothing_to_choose(signed_on, desk, tmp_path):
    desk.station.sticks = [a_stick(tmp_path)]
    wizard = open_wizard(signed_on)
    assert wizard.lead.text() == bundle_text.NOTHING_WAITS
    assert wizard.places == []
    assert not wizard.other.isEnabled()


def test_a_folder_is_asked_for_and_offered_again_the_next_time(signed_on, desk, tmp_path):
    issue(desk, 1)
    shared = tmp_path / "share"
    shared.mkdir()
    wizard = open_wizard(signed_on)
    wizard._folder = lambda _parent: str(shared)
    press(signed_on, Qt.Key.Key_F6)
    assert "1 record is on" in wizard.said.text()
    assert len(list(shared.glob("*.vcvcx"))) == 1
    press(signed_on, Qt.Key.Key_F5)
    assert [button.accessibleName() for button in wizard.places] == [str(shared)]


def test_a_stick_that_is_pulled_out_is_a_sentence_and_the_next_one_is_taken(
    signed_on, desk, tmp_path
):
    issue(desk, 1)
    gone = Place(kind=PlaceKind.STICK, path=str(tmp_path / "gone"), name="GONE")
    desk.station.sticks = [gone]
    wizard = open_wizard(signed_on)
    press(signed_on, Qt.Key.Key_1)
    assert "The stick is gone" in wizard.said.text()
    desk.station.sticks = [a_stick(tmp_path)]
    wizard.begin()
    signed_on.settle()
    press(signed_on, Qt.Key.Key_1)
    assert "written and read back" in wizard.said.text()


def receipts_for(desk, issued, status=ItemStatus.ACCEPTED):
    """What DPS writes back to the stick for these tickets."""

    def token(said):
        return sign_token(wire.encode(said), desk.station.dps, kid="dps", typ=wire.GATEWAY_TYP)

    def item(line, one):
        claims = wire.ReceiptClaims(
            receipt_id=f"R-{line}",
            number=one.document.number,
            seq=1,
            digest=one.digest.hex(),
            device="LAPTOP-1",
            received_at=desk.clock.now(),
            gateway="g",
            channel="bundle",
        )
        took = status is ItemStatus.ACCEPTED
        return wire.ItemResult(
            line=line,
            number=one.document.number,
            seq=1,
            status=status,
            receipt=token(claims) if took else "",
            errors=() if took else (wire.ItemProblem(code="OFFICER_UNKNOWN", say="Not listed."),),
        )

    said = BundleReceipts(
        bundle_id="b",
        device="LAPTOP-1",
        gateway="g",
        imported_at=desk.clock.now(),
        items=tuple(item(n, one) for n, one in enumerate(issued)),
    )
    return receipts_file(said, token)


def test_receipts_turn_the_lines_green(signed_on, desk, tmp_path):
    issued = issue(desk, 12)
    stick = a_stick(tmp_path)
    desk.station.sticks = [stick]
    wizard = open_wizard(signed_on)
    press(signed_on, Qt.Key.Key_1)
    signed_on.window.workplace.show_page("outbox")
    signed_on.settle()
    lines = signed_on.window.workplace.page("outbox").lines
    assert all(line.why.text().startswith("On a stick since") for line in lines)
    (tmp_path / "KINGSTON" / "a.receipts.vcvcx").write_bytes(receipts_for(desk, issued))
    wizard.close_button.setFocus()
    press(signed_on, Qt.Key.Key_F7)
    assert wizard.said.text() == "Receipts read: 12 of 12."
    signed_on.window.workplace.read_summary()
    signed_on.settle()
    lines = signed_on.window.workplace.page("outbox").lines
    assert {line.state.text() for line in lines} == {"Received"}


def test_receipts_that_were_read_meanwhile_are_told_in_the_open_wizard(signed_on, desk, tmp_path):
    issued = issue(desk, 2)
    desk.station.sticks = [a_stick(tmp_path)]
    wizard = open_wizard(signed_on)
    raw = receipts_for(desk, issued, ItemStatus.REJECTED)
    (tmp_path / "KINGSTON" / "a.receipts.vcvcx").write_bytes(raw)
    desk.station.carrying.look()
    wizard._look()
    signed_on.settle()
    assert "Receipts read: 0 of 2. DPS refused 2" in wizard.said.text()


def test_no_receipts_yet_is_said(signed_on, desk, tmp_path):
    issue(desk, 1)
    desk.station.sticks = [a_stick(tmp_path)]
    wizard = open_wizard(signed_on)
    press(signed_on, Qt.Key.Key_F7)
    assert wizard.said.text() == bundle_text.NO_RECEIPTS


def test_the_outbox_leads_to_the_wizard_and_opening_it_twice_is_once(signed_on, desk):
    signed_on.window.workplace.show_page("outbox")
    signed_on.settle()
    signed_on.key(Qt.Key.Key_F4)
    signed_on.settle()
    wizard = signed_on.window.wizard
    assert wizard.isVisible()
    signed_on.window.workplace.open_bundle_wizard()
    signed_on.settle()
    assert signed_on.window.wizard is wizard
