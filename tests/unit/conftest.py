"""A laptop in memory with several officers, for tests of what happens to a ticket."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tracs_mobile.domain.agency import Agency, Officer, Role
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.outbox import ItemStatus
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.domain.stop import Draft
from tracs_mobile.services.client import Client
from tracs_mobile.services.delivering import StoreCourier
from tracs_mobile.services.printing import Printing
from tracs_mobile.services.recording import Issuing
from tracs_mobile.services.reference import load_law_pack
from tracs_mobile.services.session import Session
from tracs_mobile.settings import Settings
from tracs_mobile.testing.documents import A_SHORT_FORM, a_driver, some_notices
from tracs_mobile.testing.fake_devices import FakeDevices, FakePrinter
from tracs_mobile.testing.fakes import FakeClock, FakeHighWater, FakeSigner, FakeSpool, FakeStore
from tracs_mobile.testing.issued import an_answer
from tracs_mobile.testing.stops import ready_stop

AGENCY = Agency(
    judiciary_code="0000",
    name="Maple Hollow Police",
    address="1 Practice Way, Maple Hollow VT 05000",
    phone="802-555-0100",
)
_APPROVED = date(2026, 1, 5)
PRINTED = PrintOutcome(grade=PrintGrade.CONFIRMED, printer="fake", said="Printed.")


def an_officer(leo, *, role=Role.OFFICER, approved_on=_APPROVED):
    return Officer(
        leo_number=LeoNumber(leo),
        name="M. TREMBLAYE",
        title="Officer",
        username=f"user{leo}".lower(),
        role=role,
        approved_on=approved_on,
    )


OFFICER = an_officer("07A12")
OTHER = an_officer("07A15")
POC = an_officer("07A01", role=Role.POC)
NEW = an_officer("07A19", approved_on=None)


class LifeDesk:
    """One laptop and everybody who may sign on to it."""

    def __init__(self, folder):
        self.folder = folder
        self.clock = FakeClock(datetime(2026, 11, 22, 3, 41, tzinfo=UTC))
        self.signer = FakeSigner()
        self.store = FakeStore(self.signer)
        self.spool = FakeSpool()
        self.high_water = FakeHighWater()
        self.printer = FakePrinter(outcome=PRINTED)
        self.files = FakePrinter(outcome=PRINTED)
        self.law = load_law_pack()
        self._ids = (f"id-{n}" for n in itertools.count(1))
        with self.store.units() as unit:
            unit.numbers.add_block(NumberBlock(block_id="b", prefix="TRAIN-", first=124, last=223))
            unit.commit()

    def client(self, officer=OFFICER, *, training=True, **settings):
        chosen = Settings(data_dir=self.folder, **settings)
        return Client(
            session=Session(
                officer=officer,
                agency=AGENCY,
                logo_png=b"",
                training=training,
                signed_on_at=self.clock.now(),
            ),
            settings=chosen,
            law=self.law,
            clock=self.clock,
            units=self.store.units,
            issuing=Issuing(
                units=self.store.units,
                high_water=self.high_water,
                spool=self.spool,
                signer=self.signer,
                clock=self.clock,
                new_id=lambda: next(self._ids),
                token_hex=lambda n: "5a" * n,
                submit_within_h=chosen.submit_within_h,
            ),
            printing=Printing(
                units=self.store.units,
                clock=self.clock,
                short_form=lambda issued: A_SHORT_FORM,
                defendant_copies=chosen.defendant_copies,
                officer_copy=chosen.officer_copy,
                agency_copy=chosen.agency_copy,
                languages=tuple(chosen.courtesy_languages.split()),
                actor=officer.leo_number,
            ),
            devices=FakeDevices(chain=(self.printer,), files=self.files),
            new_id=lambda: next(self._ids),
            wake_sync=lambda: None,
        )

    def ready(self, client, *charges, **changes) -> Draft:
        """A whole stop of an invented driver, begun a minute ago."""
        draft = client.new_stop()
        self.clock.advance(timedelta(minutes=1))
        draft = replace(draft, driver=a_driver())
        return replace(ready_stop(draft, *charges), **changes)

    def issue(self, client, *charges, **changes):
        """The only document, or all of them, of a stop issued now."""
        return client.issue(self.ready(client, *charges, **changes)).issued

    def deliver(self, status=ItemStatus.ACCEPTED, **words):
        """DPS answers everything that is due, the same word on each."""
        courier = StoreCourier(
            units=self.store.units,
            spool=self.spool,
            high_water=self.high_water,
            clock=self.clock,
            roll=lambda: 0.0,
            on_change=lambda: None,
        )
        due = courier.collect(100)
        self.clock.advance(timedelta(minutes=1))
        courier.settle([an_answer(e, self.clock.now(), status, **words) for e in due])
        return due


@pytest.fixture
def life(tmp_path):
    return LifeDesk(tmp_path)


@pytest.fixture
def people():
    """Who may sign on, by what they are."""
    return {"officer": OFFICER, "other": OTHER, "poc": POC, "new": NEW}


@pytest.fixture
def other_notices():
    """Wording of a later day."""
    return some_notices(version="later", warning=("Another wording.",))
