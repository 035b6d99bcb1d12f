"""The sentences about relays: laptops that carry sealed tickets on for others."""

from __future__ import annotations

from tracs_mobile.ports import Pairing, Relaying
from tracs_mobile.wording import plural

TITLE = "Relay: tickets through another laptop"
VERB = "Relay"
ABOUT_USING = (
    "A laptop with a link, for instance at the command post, carries your tickets to DPS. It can "
    "read nothing of them. They count as received when the signed receipt of DPS is back here."
)
ABOUT_SERVING = (
    "Other laptops on the same network hand over sealed tickets, and this one carries them to DPS. "
    "It can read nothing of them."
)
USING = "Use a relay"
SERVING = "Be a relay"
ADDRESS = "Address on the relay's screen"
CODE = "Pairing code on the relay's screen"
NEED_BOTH = "Type the address and the pairing code as the screen of the relay shows them."
ASKING = "Asking the relay…"
PAIRED = "Paired. From now on tickets go through it whenever DPS cannot be reached from here."
UNPAIRED = "This relay is used no more. What it already has of yours it still carries to DPS."
NO_RELAY = "No relay is used. Pair with one below."
OFF = "Off: this laptop carries nothing for others."
SWITCH_ON = "Be a relay"
SWITCH_OFF = "Stop being a relay"
SWITCHED_OFF = "Switched off. What others brought stays here and goes out when it is on again."
NEW_CODE = "New code"
NEW_CODE_MADE = "The code is another one now; every laptop has to pair again with it."
PAIR = "Pair"
REMOVE = "Use it no more"


def pairing_line(pairing: Pairing) -> str:
    """One relay that is used."""
    return f"{pairing.name}  ·  {pairing.address}"


def serving_lines(state: Relaying) -> tuple[str, ...]:
    """What the others have to type, and what they brought."""
    if not state.serving:
        return (OFF,)
    brought = f"{plural(state.kept, 'record')} to carry to DPS, {state.answered} answered."
    return (f"Address  {state.serving}", f"Code  {state.code}", brought)
