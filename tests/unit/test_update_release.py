"""What a signed list of an update says, whose signature counts, and which list is not taken."""

import json
from datetime import date, timedelta

import pytest

from tracs_mobile.domain.update import (
    GRACE,
    Channel,
    FileKind,
    Release,
    ReleaseFile,
    encode_release,
    read_release,
    refusal,
    version_of,
)
from tracs_mobile.errors import BadInput, BadSignature, KeyUnavailable
from tracs_mobile.vault.release import (
    ReleaseKey,
    ReleaseKeys,
    key_id,
    read_release_keys,
    verify_release,
)

MADE = date(2026, 11, 27)
MSI = ReleaseFile(name="TraCS-Mobile-1.1.0.msi", sha256="a" * 64, size=9, kind=FileKind.MSI)
LAW = ReleaseFile(name="law-2027.zip", sha256="b" * 64, size=9, kind=FileKind.LAW)


def release(**changes):
    fields = {
        "version": "1.1.0",
        "min_from": "1.0.0",
        "serial": 7,
        "channel": Channel.RELEASE,
        "made": MADE,
        "expires": MADE + timedelta(days=365),
        "files": (MSI, LAW),
    }
    return Release(**{**fields, **changes})


def plain(**changes):
    return json.dumps({**json.loads(encode_release(release())), **changes}).encode()


def test_a_list_is_read_as_it_was_written_and_written_the_same_again():
    raw = encode_release(release(files=(LAW, MSI)))
    assert raw == encode_release(release())
    assert read_release(raw) == release(files=(MSI, LAW))
    assert read_release(raw).program == (MSI,)
    assert read_release(raw).law == (LAW,)


FILE = {"name": "a.msi", "sha256": "a" * 64, "size": 9, "kind": "msi"}


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 2},
        {"product": "Another"},
        {"version": "1.1"},
        {"version": "01.1.0"},
        {"min_from": 1},
        {"serial": 0},
        {"serial": True},
        {"serial": "7"},
        {"channel": "beta"},
        {"made": "11/27/2026"},
        {"expires": "2026-11-26"},
        {"files": []},
        {"files": {}},
        {"files": ["a.msi"]},
        {"files": [FILE] * 2},
        {"files": [{**FILE, "name": "../a.msi"}]},
        {"files": [{**FILE, "name": "manifest.json"}]},
        {"files": [{**FILE, "name": "a.msi."}]},
        {"files": [{**FILE, "name": "C:a.msi"}]},
        {"files": [{**FILE, "sha256": "A" * 64}]},
        {"files": [{**FILE, "size": -1}]},
        {"files": [{**FILE, "size": 10**12}]},
        {"files": [{**FILE, "kind": "exe"}]},
        {"files": [{**FILE, "run": "cmd"}]},
        {"more": 1},
    ],
)
def test_a_list_that_is_not_as_agreed_is_refused_in_a_sentence(changes):
    with pytest.raises(BadInput, match="Nothing was changed"):
        read_release(plain(**changes))


@pytest.mark.parametrize("raw", [b"", b"[]", b"{", b'{"a": 1, "a": 2}', b"\xff" * 9])
def test_what_is_no_list_at_all_is_refused(raw):
    with pytest.raises(BadInput, match="cannot read"):
        read_release(raw)


def test_a_list_that_no_laptop_would_take_is_not_written():
    with pytest.raises(BadInput):
        encode_release(release(version="one"))


def told(found=None, **changes):
    asked = {"installed": "1.0.0", "highest": 7, "trials": False, "today": MADE}
    return refusal(found or release(), **{**asked, **changes})


def test_a_newer_release_is_taken_once_and_again():
    assert told() == ""
    assert told(highest=0) == ""
    assert told(installed="1.1.0") == ""


def test_an_older_list_than_one_that_was_seen_is_refused():
    assert "list 7 after 8" in told(highest=8)


def test_an_older_version_is_refused_whatever_its_serial():
    assert "bring back version 1.1.0" in told(installed="1.1.1", highest=0)


def test_a_version_that_needs_another_first_is_refused():
    assert "needs version 1.0.0 first" in told(installed="0.9.9")


def test_a_list_ends_some_days_after_its_last_day_for_clocks_are_wrong_at_times():
    last = release().expires + GRACE
    assert told(today=last) == ""
    assert "was good until 11/27/2027" in told(today=last + timedelta(days=1))


def test_a_clock_that_is_far_behind_keeps_no_update_away():
    assert told(today=date(2001, 1, 1)) == ""


def test_a_trial_is_taken_only_where_trials_are():
    trial = release(channel=Channel.TRIAL)
    assert "trial version" in told(trial)
    assert told(trial, trials=True) == ""


def test_versions_compare_as_numbers():
    assert version_of("1.10.0") > version_of("1.9.12")


# --- signatures ---------------------------------------------------------------------------------

CURRENT, NEXT, ANOTHER = (ReleaseKey.generate() for _ in range(3))
KNOWN = ReleaseKeys(keys={key_id(k.public): k.public for k in (CURRENT, NEXT)})
RAW = encode_release(release())


@pytest.mark.parametrize("key", [CURRENT, NEXT])
def test_the_current_and_the_next_key_are_believed(key):
    assert verify_release(RAW, key.sign(RAW), KNOWN) == key.key_id


def test_one_good_line_is_enough_while_the_key_changes():
    lines = "\r\n".join([ANOTHER.sign(RAW), NEXT.sign(RAW), ""])
    assert verify_release(RAW, lines, KNOWN) == NEXT.key_id


def flipped(line):
    return line[:-10] + ("A" if line[-10] != "A" else "B") + line[-9:]


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "ed25519",
        ANOTHER.sign(RAW),
        ANOTHER.sign(RAW).replace(ANOTHER.key_id, CURRENT.key_id),
        flipped(CURRENT.sign(RAW)),
        CURRENT.sign(RAW + b" "),
        "\n" * 5_000 + CURRENT.sign(RAW),
    ],
)
def test_anything_else_is_not_believed(lines):
    with pytest.raises(BadSignature, match="not signed by DPS"):
        verify_release(RAW, lines, KNOWN)


def test_keys_are_kept_with_a_password_and_read_again():
    raw = CURRENT.to_pem(password=b"granite")
    assert ReleaseKey.from_pem(raw, password=b"granite").key_id == CURRENT.key_id
    assert ReleaseKey.from_pem(CURRENT.to_pem()).public == CURRENT.public
    with pytest.raises(KeyUnavailable):
        ReleaseKey.from_pem(raw, password=b"another")


def test_the_file_of_the_program_has_no_key_yet_and_the_sentence_says_what_follows():
    from importlib.resources import files

    text = (files("tracs_mobile.data") / "release_keys.toml").read_text("utf-8")
    assert "PROVISIONAL" in text
    with pytest.raises(BadSignature, match="no release key of DPS"):
        verify_release(RAW, CURRENT.sign(RAW), read_release_keys(text))


def test_two_keys_of_a_file_are_read_by_their_ids():
    import base64

    text = f'keys = ["{base64.b64encode(CURRENT.public).decode()}"]'
    assert set(read_release_keys(text).keys) == {CURRENT.key_id}


@pytest.mark.parametrize("text", ['keys = ["AAAA"]', 'keys = ["!"]', "keys = [1]", "keys ="])
def test_a_file_of_keys_that_cannot_be_read_believes_nothing(text):
    with pytest.raises(KeyUnavailable):
        read_release_keys(text)
