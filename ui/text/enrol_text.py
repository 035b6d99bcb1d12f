"""The sentences of a laptop that becomes live, of its link to DPS, and of further officers."""

from __future__ import annotations

from tracs_mobile.domain.agency import Role
from tracs_mobile.domain.dps_address import dps_address
from tracs_mobile.domain.enrolment_code import CODE_CHARACTERS, cleaned, enrolment_code, grouped
from tracs_mobile.errors import BadInput
from tracs_mobile.ports.link import LinkFacts
from tracs_mobile.services.activating import Candidate
from tracs_mobile.wording import say

ENROL_TITLE = say("Set this laptop up with DPS")
ENROL_WHY = say(
    "DPS e-Ticket support gives your Point of Contact an address and a code for this laptop. "
    "The code is good for 72 hours and for one laptop; it is never sent over the network."
)
ADDRESS = say("Address of DPS")
ADDRESS_SHAPE = "https://"
CODE = say("One-time code")
CODE_SHAPE = "XXXXX-XXXXX-XXXXX-XXXXX"
PROXY = say("Proxy of this network")
PROXY_ADDRESS = say("Proxy's address, http://name:port")
PROXIES = (("system", say("As in Windows")), ("none", say("None")), ("address", say("This one")))
ASK = say("Ask DPS")
ASKING = say("Asking DPS. This takes up to half a minute…")
NEED_ADDRESS = say("Enter the address of DPS.")
NEED_CODE = say("Enter the one-time code from DPS: four groups of five characters.")
CODE_WHOLE = say("✓ The code is complete.")

ACTIVATE_TITLE = say("Who begins on this laptop?")
ACTIVATE_WHY = say(
    "DPS knows this laptop now. One officer begins: with the activation code that DPS told this "
    "officer, and a secret that only this officer knows. The others are added later, by anybody "
    "who is signed on: Settings, Officers."
)
NO_OFFICERS = say(
    "DPS has sent no officer who could begin. Ask DPS e-Ticket support for an activation, then "
    "press “Ask DPS again”."
)
ACTIVATION = say("Activation code from DPS, 8 digits")
NEW_SECRET = say("Your own secret")
SECRET_AGAIN = say("Once more")
CANDIDATES = say("Officers of your agency")
RULES = say(
    "At least 8 characters; four words that do not belong together are best. You need it at every "
    "sign-on, and nobody at DPS can look it up."
)
BEGIN = say("Begin")
ADD = say("Add this officer")
LET_IN = say("Let in again")
MAKING = say("Making the keys. This takes a few seconds…")
ASK_AGAIN = say("Ask DPS again")
START_OVER = say("Use another code")
START_OVER_SURE = say("Really start over?")
OVER_WHY = say(
    "What DPS answered is forgotten. You need a new code from DPS. Press again to go on."
)
CHOOSE_OFFICER = say("Tap the officer first.")
NOT_ALIKE = say("The two secrets differ. Type both again.")
TYPE_TWICE = say("Choose a secret and type it twice.")

SECTIONS = (
    ("looks", say("Looks and favorites")),
    ("link", say("Link to DPS")),
    ("officers", say("Officers")),
    ("updates", say("Updates")),
)

LINK_WHY = say("Where tickets go, and which way. A test changes nothing.")
LINK_TRAINING = say(
    "Practice delivers to a gateway inside this program. The link to DPS is set on the live side."
)
PIN_TITLE = say("Certificate of DPS")
PINS = ((False, say("Watch")), (True, say("Only DPS's own")))
TESTING = say("Asking DPS…")
LINK_KEPT = say("Kept. Tickets go that way from now on.")

OFFICERS_WHY = say(
    "An officer of your agency can sign on here once added: with the activation code that DPS told "
    "them, and a secret of their own. They type both themselves."
)
ALL_HERE = say("Every officer DPS has sent can sign on here already.")
OFFICERS_TRAINING = say("Practice has its own people, and their secrets are no secrets.")


def address_meant(typed: str) -> tuple[str, str]:
    """The address of DPS that is meant, and what is wrong with it; empty when nothing is."""
    if not typed.strip():
        return "", NEED_ADDRESS
    try:
        return dps_address(typed), ""
    except BadInput as error:
        return typed.strip(), str(error)


def code_shown(typed: str) -> str:
    """The code as far as it is typed, in groups; as typed where it can be none."""
    try:
        return grouped(cleaned(typed)[:CODE_CHARACTERS])
    except BadInput:
        return typed


def code_said(typed: str) -> tuple[str, str]:
    """What is known of the code at once, and its sign: empty while it is not complete."""
    try:
        meant = cleaned(typed)
        if len(meant) < CODE_CHARACTERS:
            return (
                say(
                    "{meant} of {code_characters} characters",
                    meant=len(meant),
                    code_characters=CODE_CHARACTERS,
                )
                if meant
                else "",
                "",
            )
        enrolment_code(typed)
    except BadInput as error:
        return str(error), "bad"
    return CODE_WHOLE, "good"


def candidate_line(candidate: Candidate) -> str:
    """One officer of the list."""
    first = f"{candidate.title} {candidate.name}"
    if candidate.role is Role.POC:
        first = say("{officer}, Point of Contact", officer=first)
    second = candidate.why_not or say(
        "LEO {leo_number}   {username}",
        leo_number=candidate.leo_number,
        username=candidate.username,
    )
    return f"{first}\n{second}"


def added(name: str) -> str:
    """An officer was added."""
    return say("{name} can sign on at this laptop from now on.", name=name)


def pin_note(facts: LinkFacts) -> str:
    """What is known of the certificate that DPS shows."""
    if not facts.named:
        return say(
            "DPS has not named its authorities yet, so any authority that Windows trusts counts."
        )
    if facts.pinned:
        return say("Only a certificate from an authority that DPS named is believed.")
    if facts.another:
        return say(
            "The last connection was vouched for by an authority that DPS did not name. A device "
            "of this network may be reading along. Ask who runs the network before you change this."
        )
    return say("Certificates are watched: so far they come from the authorities that DPS named.")


def locked_line(username: str) -> str:
    """Who typed a wrong secret too often."""
    return say(
        "! {username} is locked: the secret was typed wrong too often. Let this officer in again "
        "only after a talk, so that you know who typed it.",
        username=username,
    )


def let_in_name(username: str) -> str:
    """What the button says to who does not see the line beside it."""
    return say("Let {username} in again", username=username)


def let_in(username: str) -> str:
    """After a Point of Contact let an officer in again."""
    return say("{username} may try the own secret again.", username=username)
