"""What makes the next stop quicker: recent people and places, favorites, shortcuts."""

from dataclasses import replace

import pytest

from tracs_mobile.domain.names import ChargeId
from tracs_mobile.errors import NotLawful
from tracs_mobile.services.lists import Shortcut
from tracs_mobile.testing.stops import LIGHT, SPEEDING


@pytest.fixture
def officer(life):
    return life.client()


@pytest.fixture
def poc(life, people):
    return life.client(people["poc"])


def test_recent_people_vehicles_and_places_come_newest_first_and_once(life, officer):
    for name, plate in (("QUIMBYE", "QXZ 1"), ("OUELLETTEY", "QXZ 2"), ("QUIMBYE", "QXZ 1")):
        draft = life.ready(officer, SPEEDING)
        officer.issue(
            replace(
                draft,
                driver=replace(draft.driver, family_name=name),
                vehicle=replace(draft.vehicle, plate=plate),
            )
        )
    recents = officer.recents()
    assert [p.family_name for p in recents.people] == ["QUIMBYE", "OUELLETTEY"]
    assert [v.plate for v in recents.vehicles] == ["QXZ 1", "QXZ 2"]
    (place,) = recents.places
    assert (place.town, place.occurred_at) == ("Barre City", None)


def test_recents_are_ones_own(life, officer, people):
    life.issue(life.client(people["other"]), SPEEDING)
    assert officer.recents().people == ()


def test_favorites_keep_their_order_and_forget_doubles(life, officer, people):
    chosen = (SPEEDING.charge_id, LIGHT.charge_id)
    officer.set_favorites([*chosen, SPEEDING.charge_id])
    assert officer.favorites() == chosen
    assert life.client(people["other"]).favorites() == ()


def test_a_favorite_that_the_law_pack_does_not_know_any_more_is_left_out(officer):
    officer.set_favorites([ChargeId("gone"), LIGHT.charge_id])
    assert officer.favorites() == (LIGHT.charge_id,)


def test_shortcuts_belong_to_the_agency(officer, poc):
    shortcuts = (
        Shortcut(words="school st", charge_id=SPEEDING.charge_id),
        Shortcut(words="lamp", charge_id=LIGHT.charge_id),
    )
    poc.set_shortcuts(shortcuts)
    assert officer.shortcuts() == shortcuts


def test_the_newest_shortcut_of_the_same_words_counts(poc):
    first = Shortcut(words="Lamp", charge_id=SPEEDING.charge_id)
    poc.set_shortcuts([first, Shortcut(words=" lamp ", charge_id=LIGHT.charge_id)])
    assert poc.shortcuts() == (Shortcut(words="lamp", charge_id=LIGHT.charge_id),)


@pytest.mark.parametrize(("words", "charge"), [(" ", LIGHT.charge_id), ("lamp", ChargeId("gone"))])
def test_a_shortcut_needs_words_and_a_charge(poc, words, charge):
    with pytest.raises(NotLawful):
        poc.set_shortcuts([Shortcut(words=words, charge_id=charge)])
    assert poc.shortcuts() == ()


@pytest.mark.expects_log_warnings
def test_a_list_of_another_shape_is_an_empty_one(life, officer):
    with life.store.units() as unit:
        unit.preferences.put("07A12", "favorites", b'{"shape":"other"}')
        unit.commit()
    assert officer.favorites() == ()
