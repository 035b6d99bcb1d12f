"""A request as a mail message, and a mail message taken apart. Nothing in it can raise."""

from __future__ import annotations

import email.message
import email.utils
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.header import decode_header
from email.message import EmailMessage, Message

from tracs_mobile.domain.problem import Problem, warn
from tracs_mobile.domain.request import ATTACHMENT_NAME, LOGO_NAME, AgencyRequest
from tracs_mobile.domain.request_html import html_to_text
from tracs_mobile.domain.request_text import email_subject, request_email, request_json
from tracs_mobile.domain.request_tidy import clean, tidied

MOST_BYTES = 8_000_000
MOST_PARTS = 60
MALFORMED = (
    ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError,
    email.message.MessageError if hasattr(email.message, "MessageError") else ValueError,
)  # fmt: skip
"""What the mail library raises on damaged messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """One file of a message. `name` is what the message calls it, cleaned."""

    name: str
    kind: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A message taken apart. `senders` are its From lines, the outermost first."""

    texts: tuple[str, ...] = ()
    senders: tuple[tuple[str, str], ...] = ()
    files: tuple[Attached, ...] = ()
    remarks: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Taken:
    texts: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    senders: list[tuple[str, str]] = field(default_factory=list)
    files: list[Attached] = field(default_factory=list)


def request_eml(request: AgencyRequest, *, at: datetime, to: str = "") -> bytes:
    """The message with its attachments, ready to be opened in a mail program and sent (RFC 5322).

    `at` (aware) is its date. From is the Head of Department. Mail programs that know `X-Unsent`
    open it as a draft. Equal arguments give equal bytes.
    """
    tidy = tidied(request)
    text, attachment = request_email(tidy), request_json(tidy)
    made = EmailMessage(policy=policy.SMTP)
    made["From"] = _sender(tidy)
    made["To"] = _address(to)
    made["Subject"] = email_subject(tidy)
    made["Date"] = email.utils.format_datetime(at)
    made["X-Unsent"] = "1"
    made.set_content(text, cte="quoted-printable")
    made.add_attachment(
        attachment, maintype="application", subtype="json", filename=ATTACHMENT_NAME
    )
    if tidy.logo_png:
        made.add_attachment(tidy.logo_png, maintype="image", subtype="png", filename=LOGO_NAME)
    made.set_boundary(f"=_{hashlib.sha256(attachment).hexdigest()[:40]}")
    return made.as_bytes()


def _sender(request: AgencyRequest) -> str:
    address = _address(request.head.email)
    if not address:
        return ""
    return email.utils.formataddr((request.head.name[:100], address), charset="utf-8")


def _address(text: str) -> str:
    plain = text.isascii() and text.count("@") == 1 and not any(c in text for c in ' ,;:<>()[]"\\')
    return text if plain and len(text) <= 200 else ""


def is_mail(raw: bytes) -> bool:
    """Whether the bytes are a mail message with its head, and not the pasted text of one."""
    head = raw[:20_000].lstrip().replace(b"\r\n", b"\n").partition(b"\n\n")[0].lower()
    names = {line.partition(b":")[0] for line in head.split(b"\n") if b":" in line[:60]}
    signs = {b"mime-version", b"content-type", b"received", b"message-id", b"return-path"}
    return bool(names & signs) and head.partition(b"\n")[0].partition(b":")[1] == b":"


def unpack(raw: bytes) -> Mail:
    """Take a message apart, forwarded messages inside it too. Damage becomes a remark."""
    taken, remarks = _Taken(), []
    try:
        message = message_from_bytes(raw[:MOST_BYTES].lstrip(), policy=policy.compat32)
        for count, part in enumerate(message.walk()):
            if count >= MOST_PARTS:
                remarks.append(_remark("The e-mail has more parts than a request can have."))
                break
            _take(part, taken)
    except MALFORMED:
        remarks.append(_remark("The e-mail is damaged or built in an unusual way."))
    texts = taken.texts or [html_to_text(page) for page in taken.html]
    return Mail(
        texts=tuple(texts),
        senders=tuple(taken.senders),
        files=tuple(taken.files),
        remarks=tuple(remarks),
    )


def _remark(told: str) -> Problem:
    return warn(
        "note", "reading.mail", f"{told} Not all of it was read; check it against the original."
    )


def _take(part: Message, taken: _Taken) -> None:
    if part["From"] is not None and not taken_too_many(taken):
        taken.senders += list(_senders(part))
    if part.is_multipart():
        return
    kind = part.get_content_type()
    name = clean(_decoded((part.get_filename() or "")[:2_000]))[:100]
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return
    if kind in ("text/plain", "text/html") and not name:
        text = _text(data, part.get_content_charset("utf-8"))
        (taken.texts if kind == "text/plain" else taken.html).append(text)
    else:
        taken.files.append(Attached(name=name or kind, kind=kind, data=data))


def taken_too_many(taken: _Taken) -> bool:
    """Whether enough senders are known."""
    return len(taken.senders) >= MOST_PARTS


def _senders(part: Message) -> Iterator[tuple[str, str]]:
    for value in part.get_all("From", [])[:5]:
        name, address = email.utils.parseaddr(_decoded(str(value)[:2_000])[:500])
        if "@" in address:
            yield clean(name), clean(address)


def _decoded(value: str) -> str:
    """A header in plain letters; as it stands when it cannot be decoded."""
    try:
        pieces = decode_header(value)
        return "".join(p if isinstance(p, str) else _text(p, c or "utf-8") for p, c in pieces)
    except MALFORMED:
        return value


def _text(data: bytes, charset: str) -> str:
    """Bytes as letters: as declared, else UTF-8, else windows-1252 as mail programs mean it."""
    names = [charset.lower(), "utf-8"]
    if names[0] in ("us-ascii", "ascii", "iso-8859-1", "latin-1"):
        names = ["utf-8"]
    for name in names:
        try:
            return data.decode(name)
        except (UnicodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


def text_of(data: bytes) -> str:
    """Pasted or uploaded bytes as text, whatever program saved them."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    return _text(data.removeprefix(b"\xef\xbb\xbf"), "utf-8")
