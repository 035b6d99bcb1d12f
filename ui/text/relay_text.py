"""The sentences about relays: laptops that carry sealed tickets on for others."""

from __future__ import annotations

from tracs_mobile.ports import Pairing, Relaying
from tracs_mobile.wording import plural, say

TITLE = say("Relay: tickets through another laptop")
VERB = say("Relay")
ABOUT_USING = say(
    "A laptop with a link, for instance at the command post, carries your tickets to DPS. It can "
    "read nothing of them. They count as received when the signed receipt of DPS is back here."
)
ABOUT_SERVING = say(
    "Other laptops on the same network hand over sealed tickets, and this one carries them to DPS. "
    "It can read nothing of them."
)
USING = say("Use a relay")
SERVING = say("Be a relay")
ADDRESS = say("Address on the relay's screen")
CODE = say("Pairing code on the relay's screen")
NEED_BOTH = say("Type the address and the pairing code as the screen of the relay shows them.")
ASKING = say("Asking the relay…")
PAIRED = say("Paired. From now on tickets go through it whenever DPS cannot be reached from here.")
UNPAIRED = say("This relay is used no more. What it already has of yours it still carries to DPS.")
NO_RELAY = say("No relay is used. Pair with one below.")
OFF = say("Off: this laptop carries nothing for others.")
SWITCH_ON = say("Be a relay")
SWITCH_OFF = say("Stop being a relay")
SWITCHED_OFF = say("Switched off. What others brought stays here and goes out when it is on again.")
NEW_CODE = say("New code")
NEW_CODE_MADE = say("The code is another one now; every laptop has to pair again with it.")
PAIR = say("Pair")
REMOVE = say("Use it no more")


def pairing_line(pairing: Pairing) -> str:
    """One relay that is used."""
    return f"{pairing.name}  ·  {pairing.address}"


def serving_lines(state: Relaying) -> tuple[str, ...]:
    """What the others have to type, and what they brought."""
    if not state.serving:
        return (OFF,)
    brought = say(
        "{records} to carry to DPS, {answered} answered.",
        records=plural(state.kept, "record"),
        answered=state.answered,
    )
    return (
        say("Address  {serving}", serving=state.serving),
        say("Code  {code}", code=state.code),
        brought,
    )
