"""Step 6 of the request: what DPS gets, and the ways out."""

from __future__ import annotations

from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from tracs_mobile.domain.problem import Severity
from tracs_mobile.domain.request_text import email_subject, request_email
from tracs_mobile.overriding import override
from ui.models.request_form import RequestForm
from ui.text import agency_words, request_text
from ui.views.request_panel import RequestPanel
from ui.widgets.basics import column, label, row
from ui.widgets.field import LabeledField
from ui.widgets.sizes import fit
from ui.widgets.verbs import Verb, VerbBar

_TO_PX = 420
_MOST_URL = 1_800
"""Longer addresses are cut off by Windows; then the body is left out."""


class SendPanel(RequestPanel):
    """The text of the e-mail; F9 saves it with its attachment. Nothing is sent by the program."""

    title = agency_words.SEND

    def __init__(self, form: RequestForm) -> None:
        super().__init__(form)
        self.to = LabeledField(request_text.TO, longest=120)
        fit(self.to, wide=_TO_PX)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(request_text.TEXT)
        self.verbs = VerbBar(
            (
                Verb(key="F5", words=request_text.COPY, do=self.copy),
                Verb(key="F6", words=request_text.ATTACHMENT, do=self.save_attachment),
                Verb(key="F7", words=request_text.OPEN_MAIL, do=self.open_mail),
                Verb(key="F9", words=request_text.SAVE_MAIL, do=self.save_mail, primary=True),
            ),
            self,
        )
        top = row(12)
        top.addWidget(self.to)
        top.addWidget(label(request_text.SEND_WHY, "line", wrap=True), 1)
        content = column(8, (0, 0, 0, 8))
        content.addLayout(top)
        content.addWidget(self.said)
        content.addWidget(self.text, 1)
        self.setLayout(content)

    @override
    def enter(self) -> None:
        self.say("")
        self.show_form()
        self.verbs["F9"].setFocus()

    @override
    def show_form(self) -> None:
        super().show_form()
        if self.isVisible():
            self.text.setPlainText(request_email(self.form.request))

    # --- ways out --------------------------------------------------------------------------

    def _ready(self) -> bool:
        """Whether it may leave; else the sentence why not."""
        blocking = sum(p.severity is Severity.BLOCK for p in self.form.problems)
        if blocking:
            self.say(request_text.not_yet(blocking), "warn")
        return not blocking

    @property
    def _stem(self) -> str:
        return request_text.file_stem(self.form.request.judiciary_code, self.form.today)

    def save_mail(self) -> None:
        """Ask where the e-mail goes, then write it."""
        if self._ready():
            path, _ = QFileDialog.getSaveFileName(
                self, request_text.SAVE_MAIL, f"{self._stem}.eml", request_text.MAIL_FILTER
            )
            if path:
                self.write(path)

    def save_attachment(self) -> None:
        """Ask where the attachment goes, then write it."""
        if self._ready():
            path, _ = QFileDialog.getSaveFileName(
                self, request_text.ATTACHMENT, f"{self._stem}.json", request_text.ATTACHMENT_FILTER
            )
            if path:
                self.write(path)

    def write(self, path: str) -> None:
        """Write the e-mail (`.eml`) or the attachment to `path`."""
        self.form.write(path, self.to.edit.text().strip(), self._written)

    def _written(self, path: str) -> None:
        mail = path.lower().endswith(".eml")
        said = request_text.mail_saved(path) if mail else request_text.attachment_saved(path)
        self.say(said, "good")

    def copy(self) -> None:
        """Put the text on the clipboard."""
        if self._ready():
            QGuiApplication.clipboard().setText(request_email(self.form.request))
            self.say(request_text.COPIED, "good")

    def open_mail(self) -> None:
        """Open the mail program of the laptop with the text; it cannot be given the attachment."""
        if not self._ready():
            return
        url = mail_url(
            self.to.edit.text().strip(),
            email_subject(self.form.request),
            request_email(self.form.request),
        )
        if QDesktopServices.openUrl(url):
            self.say(request_text.MAIL_OPENED, "good")
        else:
            self.say(request_text.NO_MAIL_PROGRAM, "warn")


def mail_url(to: str, subject: str, body: str) -> QUrl:
    """A `mailto:` address (RFC 6068); without the body where that would be too long."""
    head = f"mailto:{quote(to, safe='@')}?subject={quote(subject)}"
    whole = f"{head}&body={quote(body.replace(chr(10), chr(13) + chr(10)))}"
    return QUrl(whole if len(whole) <= _MOST_URL else head)
