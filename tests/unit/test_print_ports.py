"""Ports, names and networks: what a printer is known by, and what is never touched."""

import socket
import threading
import time
from dataclasses import replace

import pytest

from printers.profiles import profile_names
from printers.setup import network
from printers.setup.models import model_of, models, profile_of_model
from printers.setup.ports import (
    PortFacts,
    find_again,
    hardware_of,
    is_scanner,
    is_usable,
    kind_of,
    plain_name,
    serial_ports,
    with_address,
)
from tracs_mobile.domain.devices import Learned, LinkKind
from tracs_mobile.testing.fake_devices import a_printer_setup

SERIAL_SERVICE = "{00001101-0000-1000-8000-00805F9B34FB}"
OUTGOING = rf"BTHENUM\{SERIAL_SERVICE}_LOCALMFG&0002\7&107EDF7B&0&74F07D4A1C00_C00000000"
INCOMING = rf"BTHENUM\{SERIAL_SERVICE}_LOCALMFG&0000\7&107EDF7B&0&000000000000_00000000"


def port(device="COM7", **facts):
    """A port as it would be listed."""
    return PortFacts(device=device, **facts)


# --- the same hardware again -----------------------------------------------------------------


def test_the_port_of_a_bluetooth_printer_is_found_after_its_number_changed():
    setup = a_printer_setup(url="COM5", was_url="")
    listed = [
        port("COM5", hwid=INCOMING),
        port("COM9", hwid=OUTGOING),
        port("COM3", vid=0x0403, pid=0x6001, serial="A1"),
    ]

    found = find_again(setup, list_ports=lambda: listed)

    assert (found.url, found.was_url, found.id) == ("COM9", "COM5", setup.id)


def test_a_printer_that_is_where_it_was_keeps_its_setup():
    setup = a_printer_setup(url="COM9")

    assert find_again(setup, list_ports=lambda: [port("COM9", hwid=OUTGOING)]) is setup


@pytest.mark.parametrize("serial_number", ["", "0001"])
def test_two_devices_just_alike_are_not_guessed_at(serial_number):
    twins = [port(f"COM{n}", vid=0x0403, pid=0x6001, serial=serial_number) for n in (3, 4)]
    setup = a_printer_setup(url="COM5", hardware=hardware_of(twins[0]))

    assert find_again(setup, list_ports=lambda: twins) is None
    assert find_again(setup, list_ports=lambda: twins[1:]).url == "COM4"


def test_a_printer_that_says_nothing_is_not_found_by_the_make_of_its_adapter():
    other = port("COM4", vid=0x1A86, pid=0x7523)
    setup = a_printer_setup(url="COM5", hardware=hardware_of(other))
    mute = replace(setup, learned=(Learned(fact="answers_status", value="false"),))

    assert find_again(setup, list_ports=lambda: [other]).url == "COM4"
    assert find_again(mute, list_ports=lambda: [other]) is None
    known = port("COM4", vid=0x1A86, pid=0x7523, serial="A1")
    mute = replace(mute, hardware=hardware_of(known))
    assert find_again(mute, list_ports=lambda: [known]).url == "COM4"


@pytest.mark.parametrize("hardware", ["", "usb:0403:6001:B2", "bt:000000000000"])
def test_what_is_not_there_is_not_found(hardware):
    listed = [port("COM3", hwid=INCOMING), port("COM4", vid=0x0403, pid=0x6001, serial="A1")]

    assert find_again(a_printer_setup(hardware=hardware), list_ports=lambda: listed) is None


def test_a_system_that_does_not_tell_its_ports_finds_nothing_again():
    def fails():
        raise OSError

    assert find_again(a_printer_setup(), list_ports=fails) is None


def test_the_ports_of_this_machine_can_be_listed():
    assert all(one.device for one in serial_ports())


# --- what a port says of itself --------------------------------------------------------------


def test_the_outgoing_port_of_a_pair_is_told_from_the_incoming_one():
    out, back = (with_address(port(hwid=hwid)) for hwid in (OUTGOING, INCOMING))

    assert (is_usable(out), is_usable(back)) == (True, False)
    assert (hardware_of(out), hardware_of(back)) == ("bt:74F07D4A1C00", "")
    assert kind_of(out) is kind_of(back) is LinkKind.BLUETOOTH


def test_a_port_of_a_known_maker_of_scanners_is_a_scanner():
    assert is_scanner(port(vid=0x0C2E))
    assert not is_scanner(port(vid=0x0403))
    assert not is_scanner(port())


def test_names_from_the_registry_end_at_the_zero():
    assert plain_name(b"SPP-R410\0") == "SPP-R410"
    assert plain_name("Imprimante É\0x".encode()) == "Imprimante É"
    assert plain_name(b"A\r\n\xffB") == "A\ufffdB"


# --- names and profiles ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "profile"),
    [
        (("EPSON TM-P80II",), "epson-tm-p80ii"),
        (("BIXOLON", "SPP-R410"), "bixolon-spp-r410"),
        (("spp r410_1234",), "bixolon-spp-r410"),
        (("Star SM-T400i-DB50",), "star-sm-t400i"),
        (("Laser printer",), ""),
        (("",), ""),
    ],
)
def test_a_printer_gets_the_profile_of_its_model(names, profile):
    assert profile_of_model(*names) == profile


def test_every_model_has_a_profile_or_prints_through_its_driver():
    for model in models():
        assert model.words
        assert model.speaks_pages or model.profile in profile_names()


@pytest.mark.parametrize("name", ["PJ-763MFi", "RJ-4250WB", "ZQ521", "QLn420", "RW 420", "Apex4"])
def test_a_printer_without_commands_is_known_as_one(name):
    assert model_of(name).speaks_pages


# --- the network -----------------------------------------------------------------------------


def test_only_private_addresses_next_door_are_tried():
    hosts = network.neighbors(
        ["192.168.7.20", "192.168.7.21", "8.8.8.8", "192.0.2.7", "100.64.1.1", "127.0.0.1"]
    )

    assert len(hosts) == 252
    assert {host.rpartition(".")[0] for host in hosts} == {"192.168.7"}
    assert not {"192.168.7.20", "192.168.7.21", "192.168.7.0", "192.168.7.255"} & set(hosts)


def test_a_laptop_on_many_networks_looks_at_a_few():
    assert len(network.neighbors([f"10.0.{n}.2" for n in range(30)])) == 4 * 253


def test_the_addresses_of_this_laptop_are_told_without_sending_anything():
    assert all(socket.inet_aton(address) for address in network.own_addresses())


def test_a_host_that_does_not_listen_is_not_told():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port_number = server.getsockname()[1]
        hosts = ["127.0.0.1", "127.0.0.2"]
        found = network.listening(
            hosts, port=port_number, canceled=threading.Event(), monotonic=time.monotonic
        )

        assert list(found) == ["127.0.0.1"]
