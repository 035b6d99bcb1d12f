"""The feed: towns, hours and sections for those with a key, and never a person."""

import dataclasses
import itertools
import json
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import insert, update

from sync.gateway.api import feed as routes
from sync.gateway.office import feed
from sync.gateway.tables import AGENCY, PURGED, TICKET
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.stop import StopPlace


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(routes, "POLL_S", 0.05)


@pytest.fixture
def live(bureau):
    """An agency that agreed; its tickets pass for live ones."""
    with bureau.database.write() as connection:
        connection.execute(update(AGENCY).values(feed_consent=True))
    bureau.key = feed.add_subscriber(bureau.database, "Center", by="test", now=bureau.clock.now())
    bureau.http = httpx.Client(base_url=bureau.server.url, timeout=10)
    yield bureau
    bureau.http.close()


def deliver(bureau, *items):
    bureau.send(*items)
    with bureau.database.write() as connection:
        connection.execute(update(TICKET).values(training=False))


def said_by(key):
    return {"Authorization": f"Bearer {key}"}


def geojson(bureau, **query):
    answer = bureau.http.get("/v1/feed/tickets.geojson", params=query, headers=said_by(bureau.key))
    assert answer.headers["content-type"] == "application/geo+json"
    return answer.json()


def stream(bureau, last=None, key=""):
    headers = said_by(key or bureau.key)
    if last is not None:
        headers["Last-Event-ID"] = str(last)
    return bureau.http.stream("GET", "/v1/feed/events", headers=headers)


def told(lines, count):
    """The next events of a stream, as (id, kind, feature)."""
    found, now = [], {}
    for line in lines:
        name, _, value = line.partition(": ")
        if line and name:
            now[name] = value
        elif "data" in now:
            found.append((int(now["id"]), now["event"], json.loads(now["data"])))
            now = {}
            if len(found) == count:
                return found
    return found


def test_a_ticket_is_a_point_in_the_middle_of_its_town_at_a_full_hour(live):
    place = StopPlace(town="Barre City", county="Washington", where="9 SECRET LN")
    deliver(live, live.ticket(1, place=place))
    (feature,) = geojson(live)["features"]
    assert feature["geometry"]["type"] == "Point"
    longitude, latitude = feature["geometry"]["coordinates"]
    assert (-73.5 < longitude < -71.4) and (42.7 < latitude < 45.1)
    assert feature["properties"] == {
        "hour": "2026-11-22T03:00:00Z",
        "section": "23 V.S.A. § 1007",
        "town": "Barre City",
        "agency": "1234",
        "agency_name": "BARRE CITY POLICE",
    }


def personal_values(value):
    """Every text of a document that says something of a person, a vehicle or an exact place."""
    if dataclasses.is_dataclass(value):
        for item in dataclasses.fields(value):
            yield from personal_values(getattr(value, item.name))
    elif isinstance(value, str) and len(value) > 3:
        yield value


def test_no_value_of_a_person_a_vehicle_or_a_place_leaves_by_the_feed(live):
    ticket = live.ticket(1)
    deliver(live, ticket, live.amended(ticket))
    live.send(live.event(EventKind.LATE, ticket, 3, reason="Told by ZZQUILL."))
    seen = json.dumps(geojson(live), ensure_ascii=False)
    with stream(live, last=0) as answer:
        seen += json.dumps(told(answer.iter_lines(), 2), ensure_ascii=False)
    document = ticket.document
    hidden = {
        *personal_values(document.defendant),
        *personal_values(document.vehicle),
        *personal_values(document.officer),
        *(v for v in personal_values(document.place) if v != document.place.town),
        *(v for v in personal_values(document.violation) if v != document.violation.statute),
        str(document.number),
        str(document.document_id),
        document.officer.leo_number,
        "ZZQUILL",
    }
    assert len(hidden) > 20
    assert [value for value in hidden if value in seen] == []


def test_an_agency_that_did_not_agree_and_a_ticket_in_training_are_not_told(live):
    deliver(live, live.ticket(1))
    live.send(live.ticket(2))
    assert len(geojson(live)["features"]) == 1
    with live.database.write() as connection:
        connection.execute(update(AGENCY).values(feed_consent=False))
    assert geojson(live)["features"] == []


def test_a_void_or_expunged_ticket_is_told_no_longer(live):
    one, two = live.ticket(1), live.ticket(2)
    deliver(live, one, two)
    live.send(live.event(EventKind.VOID, one))
    (left,) = geojson(live)["features"]
    row = {"number": two.document.number, "at": "2026", "by": "x", "reason": "order"}
    with live.database.write() as connection:
        connection.execute(insert(PURGED).values(row))
    assert geojson(live)["features"] == []
    with stream(live, last=0) as answer:
        events = told(answer.iter_lines(), 2)
    assert [kind for _, kind, _ in events] == ["ticket", "void"]
    assert {feature["id"] for _, _, feature in events}.isdisjoint({left["id"]})


def test_a_stream_tells_what_comes_and_goes_on_where_it_was_left(live):
    with stream(live) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        lines = answer.iter_lines()
        assert next(lines).startswith("retry:")
        deliver_while_read = live.ticket(1)
        deliver(live, deliver_while_read)
        again = live.ticket(2)
        deliver(live, again)
    with stream(live, last=0) as answer:
        first, second = told(answer.iter_lines(), 2)
    with stream(live, last=first[0]) as answer:
        assert told(answer.iter_lines(), 1) == [second]
    deliver(live, live.amended(again))
    with stream(live, last=second[0]) as answer:
        ((_, kind, feature),) = told(answer.iter_lines(), 1)
    assert (kind, feature["id"]) == ("changed", second[2]["id"])


def test_a_comment_shows_that_the_line_stands(live, monkeypatch):
    monkeypatch.setattr(routes, "BEAT_S", 0.1)
    with stream(live) as answer:
        assert ": still here" in itertools.islice(answer.iter_lines(), 6)


def test_a_long_answer_goes_on_from_page_to_page(live, monkeypatch):
    monkeypatch.setattr(feed, "PAGE", 2)
    deliver(live, *(live.ticket(n) for n in range(1, 6)))
    since = (live.clock.now() - timedelta(hours=1)).isoformat()
    found, after = [], 0
    while True:
        page = geojson(live, since=since, after=after)
        found += [feature["id"] for feature in page["features"]]
        after = page.get("after", 0)
        if not after:
            break
    assert len(set(found)) == len(found) == 5
    with stream(live, last=0) as answer:
        assert [one for one, _, _ in told(answer.iter_lines(), 5)] == found


@pytest.mark.parametrize("key", ["x", "nobody", "0" * 16 + ".x", "é.é"])
def test_without_a_good_key_nothing_is_told(live, key):
    for path in ("/v1/feed/tickets.geojson", "/v1/feed/events"):
        answer = live.http.get(path, headers={"Authorization": f"Bearer {key}".encode()})
        assert (answer.status_code, answer.json()["code"]) == (401, "KEY_UNKNOWN")


def test_a_revoked_key_ends_the_stream_that_it_opened(live):
    with stream(live) as answer:
        key_id = live.key.partition(".")[0]
        feed.revoke_subscriber(live.database, key_id, by="test", now=live.clock.now())
        assert list(answer.iter_lines())[-1] == ""
    assert live.http.get("/v1/feed/events", headers=said_by(live.key)).status_code == 401


def test_nobody_takes_all_the_places(live):
    streams = live.app.state.streams
    with stream(live), stream(live):
        answer = live.http.get("/v1/feed/events", headers=said_by(live.key))
        assert (answer.status_code, answer.json()["code"]) == (429, "TOO_MANY")
        assert int(answer.headers["retry-after"]) > 0
        for n in range(routes.MOST_STREAMS - 2):
            streams.enter(str(n))
        other = feed.add_subscriber(live.database, "Other", by="test", now=live.clock.now())
        answer = live.http.get("/v1/feed/events", headers=said_by(other))
        assert (answer.status_code, answer.json()["code"]) == (503, "FULL")


def test_a_gateway_that_stops_ends_its_streams(live):
    with stream(live) as answer:
        lines = answer.iter_lines()
        next(lines)
        live.server.close()
        assert [line for line in lines if line] == []
    assert live.app.state.streams.count == 0


@pytest.mark.parametrize("since", ["yesterday", "2026-11-22", "2026-11-22T00:00:00", "9" * 40])
def test_an_instant_that_is_none_is_refused(live, since):
    answer = live.http.get(
        "/v1/feed/tickets.geojson", params={"since": since}, headers=said_by(live.key)
    )
    assert answer.status_code == 400


@pytest.mark.parametrize("since", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_an_instant_at_the_edge_of_the_calendar_is_no_fault(live, since):
    assert geojson(live, since=since)["features"] == []
