"""What twenty scripted stops cost an officer: keys, looks, and waiting for the program.

    python tests/bench/stops.py [--only NAME] [--no-clock] [--out FILE] [--write]

The real window over the training agency, a license scanner and a printer on pseudo-serial lines,
the gateway of DPS in another process. Every key is a key event, every scan the bytes on the line
(one: keys of a scanner that types). What was issued is checked against what was meant.

*Presses* are keys that do anything but write a character of the facts into a text field: Enter,
Tab, arrows, function keys, the letter that answers a question; a chord such as Alt+V is two.
*Look-ups* are characters that only find something (`barre c`, `49/35`). The limits hold for both
together. *Facts* are the characters of names, plates, places and of what was seen. The pointer is
never moved; *taps* says how often a finger would touch the screen instead, characters not counted.

*Waiting* runs from each input until the window has done everything it asks for and is ready for
the next: a key, a scan from its last byte on, and F9 until the next stop can be written. Printing
goes on beside and is not waited for. The filter that tells scanners that type from people keeps
some keys back for up to 30 ms; that is added by its own rules, for an officer who strikes a key
every 200 ms and looks for 800 ms before each group of fields.

*Glances* follow a simple model. One look at the screen for each group of fields, to see where the
cursor stands; one for each list of a look-up, one for each scan, one at the paper before F9, one at
each sentence that blocks. Nobody looks while typing. Each look is to be over in two seconds
(rule 7 of the product), so twice the glances is the time that the eyes are off the road side.
"""

import argparse
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import stop_scripts as plain
import stop_specials as special
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from stop_keys import GoneWrong, Officer, drain
from stop_rig import GatewayClock, cruiser
from stop_scripts import one, several, warned

from tracs_mobile.domain.problem import Severity

WAITED_S = 1.0
SCRIPTS = (
    one("one charge, scanned, first of the shift", plain.first_of_shift, 32),
    one("one charge, scanned", plain.one_scanned, 25),
    one("one charge, license and registration scanned", plain.two_scans, 23),
    one("one charge, both scanned, at the last place", plain.same_place, 20),
    one("one charge, typed", plain.one_typed, 40),
    one("one charge, driver and car stopped before", plain.known_driver, 24),
    one("phone, scanner that types", plain.typing_scanner, 20),
    one("phone, both scanned", plain.phone_scanned, 20),
    one("one charge, both scanned, search and evidence", plain.searched, 22),
    several("two charges, scanned", plain.two_scanned, 26, count=2),
    several("three charges, scanned", plain.three_scanned, 33, count=3),
    several("three charges, typed", plain.three_typed, 53, count=3),
    one("municipal ordinance, scanned", special.municipal, 22),
    one("commercial vehicle, scanned", special.commercial, 30),
    one("corporation charged, scanned", special.corporation, 33),
    one("driver under 18, scanned", special.minor, 22),
    one("amendment of the place", special.amendment, 10),
    warned("warning, both scanned, a favorite", special.warning_scanned, 16),
    warned("warning, typed", special.warning_typed, 30),
    warned("warning, last place and a favorite", special.warning_again, 20),
)
PAGE = Path(__file__).parents[2] / "docs" / "manual" / "reference" / "stop-clock.md"
BEGIN, END = "<!-- made: stops -->", "<!-- end -->"


def play(rig, script):
    """One stop from the first key to what was issued: the officer, and what went wrong."""
    officer = Officer(rig)
    before = {(row.number, row.seq) for row in rig.client.tickets(limit=200)}
    wrong = ""
    try:
        script.play(officer)
    except GoneWrong as fault:
        wrong = str(fault)
    blocks = [p.message for p in officer.form.problems if p.severity is Severity.BLOCK]
    rig.screen.settle()
    rows = [row for row in rig.client.tickets(limit=200) if (row.number, row.seq) not in before]
    kinds = [row.kind for row in rows]
    if kinds != list(script.meant):
        wrong = f"{wrong} issued {[k.value for k in kinds]}: {blocks}"
    return officer, wrong


def fresh(rig):
    """The page of a new stop, whatever the last script left."""
    rig.screen.workplace.show_page("stop")
    for _ in range(2):
        if rig.screen.workplace.form.touched:
            rig.screen.workplace.stop.new_stop()
    rig.screen.settle()
    rig.screen.workplace.stop.fields.jump("driver.family_name")


def measure(only):
    """Every script, or those of these names: [(script, officer, what went wrong)]; a reference."""
    clock = GatewayClock(datetime.now(UTC))
    played = []
    with cruiser(clock) as rig:
        for script in SCRIPTS:
            if not only or script.name in only:
                fresh(rig)
                played.append((script, *play(rig, script)))
                tell(*played[-1])
        reference = bare_key_ms()
    return played, reference


def bare_key_ms():
    """What one key costs in a bare line of text of the same binding, in the same run."""
    line = QLineEdit()
    line.show()
    line.setFocus()
    began = time.perf_counter()
    for _ in range(200):
        QTest.keyClicks(line, "x")
        drain()
    return (time.perf_counter() - began) * 1000 / 200


def tell(script, officer, wrong):
    """The counts of one stop."""
    all_of_it = officer.total
    print(
        f"{script.name}: {all_of_it.presses} presses + {all_of_it.lookups} look-ups "
        f"(at most {script.at_most}), {all_of_it.letters} characters of facts, 0 pointer moves "
        f"({all_of_it.taps} taps by finger), {all_of_it.glances} glances, waited "
        f"{all_of_it.waited * 1000:.0f} ms (longest {all_of_it.longest * 1000:.0f})",
        flush=True,
    )
    for name, step in officer.steps.items():
        print(
            f"    {name:<20} {step.presses:>3} presses {step.lookups:>3} look-ups "
            f"{step.letters:>4} characters {step.waited * 1000:>6.0f} ms"
        )
    if wrong:
        print(f"    NOT AS MEANT: {wrong}", flush=True)


def within(script, officer, wrong, *, clock):
    """Whether a stop keeps its limits."""
    total = officer.total
    return not wrong and total.strict <= script.at_most and (not clock or total.waited <= WAITED_S)


def as_json(played):
    """The counts for whoever reads them."""
    return {
        script.name: {
            "presses": officer.total.presses,
            "lookups": officer.total.lookups,
            "strict": officer.total.strict,
            "at_most": script.at_most,
            "glances": officer.total.glances,
            "waited_ms": round(officer.total.waited * 1000),
            "wrong": wrong,
            "steps": {name: step.strict for name, step in officer.steps.items()},
        }
        for script, officer, wrong in played
    }


def table(played, reference):
    """The page's table."""
    lines = [
        "| Stop | Presses | Look-ups | At most | Facts | Taps | Glances | Waiting | Longest |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for script, officer, _ in played:
        total = officer.total
        lines.append(
            f"| {script.name} | {total.presses} | {total.lookups} | {script.at_most} | "
            f"{total.letters} | {total.taps} | {total.glances} | {total.waited * 1000:.0f} ms | "
            f"{total.longest * 1000:.0f} ms |"
        )
    lines += [
        "",
        f"The pointer was never moved. The limit of waiting is {WAITED_S:.0f} s for each stop, on "
        "a computer with nothing else to do; how busy this one was is told by one key in a bare "
        f"line of text, which took {reference:.1f} ms in the same run.",
    ]
    return "\n".join(lines)


def write(played, reference):
    """Put the table into its page, between its two marks."""
    text = PAGE.read_text("utf-8")
    head, tail = text.split(BEGIN)[0], text.split(END, 1)[1]
    body = f"{BEGIN}\n{table(played, reference)}\n{END}"
    PAGE.write_text(head + body + tail, "utf-8")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--only", action="append", metavar="NAME", help="this script (and others)")
    options.add_argument("--no-clock", action="store_true", help="waiting is not held to its limit")
    options.add_argument("--out", type=Path, help="write the counts there as JSON")
    options.add_argument("--write", action="store_true", help="write the table of the manual")
    given = options.parse_args()
    played, reference = measure(given.only)
    print(f"one key in a bare line of text: {reference:.1f} ms")
    if given.out is not None:
        given.out.write_text(json.dumps(as_json(played), indent=1), "utf-8")
    if given.write:
        write(played, reference)
    clock = not given.no_clock
    return 0 if all(within(*one, clock=clock) for one in played) else 1


if __name__ == "__main__":
    sys.exit(main())
