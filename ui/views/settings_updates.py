"""New versions of program and law from a stick, and the package for the agency's next laptop."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from tracs_mobile.domain.rights import Verb as Right
from tracs_mobile.overriding import override
from tracs_mobile.ports.updating import UpdateFound, UpdateStanding
from tracs_mobile.services.client import Client
from ui.tasks import Doing, Lanes
from ui.text import first_text, settings_words, update_text
from ui.tokens import FIELD_PX
from ui.views.page import SayingPage
from ui.widgets.basics import column, label
from ui.widgets.card import Card
from ui.widgets.scroll import FollowingArea
from ui.widgets.sizes import fit
from ui.widgets.verbs import Verb, VerbBar

_LIST_PX = 160
_LINE_PX = 50


class UpdateSection(SayingPage):
    """Looks at sticks, copies an update here, and hands it on once nothing is at risk."""

    title = settings_words.SETTINGS

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self._client = client
        self._lanes = lanes
        self.version = label(update_text.READING, "line", wrap=True)
        self.found: list[QPushButton] = []
        self._listed: tuple[UpdateFound, ...] = ()
        self.chosen: UpdateFound | None = None
        self.none = label(update_text.NONE, "soft", wrap=True)
        self.package = QPushButton(update_text.WRITE)
        self.package.setAccessibleName(update_text.WRITE)
        self.package.setFixedHeight(FIELD_PX)
        self.package.clicked.connect(self._choose_package)
        self.package_why = label(update_text.PACKAGE_WHY, "line", wrap=True)
        self.verbs = VerbBar(
            (
                Verb(key="F6", words=update_text.LOOK, do=self.look),
                Verb(key="F7", words=update_text.FOLDER, do=self._choose_folder),
                Verb(key="F8", words=update_text.TAKE, do=self.take),
                Verb(key="F9", words=update_text.INSTALL, do=self.install, primary=True),
            ),
            self,
        )
        self._build()

    def _build(self) -> None:
        self._list = column(6)
        self._list.addWidget(self.none)
        self._list.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._list)
        self.list = FollowingArea(inside, update_text.FROM_STICK, on_card=True)
        fit(self.list, high=_LIST_PX)
        content = column(10, (10, 0, 10, 8))
        content.addWidget(Card(update_text.VERSION, [self.version]))
        content.addWidget(Card(update_text.FROM_STICK, [self.list]))
        content.addWidget(self.said)
        content.addWidget(Card(update_text.PACKAGE, [self.package_why, self.package]))
        content.addStretch(1)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    @override
    def enter(self) -> None:
        """Read what is installed, and look at the sticks that are in."""
        self.say("")
        self._show_package()
        updates = self._client.updates
        if updates is None:
            self._stand(UpdateStanding(installed="", off=True))
            return
        self._lanes.misc.run(updates.standing, done=self._stand, failed=self._failed)

    def _show_package(self) -> None:
        """Only a Point of Contact of a live laptop writes one."""
        refused = self._client.may(Right.EDIT_SHORTCUTS)
        live = self._client.packages is not None
        why = refused or update_text.PACKAGE_WHY
        self.package_why.setText(why if live else update_text.PRACTICE)
        self.package.setEnabled(live and not refused)

    def _stand(self, standing: UpdateStanding) -> None:
        self.version.setText(update_text.standing(standing) if standing.installed else "")
        for key in ("F6", "F7", "F8"):
            self.verbs[key].setEnabled(not standing.off)
        self.verbs["F9"].setEnabled(bool(standing.ready))
        if standing.off:
            self.none.setText(update_text.OFF)
        else:
            self.look()

    # --- sticks ------------------------------------------------------------------------------

    def look(self, folders: tuple[str, ...] = ()) -> None:
        """Look at the sticks that are in, and at `folders`."""
        updates = self._client.updates
        if updates is None or not self.verbs["F6"].isEnabled():
            return
        self.none.setText(update_text.LOOKING)
        self._lanes.misc.run(lambda: updates.look(folders), done=self._show, failed=self._failed)

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, update_text.CHOOSE_FOLDER)
        if path:
            self.look((path,))

    def _show(self, found: tuple[UpdateFound, ...]) -> None:
        """List what was found; the only good one is chosen at once."""
        while self.found:
            gone = self.found.pop()
            self._list.removeWidget(gone)
            gone.deleteLater()
        self._listed = found
        for at, one in enumerate(found):
            self._list.insertWidget(at, self._button(one))
        self.none.setText("" if found else update_text.NONE)
        good = [one for one in found if one.good]
        self._choose(good[0] if len(good) == 1 else None)

    def _button(self, found: UpdateFound) -> QPushButton:
        first = found.said if found.good else first_text.CANNOT_BE_USED
        button = QPushButton(f"{found.name}\n{first}".replace("&", "&&"))
        button.setProperty("kind", "person")
        button.setCheckable(True)
        button.setAccessibleName(found.name)
        button.setAccessibleDescription(found.said)
        fit(button, high=_LINE_PX)
        button.clicked.connect(partial(self._choose, found))
        self.found.append(button)
        return button

    def _choose(self, found: UpdateFound | None, _checked: bool = False) -> None:
        self.chosen = found if found is not None and found.good else None
        for button, one in zip(self.found, self._listed, strict=True):
            button.setChecked(one is found)
        if found is not None:
            self.say(found.said, "plain" if found.good else "bad")

    def take(self) -> None:
        """Copy the chosen update here."""
        updates, chosen = self._client.updates, self.chosen
        if updates is None or not self.verbs["F8"].isEnabled():
            return
        if chosen is None:
            self.say(update_text.CHOOSE_FIRST, "warn")
            return
        doing = Doing(words=update_text.COPYING)
        self._lanes.misc.run(
            lambda: updates.take(chosen.path, stopped=doing.given_up.is_set),
            done=self._taken,
            failed=self._failed,
            doing=doing,
        )

    def _taken(self, said: str) -> None:
        self.say(said, "good")
        updates = self._client.updates
        if updates is not None:
            self._lanes.misc.run(updates.standing, done=self._stand_ready, failed=self._failed)

    def _stand_ready(self, standing: UpdateStanding) -> None:
        self.version.setText(update_text.standing(standing))
        self.verbs["F9"].setEnabled(bool(standing.ready))

    # --- installing --------------------------------------------------------------------------

    def install(self) -> None:
        """Hand what lies ready to the installer, unless something has to be done first."""
        if self._client.updates is None or not self.verbs["F9"].isEnabled():
            return
        self._lanes.store.run(self._client.update_obstacle, done=self._install, failed=self._failed)

    def _install(self, obstacle: str) -> None:
        updates = self._client.updates
        if obstacle or updates is None:
            self.say(obstacle, "warn")
            return
        self._lanes.store.run(
            updates.install,
            done=self._installing,
            failed=self._failed,
            doing=Doing(words=update_text.INSTALLING, can_stop=False),
        )

    def _installing(self, said: str) -> None:
        self.say(said, "good")
        self.window().close()  # the installer waits for it

    # --- the agency's next laptop ------------------------------------------------------------

    def _choose_package(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, update_text.CHOOSE_PACKAGE, "", first_text.FILE_FILTER
        )
        if path:
            self.write_package(path)

    def write_package(self, path: str) -> None:
        """Add this laptop's devices and shortcuts to the package at `path`."""
        packages, client = self._client.packages, self._client
        if packages is None:
            return

        def write() -> str:
            pairs = tuple((s.words, str(s.charge_id)) for s in client.shortcuts())
            return packages.write(path, pairs)

        self._lanes.store.run(
            write,
            done=lambda said: self.say(said, "good"),
            failed=self._failed,
            doing=Doing(words=update_text.WRITING, can_stop=False),
        )
