"""No page is freed while it is in use, whatever covers it and whenever Python tidies up."""

import gc

import shiboken6

from tests.ui.page_walk import opened


def test_a_collection_after_every_page_frees_nothing_that_is_shown(qapp, tmp_path):
    with opened("full", tmp_path, palette="day") as walk:
        place = walk.place
        kept = (place.stop, place.stop.cards, place.guide.banner, place.nav, place.status)
        for name in walk.each():
            gc.collect()
            assert [shiboken6.isValid(one) for one in kept] == [True] * len(kept), name
