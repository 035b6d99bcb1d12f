"""The whole life of tickets, explored step by step, with crashes between and within the steps.

`TRACS_LIFE_EXAMPLES` and `TRACS_LIFE_STEPS` make a longer search, with fresh examples each time.
"""

import itertools
import os
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tracs_mobile.domain.life import NO_RECORD, contradiction
from tracs_mobile.domain.states import Delivery, Legal, Review
from tracs_mobile.domain.stop import ChargeEntry, DocumentKind
from tracs_mobile.errors import NotAllowed, NotLawful, StoreError, StoreInDoubt
from tracs_mobile.testing.documents import a_driver
from tracs_mobile.testing.stops import LIGHT, PHONE, SPEEDING, ready_stop
from tracs_mobile.verify import verify_units

EXAMPLES = int(os.environ.get("TRACS_LIFE_EXAMPLES", "0"))
STEPS = int(os.environ.get("TRACS_LIFE_STEPS", "30"))
FAULTS = st.one_of(
    st.none(),
    # A step has one or two commits, and some more points at which it can die.
    st.tuples(st.sampled_from(["doubt-lost", "doubt-landed"]), st.integers(0, 1)),
    st.tuples(st.sampled_from(["killed", "full"]), st.integers(0, 5)),
)
WHICH = st.integers(0, 5)
DELIVERY = ("queued for DPS", "sent to DPS", "DPS received", "DPS refused")
ISSUED = {
    DocumentKind.COMPLAINT: "Issued as a complaint.",
    DocumentKind.WARNING: "Issued as a warning.",
    DocumentKind.NOTICE: "Issued as a notice of violation.",
}
PRINTED = "Printed; the printer confirmed it (fake)."
OF_THE_PAPER = ("Print interrupted", "to be printed again")
"""What a print that was begun leaves in the history whatever becomes of it, also at a later step;
its own tests count it."""


def kinds_of(entries):
    return Counter(entry_kind(entry) for entry in entries)


def entry_kind(entry):
    if entry is NOTICE:
        return DocumentKind.NOTICE
    return entry.kind


NOTICE = ChargeEntry(charge_id="7-656-possession", facts="Held an open can.")
CHARGES = st.lists(st.sampled_from([SPEEDING, PHONE, LIGHT, NOTICE]), max_size=3, unique=True)


class LifeCycle(RuleBasedStateMachine):
    """Tickets of one officer at one laptop, and what we know was done to them.

    `known` holds, for each number, how often each sentence must stand in its history.
    """

    template = None

    @initialize()
    def begin(self):
        self.world = self.template.copy()
        self.known = {}
        self.purged = set()
        self.words = itertools.count(1)
        self.issue([SPEEDING, LIGHT], None)

    def teardown(self):
        if not hasattr(self, "world"):
            return
        try:
            self.everything_arrives_in_the_end()
        finally:
            self.world.close()

    # --- doing ------------------------------------------------------------------------------------

    def do(self, step, fault, *, number=None, adds=(), new=()):
        """Do one step, perhaps with a fault in it, and hold what the program said against the file.

        `adds` are the sentences it adds to the history of `number`, `new` those that new tickets
        begin with. Done means all of it; refused or failed means nothing; in doubt or killed means
        one of both.
        """
        self.world.clock.advance(timedelta(minutes=1))
        before = self.known
        outcome = self.outcome_of(step, fault)
        after = self.histories()
        wanted = {n: Counter(h) for n, h in before.items()}
        if number is not None:
            wanted[number] += Counter(adds)
        grown = {n: h for n, h in after.items() if n in before}
        fresh = sorted(sorted(h.items()) for n, h in after.items() if n not in before)
        done = grown == wanted and fresh == sorted(sorted(Counter([s]).items()) for s in new)
        nothing = after == before
        lawful = {"done": done, "nothing": nothing, "doubt": done or nothing}[outcome]
        assert lawful, (outcome, before, after, adds, new)
        self.known = after
        return done

    def outcome_of(self, step, fault):
        try:
            with self.world.fault(fault):
                step(self.world.client)
        except self.world.killed:
            self.world.die()
            return "doubt"
        except StoreInDoubt:
            return "doubt"
        except (StoreError, NotLawful, NotAllowed):
            return "nothing"
        return "done"

    def histories(self):
        """What was done to each ticket, without its way to DPS and the begin of its prints."""
        client = self.world.client
        return {
            row.number: Counter(
                step.what
                for step in client.ticket(row.document_id).history
                if not any(words in step.what for words in DELIVERY + OF_THE_PAPER)
            )
            for row in client.tickets()
        }

    def pick(self, which, wanted):
        """One of the tickets that fit, or None."""
        found = [row for row in self.world.client.tickets() if wanted(row)]
        return found[which % len(found)] if found else None

    def in_force(self, row):
        return row.legal in (Legal.ISSUED, Legal.AMENDED)

    def ready(self, entries):
        draft = self.world.client.new_stop()
        driver = a_driver(family_name=f"BÉLANGEOIX{next(self.words)}")
        ready = replace(ready_stop(replace(draft, driver=driver)), charges=tuple(entries))
        return ready if entries else replace(ready, outcomes=("V",))

    def reason(self, reasons):
        return reasons[0].code, "for a reason"

    # --- the steps --------------------------------------------------------------------------------

    @rule(entries=CHARGES, fault=FAULTS)
    def issue(self, entries, fault):
        draft = self.ready(entries)
        stops = len(self.stops())
        new = [ISSUED[entry_kind(entry)] for entry in entries]
        self.do(lambda client: client.issue(draft), fault, new=new)
        if not entries:
            assert len(self.stops()) - stops in (0, 1)

    @rule(entries=CHARGES, fault=FAULTS)
    def save_a_draft(self, entries, fault):
        draft = self.ready(entries)
        self.do(lambda client: client.save(draft), fault)

    @rule(fault=FAULTS)
    def issue_what_was_left_unfinished(self, fault):
        draft = self.world.client.unfinished()
        if draft is None or draft.correction.document_id:
            return
        new = [ISSUED[self.kind_of(entry)] for entry in draft.charges]
        self.do(lambda client: client.issue(draft), fault, new=new)

    def kind_of(self, entry):
        return DocumentKind.NOTICE if entry.charge_id == NOTICE.charge_id else entry.kind

    @rule(which=WHICH, fault=FAULTS, poc=st.booleans())
    def void(self, which, fault, poc):
        row = self.pick(which, self.in_force)
        if row is None:
            return
        code, words = self.reason(self.world.client.law.void_reasons)
        label = self.world.client.law.void_reasons[0].label
        self.do(
            lambda client: (self.world.poc if poc else client).void(row.document_id, code, words),
            fault,
            number=row.number,
            adds=[f"Voided: {label}."],
        )

    @rule(which=WHICH, fault=FAULTS)
    def amend(self, which, fault):
        row = self.pick(which, self.in_force)
        if row is None:
            return
        draft = self.changed(self.world.client.amend_draft(row.document_id))
        self.do(
            lambda client: client.issue(draft),
            fault,
            number=row.number,
            adds=[f"Amended: version {self.next_seq(row)} replaces the one before."],
        )

    def changed(self, draft):
        client = self.world.client
        code, words = self.reason(client.law.amend_reasons)
        entry = replace(draft.charges[0], facts=f"Seen better, {next(self.words)} times.")
        correction = replace(draft.correction, reason_code=code, reason=words)
        return replace(draft, charges=(entry,), correction=correction)

    def next_seq(self, row):
        with self.world.client.units() as unit:
            return unit.events.next_seq(row.number)

    @rule(which=WHICH, fault=FAULTS)
    def reissue(self, which, fault):
        row = self.pick(which, self.in_force)
        if row is None:
            return
        client = self.world.client
        draft = client.reissue_draft(row.document_id)
        code, words = self.reason(client.law.void_reasons)
        correction = replace(draft.correction, reason_code=code, reason=words)
        draft = replace(draft, correction=correction)
        word = ISSUED[row.kind].removesuffix(".")
        self.do(
            lambda client: client.issue(draft),
            fault,
            number=row.number,
            adds=[f"Voided: {client.law.void_reasons[0].label}."],
            new=[f"{word} in place of {row.number}, which was voided."],
        )

    @rule(which=WHICH, entry=st.sampled_from([SPEEDING, LIGHT]), fault=FAULTS)
    def copy(self, which, entry, fault):
        row = self.pick(which, lambda row: True)
        if row is None:
            return
        draft = replace(self.world.client.copy_draft(row.document_id), charges=(entry,))
        self.do(lambda client: client.issue(draft), fault, new=[ISSUED[entry.kind]])

    @rule(which=WHICH, fault=FAULTS)
    def print_it(self, which, fault):
        row = self.pick(which, lambda row: True)
        if row is None:
            return
        before = len(self.world.paper.copies)
        self.do(
            lambda client: self.printed(client, row),
            fault,
            number=row.number,
            adds=[PRINTED],
        )
        for copy in self.world.paper.copies[before:]:
            assert copy.voided == (row.legal is Legal.VOIDED)

    def printed(self, client, row):
        (outcome,) = client.print_documents([row.document_id])
        if "could not be noted" in outcome.said:
            raise StoreInDoubt(outcome.said)

    @rule(which=WHICH, returned=st.booleans(), fault=FAULTS)
    def review(self, which, returned, fault):
        row = self.pick(which, lambda row: True)
        if row is None:
            return
        state, note = (Review.RETURNED, "Name it.") if returned else (Review.REVIEWED, "")
        said = "Returned to the officer." if returned else "Reviewed."
        self.do(
            lambda client: self.world.poc.review(row.document_id, state, note),
            fault,
            number=row.number,
            adds=[said],
        )

    @rule(which=WHICH, fault=FAULTS)
    def hand_over(self, which, fault):
        row = self.pick(
            which, lambda row: row.delivery is Delivery.HAND_OVER and self.in_force(row)
        )
        if row is None:
            return
        self.do(
            lambda client: client.hand_over(row.document_id),
            fault,
            number=row.number,
            adds=["Handed over to the Diversion Program."],
        )

    @rule(which=WHICH, fault=FAULTS)
    def purge(self, which, fault):
        """Expunge what is at rest; what is not is refused."""
        row = self.pick(which, lambda row: True)
        if row is None:
            return
        self.world.clock.advance(timedelta(minutes=1))
        before = self.known
        outcome = self.outcome_of(lambda client: self.world.poc.purge(row.number, "12-3"), fault)
        after = self.histories()
        without = {n: h for n, h in before.items() if n != row.number}
        gone = after == without
        assert {"done": gone, "nothing": after == before, "doubt": gone or after == before}[outcome]
        self.known = after
        if gone:
            self.purged.add(row.number)
            with pytest.raises(NotLawful, match=NO_RECORD):
                self.world.client.ticket(row.document_id)

    @rule(which=WHICH, fault=FAULTS)
    def explain_why_it_is_late(self, which, fault):
        client = self.world.client
        row = self.pick(which, lambda row: True)
        if row is None:
            return
        code, words = self.reason(client.law.late_reasons)
        label = client.law.late_reasons[0].label
        self.do(
            lambda client: client.explain_late(row.document_id, code, words),
            fault,
            number=row.number,
            adds=[f"Reason for being late given: {label}."],
        )

    @rule(which=WHICH, fault=FAULTS)
    def send_again(self, which, fault):
        row = self.pick(which, lambda row: row.delivery is Delivery.REFUSED)
        if row is None:
            return
        code = row.code
        self.do(
            lambda client: client.resend(row.document_id),
            fault,
            number=row.number,
            adds=[f"DPS had refused it ({code}); sent again."],
        )

    # --- delivery and time ------------------------------------------------------------------------

    @rule(fault=FAULTS)
    def deliver(self, fault):
        self.world.clock.advance(timedelta(minutes=1))
        self.outcome_of(lambda client: self.world.deliver(), fault)

    @rule(fault=FAULTS)
    def deliver_with_nobody_signed_on(self, fault):
        self.world.desk.sign_off()
        try:
            with self.world.fault(fault):
                self.world.deliver()
        except (self.world.killed, StoreError):
            pass  # the sealed files are what the next start finds
        self.world.sign_on()

    @rule(fault=FAULTS, mended=st.booleans())
    def dps_refuses_what_is_due(self, fault, mended):
        """The officer is not on the list for a moment; what is refused can be sent again."""
        self.world.clock.advance(timedelta(minutes=1))
        self.world.approve(False)
        self.outcome_of(lambda client: self.world.deliver(), fault)
        self.world.approve(mended)

    @rule(hours=st.sampled_from([1, 30, 50]))
    def time_passes(self, hours):
        self.world.pass_time(hours)

    @rule(hours=st.sampled_from([0, 50]))
    def the_power_goes(self, hours):
        self.world.die()
        self.world.pass_time(hours)

    # --- what always holds ------------------------------------------------------------------------

    @invariant()
    def nothing_is_contradictory(self):
        if not hasattr(self, "world"):
            return
        client = self.world.client
        for row in client.tickets():
            assert contradiction(row) == "", row
            stop = client.ticket(row.document_id).stop
            assert row.number in stop.numbers
            assert stop.outcomes != ()

    @invariant()
    def everything_verifies(self):
        """Chain, digests, signatures, receipts, numbers: `verify` finds nothing."""
        if not hasattr(self, "world"):
            return
        report = verify_units(self.world.client.units, self.world.laptop)
        assert report.good, report.text
        assert report.numbers.balanced
        used = report.numbers.issued + report.numbers.void
        assert used == len({*self.known, *self.purged})

    @invariant()
    def what_was_done_stands_in_the_history(self):
        if hasattr(self, "world"):
            assert self.histories() == self.known

    @invariant()
    def received_is_what_dps_has(self):
        if not hasattr(self, "world"):
            return
        taken, conflicts = self.world.at_dps()
        assert conflicts == 0
        with self.world.client.units() as unit:
            receipts = {(r.number, r.seq): r.digest for r in unit.outbox.receipts()}
            for row in unit.documents.all_rows():
                for state in unit.outbox.timeline(row.number):
                    if state.state == "received":
                        assert (row.number, state.seq) in receipts
        assert receipts.items() <= taken.items()

    def stops(self):
        with self.world.client.units() as unit:
            now = self.world.clock.now()
            return unit.stops.between(now - timedelta(days=400), now + timedelta(days=1))

    def everything_arrives_in_the_end(self):
        """DPS mends its list, nothing fails any more: then no complaint stays behind."""
        world = self.world
        world.trap.set(None)
        world.approve(True)
        for _ in range(4):
            world.pass_time(1)
            for row in world.client.tickets():
                if row.delivery is Delivery.REFUSED:
                    world.client.resend(row.document_id)
            world.client.deliver_now()
            world.deliver()
        world.desk.sign_off()
        world.sign_on()
        assert world.laptop.spool.waiting(10) == ()
        assert world.client.summary().waiting == 0
        assert world.client.summary().refused == 0
        on_the_way = (Delivery.QUEUED, Delivery.SENT, Delivery.REFUSED, Delivery.CONFLICT)
        assert [r for r in world.client.tickets() if r.delivery in on_the_way] == []


@pytest.mark.expects_log_warnings
def test_no_path_through_the_life_of_a_ticket_breaks_a_promise(life_template):
    LifeCycle.template = life_template
    longer = EXAMPLES > 0
    run_state_machine_as_test(
        LifeCycle,
        settings=hypothesis.settings(
            max_examples=EXAMPLES if longer else 20,
            stateful_step_count=STEPS,
            derandomize=not longer,
            print_blob=True,
            deadline=None,
            suppress_health_check=list(hypothesis.HealthCheck),
        ),
    )
