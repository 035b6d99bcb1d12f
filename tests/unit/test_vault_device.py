"""The device's identity and the DPS keys it trusts."""

import base64
import json
from dataclasses import replace

import pytest

from tracs_mobile.errors import BadSignature, KeyUnavailable, VaultError
from tracs_mobile.vault import wrap
from tracs_mobile.vault.device import GATEWAY_TYP, DeviceVault, Trust
from tracs_mobile.vault.jws import SigningKey, sign_token, verify_token
from tracs_mobile.vault.seal import SealKey, open_sealed

MACHINE = b"\1" * 32
GATEWAY = SigningKey.generate()
SEAL = SealKey.generate()


@pytest.fixture
def trust():
    return Trust(
        receipt_keys={"gw-1": GATEWAY.public.to_pem().decode()},
        seal_key=SEAL.public.to_pem().decode(),
    )


def test_the_device_signs_the_same_after_a_restart(tmp_path):
    made = DeviceVault.create(tmp_path, "VT-0001", MACHINE)
    again = DeviceVault.open(tmp_path, MACHINE)
    assert again.device_id == "VT-0001"
    made.public.verify(b"body", again.sign(b"body"))


def test_a_device_token_carries_the_device_as_its_key_id(tmp_path):
    device = DeviceVault.create(tmp_path, "VT-0001", MACHINE)
    token = device.token(b"{}", typ="batch+jws")
    assert verify_token(token, {"VT-0001": device.public}, typ="batch+jws") == b"{}"


def test_the_device_key_does_not_open_on_another_machine(tmp_path):
    DeviceVault.create(tmp_path, "VT-0001", MACHINE)
    with pytest.raises(KeyUnavailable):
        DeviceVault.open(tmp_path, b"\2" * 32)


def test_a_device_renamed_in_its_file_does_not_open(tmp_path):
    DeviceVault.create(tmp_path, "VT-0001", MACHINE)
    file = tmp_path / "device.json"
    file.write_bytes(file.read_bytes().replace(b"VT-0001", b"VT-0002"))
    with pytest.raises(KeyUnavailable):
        DeviceVault.open(tmp_path, MACHINE)


def test_a_device_key_is_never_written_over(tmp_path):
    made = DeviceVault.create(tmp_path, "VT-0001", MACHINE)
    with pytest.raises(VaultError):
        DeviceVault.create(tmp_path, "VT-0002", MACHINE)
    assert DeviceVault.open(tmp_path, MACHINE).public.thumbprint == made.public.thumbprint


def test_the_private_key_is_not_in_the_file_in_the_clear(tmp_path):
    DeviceVault.create(tmp_path, "VT-0001", MACHINE)
    assert b"PRIVATE" not in (tmp_path / "device.json").read_bytes()


@pytest.mark.parametrize(
    "read", [lambda d: DeviceVault.open(d, MACHINE), lambda d: Trust.load(d, MACHINE)]
)
def test_a_laptop_that_is_not_set_up_says_so(tmp_path, read):
    with pytest.raises(KeyUnavailable, match="not set up"):
        read(tmp_path)


def test_trust_survives_a_restart(tmp_path, trust):
    trust.save(tmp_path, MACHINE)
    again = Trust.load(tmp_path, MACHINE)
    assert again == trust
    token = sign_token(b"{}", GATEWAY, kid="gw-1", typ=GATEWAY_TYP)
    assert again.receipt_verifier()(token) == b"{}"
    assert open_sealed(again.sealer()(b"event"), SEAL) == b"event"


def test_keys_put_into_the_trust_file_by_somebody_else_are_refused(tmp_path, trust):
    trust.save(tmp_path, MACHINE)
    theirs = replace(trust, receipt_keys={"gw-1": SigningKey.generate().public.to_pem().decode()})
    other = tmp_path / "other"
    theirs.save(other, b"\2" * 32)
    (tmp_path / "trust.json").write_bytes((other / "trust.json").read_bytes())
    with pytest.raises(KeyUnavailable, match="exchanged"):
        Trust.load(tmp_path, MACHINE)


def test_a_trust_file_without_its_proof_is_refused(tmp_path, trust):
    trust.save(tmp_path, MACHINE)
    file = tmp_path / "trust.json"
    plain = json.loads(file.read_text("utf-8"))
    del plain["mac"]
    file.write_text(json.dumps(plain), "utf-8")
    with pytest.raises(KeyUnavailable, match="exchanged"):
        Trust.load(tmp_path, MACHINE)


def test_a_receipt_is_not_mistaken_for_another_signed_message(trust):
    token = sign_token(b"{}", GATEWAY, kid="gw-1", typ="config+jws")
    with pytest.raises(BadSignature):
        trust.receipt_verifier()(token)
    assert trust.verifier("config+jws")(token) == b"{}"


def test_a_second_receipt_key_is_accepted_while_the_gateway_changes_keys(trust):
    fresh = SigningKey.generate()
    both = Trust(
        receipt_keys={**trust.receipt_keys, "gw-2": fresh.public.to_pem().decode()},
        seal_key=trust.seal_key,
    )
    for kid, key in (("gw-1", GATEWAY), ("gw-2", fresh)):
        both.receipt_verifier()(sign_token(b"{}", key, kid=kid, typ=GATEWAY_TYP))


def test_keys_that_cannot_be_used_are_not_saved(tmp_path, trust):
    for bad in (
        Trust(receipt_keys={"gw-1": "é"}, seal_key=trust.seal_key),
        Trust(receipt_keys=trust.receipt_keys, seal_key=""),
    ):
        with pytest.raises(KeyUnavailable):
            bad.save(tmp_path, MACHINE)
    assert not (tmp_path / "trust.json").exists()


def test_the_vault_and_the_wire_name_gateway_tokens_alike():
    from sync import wire

    assert wire.GATEWAY_TYP == GATEWAY_TYP


def test_trust_keeps_what_bundles_are_encrypted_to_and_whose_certificates_count(tmp_path, trust):
    more = replace(trust, import_key=trust.seal_key, issuing_ca_pem="PEM")
    more.save(tmp_path, MACHINE)
    assert Trust.load(tmp_path, MACHINE) == more
    file = tmp_path / "trust.json"
    file.write_bytes(file.read_bytes().replace(b'"PEM"', b'"MEP"'))
    with pytest.raises(KeyUnavailable):
        Trust.load(tmp_path, MACHINE)


def test_trust_of_the_first_version_is_still_read_and_nothing_can_be_added_to_it(tmp_path, trust):
    trust.save(tmp_path, MACHINE)
    file = tmp_path / "trust.json"
    plain = json.loads(file.read_bytes())
    first = {k: plain[k] for k in ("receipt_keys", "seal_key")} | {"version": 1}
    bare = json.dumps({**first, "mac": ""}, sort_keys=True, separators=(",", ":")).encode()
    key = wrap.derive(MACHINE, salt=b"", info=b"tracs/trust/v1")
    first["mac"] = base64.b64encode(wrap.mac(key, bare)).decode()
    file.write_bytes(json.dumps(first).encode())
    assert Trust.load(tmp_path, MACHINE) == trust
    file.write_bytes(json.dumps({**first, "import_key": trust.seal_key}).encode())
    with pytest.raises(KeyUnavailable):
        Trust.load(tmp_path, MACHINE)
