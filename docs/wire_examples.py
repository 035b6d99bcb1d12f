"""Every made part of the chapter on the wire: examples, and tables of routes, codes and limits."""

import base64
import json
from dataclasses import replace
from urllib.parse import quote

from wire_records import (
    AT,
    CODE,
    DEVICE,
    GATEWAY,
    GATEWAY_KEY,
    LAPTOP,
    SEALED,
    SEALING,
    an_envelope,
    batch_result,
    config,
    enrol_answer,
    enrol_request,
    news,
    receipt_claims,
    signed,
)

from sync import wire
from sync.gateway.app import create_app
from sync.gateway.intake.content import EASTERN
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import enrolling, vouchers
from sync.gateway.office.refusal_words import WORDS
from sync.gateway.reading import MAX_BODY
from sync.link import Limits
from tracs_mobile.domain import canonical
from tracs_mobile.domain.enrolment_code import grouped
from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.domain.states import Review
from tracs_mobile.vault import enrolment_ids
from tracs_mobile.vault.atrest import StoreKey
from tracs_mobile.vault.jws import SigningKey

WHO = {"device": "a laptop", "subscriber": "a subscriber of the feed"}
"""The security schemes of the OpenAPI in words."""


def pretty(message):
    """A message for people: the same content, with line breaks."""
    return json.dumps(json.loads(wire.encode(message)), indent=1, ensure_ascii=False)


def routes(document):
    """A table of the routes as the OpenAPI tells them."""
    rows = ["| Route | What it does | In whose name | Answers |", "| --- | --- | --- | --- |"]
    for path, operations in document["paths"].items():
        for method, told in operations.items():
            named = [name for way in told["security"] for name in way]
            who = WHO[named[0]] if named else "anybody"
            does = told["description"].partition("\n")[0]
            answers = ", ".join(sorted(told["responses"]))
            rows.append(f"| `{method.upper()} {path}` | {does} | {who} | {answers} |")
    return "\n".join(rows)


def openapi(folder):
    """The OpenAPI of a gateway on a new database in `folder`."""

    class Clock:
        def now(self):
            return AT

    url = f"sqlite:///{quote(str(folder))}/gateway.db"
    app = create_app(
        url, GatewayKeys.of(SigningKey.generate(), SEALING, StoreKey.generate()), Clock()
    )
    try:
        return app.openapi()
    finally:
        app.state.desk.database.close()


def limits():
    """A table of every limit, from the constants themselves."""
    known = Limits()
    rows = {
        "events in a batch": f"{wire.MAX_ITEMS}",
        "bytes of a line": f"{wire.MAX_LINE:,}",
        "bytes of a request as sent": f"{MAX_BODY:,}",
        "bytes of a message after inflating": f"{wire.MAX_MESSAGE:,}",
        "bytes of an answer that our client reads": f"{known.answer_bytes:,}",
        "seconds our client waits to connect, between reads, in all": (
            f"{known.connect_s:g}, {known.read_s:g}, {known.total_s:g}"
        ),
        "hours an enrollment code is good for": (f"{enrolling.CODE_LIFE.total_seconds() / 3600:g}"),
        "days an activation code is good for": f"{vouchers.VOUCHER_LIFE.days}",
        "time zone of dates without one": EASTERN.key,
    }
    told = "\n".join(f"| {name} | {value} |" for name, value in rows.items())
    return f"| Limit | |\n| --- | --: |\n{told}"


def codes():
    """A table of every word for a refused line."""
    told = "\n".join(f"| `{code}` | {words} |" for code, words in sorted(WORDS.items()))
    return f"| Code | What it means |\n| --- | --- |\n{told}"


def fenced(text, kind="json"):
    """A block of code."""
    return f"```{kind}\n{text}\n```"


def examples(folder):
    """Every made part of the page by its name."""
    envelope = an_envelope()
    line = wire.encode_line(envelope).decode()
    token = wire.request_token(LAPTOP, AT)
    receipt = signed(receipt_claims())
    batch = wire.encode_batch([envelope])
    account = NumberAccount(total=500, free=140, issued=350, void=10)
    review = wire.ReviewRequest(
        poc="07A13", number="E0000002", state=Review.RETURNED, note="The plate is of another car."
    )
    hello = wire.HelloClaims(nonce="bm9uY2Utb2YtYW4tZXhhbXBsZQ", now=AT, gateway=GATEWAY)
    return {
        "routes": routes(openapi(folder)),
        "keys": fenced(
            GATEWAY_KEY.public.to_pem().decode().strip()
            + f"\nkid {GATEWAY_KEY.public.thumbprint}\n\n"
            + LAPTOP.key.public.to_pem().decode().strip()
            + f"\ndevice {DEVICE}",
            "text",
        ),
        "event": fenced(envelope.body.decode()),
        "digest": fenced(
            f"SHA-256    {envelope.digest.hex()}\n"
            f"signature  {base64.b64encode(envelope.signature).decode()}",
            "text",
        ),
        "line": fenced(line),
        "token": fenced(
            f"{token}\n\nheader   {_part(token, 0)}\npayload  {_part(token, 1)}", "text"
        ),
        "sealed": fenced(SEALED, "text"),
        "call": fenced(
            "POST /v1/batches HTTP/1.1\n"
            f"Authorization: Bearer {token}\n"
            f"Content-Type: {wire.NDJSON}\n"
            f"Content-Digest: {wire.content_digest(batch)}\n\n"
            "the line above, and a line feed",
            "text",
        ),
        "result": fenced(pretty(batch_result())),
        "receipt": fenced(pretty(receipt_claims())),
        "receipt-token": fenced(f"{receipt}\n\nheader   {_part(receipt, 0)}", "text"),
        "hello": fenced(pretty(hello)),
        "code": fenced(f"code     {grouped(CODE)}\ncode_id  {enrolment_ids.code_id(CODE)}", "text"),
        "enrol-proved": fenced(canonical.encode(replace(enrol_request(), proof="")).decode()),
        "enrol-request": fenced(pretty(enrol_request())),
        "enrol-answer": fenced(pretty(enrol_answer())),
        "config": fenced(pretty(wire.ConfigClaims(device=DEVICE, config=config()))),
        "numbers": fenced(pretty(wire.NumbersRequest(account=account))),
        "heartbeat": fenced(
            pretty(wire.Heartbeat(waiting=2, oldest_at=AT, used=360, free=140, highest_used=360))
        ),
        "news": fenced(pretty(news())),
        "review": fenced(pretty(review)),
        "problem": fenced(
            pretty(
                wire.Problem(
                    code="CLOCK", say="The laptop's clock differs too much from the DPS clock."
                )
            )
        ),
        "codes": codes(),
        "limits": limits(),
    }


def _part(token, index):
    text = token.split(".")[index]
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
