"""Train the dictionary of the code on paper: `python tests/golden/train_paper.py NUMBER [OUT]`.

Once only for each number: paper lies in folders for years, and what a dictionary packed only that
one opens. A later form of the document gets a further dictionary beside the old ones.
"""

import itertools
import random
import secrets
import sys
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import zstandard

from tracs_mobile.domain.agency import Agency, Officer
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.rules import blocking
from tracs_mobile.domain.stop import ChargeEntry, Vehicle
from tracs_mobile.errors import BadInput
from tracs_mobile.services import drafting
from tracs_mobile.services.issuing import issue_stop, stop_problems
from tracs_mobile.services.recording import Issuing
from tracs_mobile.services.reference import load_law_pack
from tracs_mobile.services.session import Session
from tracs_mobile.testing.documents import a_driver
from tracs_mobile.testing.fakes import FakeClock, FakeHighWater, FakeSigner, FakeSpool, FakeStore
from tracs_mobile.testing.stops import ready_stop

SIZE = 16_384
PACK = load_law_pack()
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
NAMES = (
    "TREMBLAYE",
    "BÉLANGEOIX",
    "QUIMBYE",
    "OUELLETTEY",
    "LAFRAMBOYSE",
    "GAGNIEUX",
    "DUBOISVERE",
)
GIVEN = ("NOÉMIE", "LUCIENNE", "MARROW", "ASHBY", "QUILLAN", "PERLE", "THADDEUSZ")
STREETS = ("ELM ST", "MAPLE AVE", "MAIN ST", "NORTH ST", "SCHOOL ST", "LANTERN LOOP", "RIVER RD")
MAKES = (
    ("SUBARU", "OUTBACK"), ("TOYOTA", "RAV4"), ("FORD", "F150"), ("HONDA", "CIVIC"),
    ("CHEVROLET", "SILVERADO"), ("NISSAN", "ROGUE"), ("JEEP", "WRANGLER"), ("GMC", "SIERRA"),
)  # fmt: skip
COLORS = ("BLUE", "BLACK", "WHITE", "SILVER", "GRAY", "RED", "GREEN")
FACTS = (
    "Steady tone {0}, visual estimate {0}, unit tested before and after the shift.",
    "Rolled past the line.",
    "Held a phone at eye level for two blocks.",
    "As seen from the cruiser.",
    "Operator said he did not see the sign.",
)


KINDS = ("POLICE", "POLICE DEPARTMENT", "COUNTY SHERIFF")


def a_zip(roll):
    return f"05{roll.randint(0, 999):03d}"


def person(roll):
    return a_driver(
        family_name=roll.choice(NAMES),
        given_name=roll.choice(GIVEN),
        middle_name=roll.choice(LETTERS),
        street=f"{roll.randint(1, 990)} {roll.choice(STREETS)}",
        city=roll.choice(PACK.towns).name.upper(),
        postal_code=a_zip(roll),
        license_number=f"{roll.randint(10**7, 10**8 - 1)}",
        birth_date=date(1950, 1, 1) + timedelta(days=roll.randint(0, 20_000)),
        height_in=roll.randint(58, 78),
        weight_lb=roll.randint(100, 280),
        sex=roll.choice("MF"),
        eyes=roll.choice(("BRO", "BLU", "GRN", "HAZ")),
        hair=roll.choice(("BLK", "BRO", "BLN", "GRY")),
    )


def car(roll):
    make, model = roll.choice(MAKES)
    return Vehicle(
        plate=f"{''.join(roll.choices(LETTERS, k=3))} {roll.randint(100, 999)}",
        state=roll.choice(("VT", "VT", "VT", "NH", "NY", "MA")),
        vin="".join(roll.choices(LETTERS + "0123456789", k=17)) if roll.random() < 0.7 else "",
        year=roll.randint(1998, 2026),
        make=make,
        model=model,
        color=roll.choice(COLORS),
    )


def entry(charge, roll):
    facts = roll.choice(FACTS).format(roll.randint(35, 90))
    made = ChargeEntry(charge_id=charge.charge_id, facts=facts)
    if charge.speed:
        limit = roll.choice((25, 30, 35, 40, 50, 55))
        made = replace(
            made, speed_mph=limit + (charge.over_min or 12), limit_mph=limit, method="RADAR"
        )
    elif charge.base_cents is None:
        made = replace(made, base_cents=max(10_000, charge.min_cents or 0))
    answers = [
        (q.question_id, next(a for a in q.answers if not a.refuses).code)
        for q in PACK.questions
        if q.question_id in charge.asks
    ]
    return replace(made, answers=tuple(answers))


class Laptops:
    """Issues for one agency after the other, on a store in memory."""

    def __init__(self, roll):
        self.roll = roll
        self.clock = FakeClock(datetime(2026, 11, 22, 3, 41, tzinfo=UTC))
        self.signer = FakeSigner()
        self.store = FakeStore(self.signer)
        with self.store.units() as unit:
            unit.numbers.add_block(NumberBlock(block_id="b", prefix="E", first=1, last=9_999))
            unit.commit()
        self.numbers = itertools.count(1)

    def session(self):
        roll = self.roll
        town = roll.choice(PACK.towns)
        code, street = f"{roll.randint(1000, 9999)}", roll.choice(STREETS).title()
        return Session(
            officer=Officer(
                leo_number=LeoNumber(f"{roll.randint(0, 99):02d}A{roll.randint(10, 99)}"),
                name=f"{roll.choice(LETTERS)}. {roll.choice(NAMES)}",
                title=roll.choice(("Officer", "Sergeant", "Trooper", "Corporal")),
                username="x",
                approved_on=date(2026, 1, 5),
            ),
            agency=Agency(
                judiciary_code=code,
                name=f"{town.name.upper()} {roll.choice(KINDS)}",
                address=f"{roll.randint(1, 400)} {street}, {town.name} VT {a_zip(roll)}",
                phone=f"802-555-01{roll.randint(0, 99):02d}",
                ori=f"VT0{code}00",
            ),
            logo_png=b"",
            training=False,
            signed_on_at=self.clock.now(),
        )

    def issue(self, charge, session):
        roll = self.roll
        self.clock.advance(timedelta(minutes=roll.randint(3, 300), seconds=roll.randint(0, 59)))
        draft = replace(
            drafting.new_stop(clock=self.clock, new_id=lambda: str(uuid.uuid4())),
            driver=person(roll),
        )
        self.clock.advance(timedelta(seconds=roll.randint(90, 600)))
        draft = replace(ready_stop(draft, entry(charge, roll)), vehicle=car(roll))
        place, street = roll.choice(PACK.towns), roll.choice(STREETS)
        draft = replace(
            draft,
            place=replace(
                draft.place,
                town=place.name,
                county=place.county,
                highway=roll.choice(("US-302", "I-89", "VT-14", "US-2", "")),
                where=f"{roll.random():.1f} mi {roll.choice('NESW')} of {street.title()}",
            ),
        )
        now = self.clock.now()
        if blocking(stop_problems(draft, pack=PACK, session=session, now=now)):
            return b""
        tools = Issuing(
            units=self.store.units,
            high_water=FakeHighWater(),
            spool=FakeSpool(),
            signer=self.signer,
            clock=self.clock,
            new_id=lambda: str(uuid.uuid4()),
            token_hex=secrets.token_hex,
            submit_within_h=48,
        )
        try:
            issued = issue_stop(draft, pack=PACK, session=session, tools=tools).issued
        except BadInput:
            return b""
        return issued[0].body if issued else b""


def bodies(count, seed):
    """Frozen bodies of many agencies, every charge in turn."""
    roll = random.Random(seed)
    laptops = Laptops(roll)
    found = []
    while len(found) < count:
        session = laptops.session()
        for charge in roll.sample(PACK.charges, 12):
            body = laptops.issue(charge, session)
            if body:
                found.append(body)
    return found[:count]


def main(number, out):
    samples = bodies(1_500, seed=number)
    made = zstandard.train_dictionary(SIZE, samples, dict_id=number, level=19, threads=0)
    out.write_bytes(made.as_bytes())
    packer = zstandard.ZstdCompressor(level=19, dict_data=made)
    others = bodies(300, seed=number + 1)
    sizes = sorted(len(packer.compress(body)) for body in others)
    plain = sum(map(len, others)) // len(others)
    print(f"{out.name}: bodies of {plain} B become {sizes[150]} B (median), {sizes[-1]} B (most)")


if __name__ == "__main__":
    at = int(sys.argv[1])
    folder = Path(__file__).parents[2] / "sync" / "bundles" / "data"
    main(at, Path(sys.argv[2]) if len(sys.argv) > 2 else folder / f"paper-{at}.zdict")
