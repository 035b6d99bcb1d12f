"""The link to DPS: address, proxy, certificate, and a test that tells the cause in a sentence."""

from __future__ import annotations

from tracs_mobile.domain.rights import Verb as Right
from tracs_mobile.overriding import override
from tracs_mobile.ports.link import LinkFacts, LinkReport
from tracs_mobile.services.client import Client
from ui.tasks import Doing, Lanes
from ui.text import enrol_text, note_text, settings_words, update_text
from ui.views.page import SayingPage
from ui.widgets.basics import column, label, row
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.dps_address import DpsAddressField
from ui.widgets.proxy import ProxyField
from ui.widgets.verbs import Verb, VerbBar


class LinkSection(SayingPage):
    """Shows and changes `client.link`; in practice it is only told about."""

    title = settings_words.SETTINGS

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self._client = client
        self._lanes = lanes
        self._pinned = False
        self.address = DpsAddressField()
        self.proxy = ProxyField()
        options = tuple(Option(value=v, label=w) for v, w in enrol_text.PINS)
        self.pins = ChoiceField(enrol_text.PIN_TITLE, options)
        self.pins.chosen.connect(self._pin)
        self.note = label("", "line", wrap=True)
        self.why = label(enrol_text.LINK_WHY, "line", wrap=True)
        self.fixed = label("", "line", wrap=True)
        self.fixed.hide()
        self.verbs = VerbBar(
            (
                Verb(key="F6", words=settings_words.TEST_IT, do=self.test),
                Verb(key="F9", words=settings_words.KEEP_IT, do=self.keep, primary=True),
            ),
            self,
        )
        pinning = row(12)
        pinning.addWidget(self.pins)
        pinning.addWidget(self.note, 1)
        content = column(10, (10, 0, 10, 8))
        content.addWidget(
            Card(settings_words.LINK, [self.why, self.fixed, self.address, self.proxy])
        )
        content.addWidget(Card(settings_words.PROOF, [pinning]))
        content.addWidget(self.said)
        content.addStretch(1)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    @override
    def enter(self) -> None:
        """The address is where the cursor is."""
        link = self._client.link
        if link is None or self._client.session.training:
            self._lock(enrol_text.LINK_TRAINING)
            return
        self._show(link.facts())
        self._fix()
        refused = self._client.may(Right.SET_UP_DEVICES)
        self.verbs["F9"].setEnabled(not refused)
        self.say(refused, "warn" if refused else "plain")
        (self.address if self.address.isEnabled() else self.proxy).setFocus()

    def _fix(self) -> None:
        """What the agency's IT fixed by a policy is shown, and cannot be changed."""
        settings = self._client.settings
        self.fixed.setText(update_text.fixed_link(settings))
        self.fixed.setVisible(bool(self.fixed.text()))
        fixed = settings.by_agency
        self.address.setEnabled("dps_url" not in fixed)
        self.proxy.setEnabled("proxy" not in fixed)
        self.pins.setEnabled("pin_issuer" not in fixed)

    def _lock(self, said: str) -> None:
        self.why.setText(said)
        for part in (self.address, self.proxy, self.pins, self.verbs["F6"], self.verbs["F9"]):
            part.setEnabled(False)

    def _show(self, facts: LinkFacts) -> None:
        self.address.show_text(facts.address)
        self.proxy.show_value(facts.proxy)
        self._pin(facts.pinned)
        self._note(facts)

    def _address(self) -> str:
        """The address as it is meant; empty, told and under the cursor when it can be none."""
        address, wrong = self.address.meant()
        if wrong:
            self.say(wrong, "warn")
            self.address.setFocus()
        return address

    def _note(self, facts: LinkFacts) -> None:
        if not self._client.settings.pinned_ca_pem:
            self.note.setText(enrol_text.pin_note(facts))
        elif facts.pinned:
            self.note.setText(update_text.PINS_OF_AGENCY)
        else:
            self.note.setText(update_text.WATCHED_OF_AGENCY)

    def _pin(self, value: object) -> None:
        self._pinned = bool(value)
        self.pins.show_value(self._pinned)

    def test(self) -> None:
        """Ask DPS the way the page says, and tell what came of it."""
        link = self._client.link
        if link is None or not self.verbs["F6"].isEnabled():
            return
        address, proxy = self._address(), self.proxy.value()
        if not address:
            return
        self._busy(True)
        self.say(enrol_text.TESTING)
        self._lanes.misc.run(
            lambda: link.test(address, proxy),
            done=self._tested,
            failed=self._not_done,
            doing=Doing(words=note_text.TESTING_LINK),
        )

    def _tested(self, report: LinkReport) -> None:
        self._busy(False)
        self.say(report.said, "good" if report.good else "bad")
        if self._client.link is not None:
            self._note(self._client.link.facts())

    def keep(self) -> None:
        """Deliver the way the page says from now on."""
        link = self._client.link
        if link is None or not self.verbs["F9"].isEnabled():
            return
        address, proxy, pinned = self._address(), self.proxy.value(), self._pinned
        if not address:
            return
        self._busy(True)
        self._lanes.misc.run(
            lambda: link.keep(address, proxy, pinned=pinned),
            done=self._kept,
            failed=self._not_done,
            doing=Doing(words=note_text.KEEPING_LINK, can_stop=False),
        )

    def _kept(self, _: None) -> None:
        self._busy(False)
        self.say(enrol_text.LINK_KEPT, "good")
        if self._client.link is not None:
            self._show(self._client.link.facts())

    def _not_done(self, error: Exception) -> None:
        self._busy(False)
        self._failed(error)

    def _busy(self, busy: bool) -> None:
        self.verbs["F6"].setEnabled(not busy)
        self.verbs["F9"].setEnabled(not busy and not self._client.may(Right.SET_UP_DEVICES))
