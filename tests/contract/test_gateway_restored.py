"""What going on from a backup moves on, sets aside and notes; on both databases."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from sync.gateway.database import version
from sync.gateway.office import configuring, news, notices, numbers, restoring
from sync.gateway.tables import AUDIT, NEWS, NOTICE, REGISTER, SERIES
from tracs_mobile.domain.news import NewsKind
from tracs_mobile.errors import BadInput


@pytest.fixture
def series(bureau):
    for prefix, last in (("E", 9_000), ("S", 150)):
        numbers.put_series(
            bureau.database,
            prefix=prefix,
            first=101,
            last=last,
            block_size=20,
            by="boss",
            now=bureau.clock.now(),
        )


def restore(bureau, *, ago=timedelta(days=2, hours=3), **more):
    now = bureau.clock.now()
    return restoring.record(bureau.database, since=now - ago, by="console", now=now, **more)


def tell(bureau, number):
    with bureau.database.write() as connection:
        news.tell(
            connection,
            bureau.keys,
            device_id="LAPTOP-1",
            number=number,
            seq=1,
            kind=NewsKind.FILED,
            at=bureau.clock.now(),
        )


def notice(bureau, text):
    agency = bureau.ticket(1).document.agency.judiciary_code
    return configuring.add_notice(bureau.database, agency, text, by="boss", now=bureau.clock.now())


def page(bureau, since):
    with bureau.database.read() as connection:
        return news.page(connection, bureau.keys, "LAPTOP-1", since)


def test_everything_that_laptops_count_by_goes_on_far_above(bureau):
    bureau.send(bureau.ticket(1))
    tell(bureau, "TRAIN-0000001")
    first, before = notice(bureau, "One."), page(bureau, 0).cursor
    with bureau.database.read() as connection:
        old = version(connection)
        last = connection.execute(select(REGISTER.c.last_id)).scalar_one()
    made = restore(bureau)
    tell(bureau, "TRAIN-0000002")
    assert notice(bureau, "Two.") > first + restoring.MARGIN
    with bureau.database.read() as connection:
        assert version(connection) >= old + restoring.MARGIN
        assert made.last_id == last + restoring.MARGIN
        assert [n.text for n in notices.notices(connection)] == ["Two.", "One."]
    found = page(bureau, before)
    assert [n.number for n in found.news] == ["TRAIN-0000002"]
    assert found.cursor > before + restoring.MARGIN
    assert found.restorations == (made.restoration,)


def test_numbers_for_every_laptop_and_ten_more_are_set_aside_for_each_day(bureau, series):
    made = restore(bureau)
    gaps = {gap.prefix: (gap.first, gap.last) for gap in made.gaps}
    assert gaps == {"E": (101, 100 + (1 + 10) * 3 * 20), "S": (101, 150)}
    with bureau.database.read() as connection:
        following = dict(connection.execute(select(SERIES.c.prefix, SERIES.c.next)).all())
    assert following == {"E": 761, "S": 151}
    block = numbers.grant_next(
        bureau.database, device_id="LAPTOP-1", by="boss", now=bureau.clock.now(), prefix="E"
    )
    assert block.first == 761
    with pytest.raises(BadInput, match="No numbers are left"):
        numbers.grant_next(
            bureau.database, device_id="LAPTOP-1", by="boss", now=bureau.clock.now(), prefix="S"
        )


def test_the_operator_may_say_how_many_numbers_are_set_aside(bureau, series):
    assert {gap.last for gap in restore(bureau, set_aside=30).gaps} == {130}
    assert restore(bureau, set_aside=0).gaps == ()
    with pytest.raises(BadInput, match="Less than no number"):
        restore(bureau, set_aside=-1)


def test_an_operator_who_names_too_late_a_time_loses_no_ticket(bureau):
    bureau.send(bureau.ticket(1))
    newest = bureau.clock.now()
    bureau.clock.advance(timedelta(days=3))
    assert restore(bureau, ago=timedelta(hours=1)).restoration.since == newest
    assert restore(bureau, ago=timedelta(days=30)).restoration.since < newest


@pytest.mark.parametrize("ago", [timedelta(seconds=-1), timedelta(days=-400)])
def test_a_backup_of_tomorrow_is_none(bureau, ago):
    with pytest.raises(BadInput, match="when the backup was made"):
        restore(bureau, ago=ago)
    with pytest.raises(BadInput, match="with the zone"):
        restoring.record(
            bureau.database,
            since=datetime(2026, 11, 1, 2, 0),  # noqa: DTZ001  what an operator may type
            by="console",
            now=bureau.clock.now(),
        )


def test_the_audit_says_so_and_nobody_else_hears_the_placeholders(bureau):
    made = restore(bureau)
    with bureau.database.read() as connection:
        kinds = connection.execute(select(AUDIT.c.kind, AUDIT.c.body)).all()
        assert restoring.told(connection) == (made.restoration,)
        rows = connection.execute(select(NEWS.c.device_id)).scalars().all()
        texts = connection.execute(select(NOTICE.c.text)).scalars().all()
    assert kinds[-1].kind == "backup-restored"
    assert made.restoration.restoration_id in kinds[-1].body
    assert set(rows) | set(texts) <= {""}
