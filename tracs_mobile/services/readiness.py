"""The readiness check: a line for each thing a laptop needs, and where it is mended.

The page of the program and the command `doctor` say the same sentences, made here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from tracs_mobile.domain.agency import Agency
from tracs_mobile.domain.law import LawPack
from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.domain.outbox import OutboxSummary
from tracs_mobile.domain.readiness import Finding, Grade, Item, Mend
from tracs_mobile.ports.machine import DiskLock, MachineFacts
from tracs_mobile.services.readiness_agency import folder_finding
from tracs_mobile.wording import plural, say

DISK_FLOOR_BYTES = 500_000_000
NUMBERS_FLOOR = 50
"""Free numbers below which a busy weekend may end in paper tickets."""
CONTACT_DAYS = 7
"""Without a word from DPS for longer, an officer who left may still be on the list."""
CLOCK_FLOOR_S = 30.0

_LOCKS = {
    DiskLock.ON: (Grade.GOOD, say("the whole disk is encrypted")),
    DiskLock.UNDER_WAY: (Grade.LOOK, say("the disk is being encrypted; leave the laptop on power")),
    DiskLock.SUSPENDED: (
        Grade.MISSING,
        say(
            "encryption is suspended, so the disk can be read by whoever has it; let your "
            "administrator resume BitLocker"
        ),
    ),
    DiskLock.OFF: (
        Grade.MISSING,
        say(
            "the disk is not encrypted; tickets are, but a lost laptop shows more than it should: "
            "let your administrator turn on BitLocker"
        ),
    ),
    DiskLock.UNKNOWN: (
        Grade.UNKNOWN,
        say("this system does not say whether the disk is encrypted; ask your administrator"),
    ),
}


def keys_finding(device_id: str, *, training: bool) -> Finding:
    """Whose laptop this is."""
    said = say("live laptop {device_id}", device_id=device_id)
    if training:
        said = say("training laptop {device_id}; practice needs no enrollment", device_id=device_id)
    return Finding(item=Item.KEYS, grade=Grade.GOOD, said=said)


def standing_findings(facts: MachineFacts, *, training: bool) -> tuple[Finding, ...]:
    """What the laptop says of itself with nobody signed on and nothing under way."""
    return (
        keys_finding(facts.device_id, training=training),
        people_finding(facts.people, facts.recovery_keys, training=training),
        disk_finding(facts.free_bytes),
        disk_lock_finding(facts.disk_lock),
        factor_finding(facts.people, facts.two_factor, training=training),
        folder_finding(facts.folder_problem),
        Finding(
            item=Item.VERSION,
            grade=Grade.GOOD,
            said=say(
                "TraCS Mobile {version} on {system}", version=facts.version, system=facts.system
            ),
        ),
    )


def relay_of(facts: MachineFacts) -> Finding:
    """Whether tickets go by way of another laptop, as the laptop says."""
    return relay_finding(serving=facts.relay_on, kept=facts.relay_kept, used=facts.relay_used)


def relay_finding(*, serving: bool, kept: int, used: int) -> Finding:
    """Whether this laptop carries tickets for others, and whether others carry its own."""
    parts = []
    if serving:
        parts.append(
            say("carries tickets for others, {kept} of them still to go to DPS", kept=kept)
        )
    if used:
        laptops = plural(used, "other laptop")
        parts.append(say("{laptops} may carry its tickets", laptops=laptops))
    said = "; ".join(parts) or say("off")
    # What others brought goes out only while the relay runs.
    stuck = kept > 0 and not serving
    if stuck:
        said += "; " + say(
            "{kept} tickets of other laptops wait here until it is a relay again", kept=kept
        )
    grade = Grade.LOOK if stuck else Grade.GOOD
    return Finding(item=Item.RELAY, grade=grade, said=said, mend=Mend.OUTBOX)


def disk_lock_finding(lock: DiskLock) -> Finding:
    """Whether a lost laptop's disk can be read."""
    grade, said = _LOCKS[lock]
    return Finding(item=Item.DISK_LOCK, grade=grade, said=said)


def people_finding(people: int, recovery_keys: int, *, training: bool) -> Finding:
    """Who may sign on, and whether there is a way in without any of them."""
    said = say("{people} may sign on here", people=people)
    if not people:
        mend = "; " + say("activate one with the code that DPS told them")
        return Finding(item=Item.PEOPLE, grade=Grade.MISSING, said=said + mend)
    if not training and not recovery_keys:
        said += "; " + say(
            "no recovery key can open the tickets if all of them forget: ask DPS for one"
        )
        return Finding(item=Item.PEOPLE, grade=Grade.LOOK, said=said)
    return Finding(item=Item.PEOPLE, grade=Grade.GOOD, said=said)


def factor_finding(people: int, two_factor: int, *, training: bool) -> Finding:
    """Whether each signs on with something they have beside something they know."""
    if training:
        said = say("practice needs none")
        return Finding(item=Item.FACTOR, grade=Grade.GOOD, said=said)
    good = two_factor == people
    said = (
        say("everybody signs on with a second thing beside the passphrase")
        if good
        else say(
            "{few} of {all} sign on here with a passphrase alone; the second factor is then that "
            "of the Windows sign-in, so ask your administrator whether it has one",
            few=people - two_factor,
            all=people,
        )
    )
    return Finding(item=Item.FACTOR, grade=Grade.GOOD if good else Grade.LOOK, said=said)


def disk_finding(free_bytes: int) -> Finding:
    """Whether there is room for tickets."""
    said = say("{megabytes:,} MB free", megabytes=free_bytes // 1_000_000)
    if free_bytes >= DISK_FLOOR_BYTES:
        return Finding(item=Item.DISK, grade=Grade.GOOD, said=said)
    said += "; " + say("below 500 MB tickets may not be saved, so free some space")
    return Finding(item=Item.DISK, grade=Grade.MISSING, said=said)


def link_finding(facts: MachineFacts, now: datetime) -> Finding:
    """Whether DPS answers, or when it did last."""
    status = facts.sync
    if status is None or not facts.has_link:
        said = say("DPS was not asked yet")
        return Finding(item=Item.LINK, grade=Grade.UNKNOWN, said=said, mend=Mend.SEND)
    if status.online:
        return Finding(
            item=Item.LINK, grade=Grade.GOOD, said=say("DPS answers"), at=status.last_contact
        )
    last = status.last_contact
    since = (
        say("DPS was not reached since the program started.")
        if last is None
        else say("DPS does not answer now.")
    )
    said = f"{since} {status.said}".strip().rstrip(".")
    late = last is not None and now - last > timedelta(days=CONTACT_DAYS)
    grade = Grade.MISSING if late or last is None else Grade.LOOK
    return Finding(item=Item.LINK, grade=grade, said=said, mend=Mend.SEND, at=last)


def clock_finding(facts: MachineFacts) -> Finding:
    """How wrong the clock is, by DPS's signed time."""
    offset = facts.offset_s
    if offset is None:
        said = say("not compared with DPS yet; it is at the next contact")
        return Finding(item=Item.CLOCK, grade=Grade.UNKNOWN, said=said, mend=Mend.SEND)
    seconds = abs(round(offset))
    if abs(offset) <= CLOCK_FLOOR_S:
        said = say("right by DPS's clock, within {seconds} s", seconds=max(1, seconds))
        return Finding(item=Item.CLOCK, grade=Grade.GOOD, said=said)
    said = (
        say("{span} behind DPS; set it, for the time stands on every ticket", span=_span(seconds))
        if offset > 0
        else say(
            "{span} ahead of DPS; set it, for the time stands on every ticket", span=_span(seconds)
        )
    )
    return Finding(item=Item.CLOCK, grade=Grade.MISSING, said=said)


def _span(seconds: int) -> str:
    if seconds < 120:
        return f"{seconds} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 120 else f"{round(minutes / 60)} h"


def law_findings(pack: LawPack, problems: Sequence[str], *, signed: bool) -> Iterator[Finding]:
    """Which law is in force, and each pack that was passed over, with the reason."""
    by = say("signed by DPS") if signed else say("as it comes with the program")
    parts = _provisional(pack)
    state = say("in force")
    if parts:
        named = parts[-1]
        if parts[1:]:
            named = say("{several} and {last}", several=", ".join(parts[:-1]), last=parts[-1])
        state = say("in force, with provisional {named}, not the court's own", named=named)
    said = ", ".join((pack.version, by, plural(len(pack.charges), "charge"), state))
    grade = Grade.LOOK if parts else Grade.GOOD
    yield Finding(item=Item.LAW, grade=grade, said=said)
    for problem in problems:
        yield Finding(item=Item.LAW, grade=Grade.MISSING, said=problem)


def _provisional(pack: LawPack) -> list[str]:
    """Which parts are not the court's own yet; the official ones come from DPS as data."""
    courtesy = any(text.provisional for text in pack.notices.courtesy)
    parts = (
        (say("amounts"), pack.waiver.provisional),
        (say("wording"), pack.notices.provisional),
        (say("translations"), courtesy),
    )
    return [name for name, provisional in parts if provisional]


def records_finding(
    agency: Agency | None, version: int, last_contact: datetime | None, now: datetime
) -> Finding:
    """Whether DPS's records of agency and officers are here and not old."""
    if agency is None or not version:
        said = say("DPS's records of your agency are not here; they come at the first contact")
        return Finding(item=Item.RECORDS, grade=Grade.MISSING, said=said, mend=Mend.SEND)
    said = say("{name}, version {version}", name=agency.name, version=version)
    if last_contact is not None and now - last_contact > timedelta(days=CONTACT_DAYS):
        said += "; " + say("not compared with DPS for {days} days", days=(now - last_contact).days)
        return Finding(
            item=Item.RECORDS, grade=Grade.LOOK, said=said, mend=Mend.SEND, at=last_contact
        )
    return Finding(item=Item.RECORDS, grade=Grade.GOOD, said=said, at=last_contact)


def numbers_finding(account: NumberAccount) -> Finding:
    """How many tickets can still be written, and whether each number is accounted for."""
    missing = account.total - account.issued - account.void - account.free
    said = say("{free:,} left", free=account.free)
    if missing:
        said += "; " + say("{missing} cannot be accounted for: call DPS", missing=missing)
    elif not account.free:
        said += "; " + say("no ticket can be issued until DPS grants more")
    elif account.free < NUMBERS_FLOOR:
        said += "; " + say("more are asked for at the next contact with DPS")
    bad = bool(missing) or not account.free
    low = account.free < NUMBERS_FLOOR
    grade = Grade.MISSING if bad else Grade.LOOK if low else Grade.GOOD
    mend = Mend.SEND if low else Mend.NONE
    return Finding(item=Item.NUMBERS, grade=grade, said=said, mend=mend)


def delivery_finding(summary: OutboxSummary, now: datetime) -> Finding:
    """What DPS does not have yet."""
    if summary.refused:
        said = say("{tickets} refused by DPS and not mended yet", tickets=_tickets(summary.refused))
        return Finding(item=Item.DELIVERY, grade=Grade.MISSING, said=said, mend=Mend.OUTBOX)
    if not summary.waiting:
        return Finding(item=Item.DELIVERY, grade=Grade.GOOD, said=say("nothing waits"))
    due = summary.oldest_deadline
    said = say("{tickets} for DPS", tickets=_tickets(summary.waiting))
    if due is not None and due <= now:
        said += "; " + say("the oldest is past its deadline")
        return Finding(item=Item.DELIVERY, grade=Grade.MISSING, said=said, mend=Mend.OUTBOX)
    return Finding(item=Item.DELIVERY, grade=Grade.LOOK, said=said, mend=Mend.OUTBOX)


def spool_finding(waiting: int) -> Finding:
    """What waits, as it can be told with nobody signed on."""
    said = (
        say("nothing waits")
        if not waiting
        else say("{waiting} sealed tickets wait for a network", waiting=waiting)
    )
    return Finding(item=Item.DELIVERY, grade=Grade.GOOD, said=said)


def copies_finding(waiting: int, spooled: int, copied_at: datetime | None) -> Finding:
    """Whether everything unsent lies sealed a second time on the disk."""
    if spooled < waiting:
        said = say(
            "{tickets} without a sealed second copy; sign off and on again",
            tickets=_tickets(waiting - spooled),
        )
        return Finding(item=Item.COPIES, grade=Grade.MISSING, said=said)
    said = say("every unsent ticket lies sealed on the disk a second time")
    if copied_at is not None:
        said += "; " + say("the records were copied before the last update")
    return Finding(item=Item.COPIES, grade=Grade.GOOD, said=said, at=copied_at)


def _tickets(count: int) -> str:
    return plural(count, "ticket waits", "tickets wait")
