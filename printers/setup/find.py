"""Looks for receipt printers: at every serial port, over Bluetooth, and on the networks next door.

Each place is asked on a thread of its own with its own deadline, so that a port that hangs keeps
nobody else waiting.
"""

from __future__ import annotations

import functools
import logging
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from printers.driver.links import Link, LinkHeld, LinkLost, LinkMissing, SerialLink, TcpLink
from printers.setup import find_said, network, ports
from printers.setup.interview import Answer, Heard, Interview, who_is_there
from printers.setup.models import USUAL_PROFILE, model_of
from printers.setup.ports import ListPorts, PortFacts
from tracs_mobile.domain.devices import LinkKind, PrinterSetup
from tracs_mobile.ports import FoundDevice

log = logging.getLogger(__name__)

Monotonic = Callable[[], float]

_AT_ONCE = 8
_POLL_S = 0.05
_LISTING_S = 12.0
_PORT_S = 6.0
_BLUETOOTH_S = 12.0
_HOST_S = 5.0
_CONNECT_S = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where to look besides the serial ports, and how paired devices are called."""

    hosts: Callable[[], Sequence[str]] = network.next_door
    bluetooth_name: Callable[[str], str] = ports.bluetooth_name
    print_port: int = network.PRINT_PORT


_EVERYWHERE = Sources()

_News = Callable[["FoundDevice | _Job"], None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Job:
    """One place to look at: what is done there, how long it may take, what is told when it hangs.

    `work` gets the way to tell what it found, which may be further places.
    """

    work: Callable[[_News, threading.Event], None]
    within_s: float
    late: FoundDevice | None = None
    stop: threading.Event = field(default_factory=threading.Event)


def find_printers(
    known: Sequence[PrinterSetup],
    on_found: Callable[[FoundDevice], None],
    *,
    list_ports: ListPorts = ports.serial_ports,
    sources: Sources = _EVERYWHERE,
    leave: Collection[str] = (),
    deadline_s: float = 20.0,
    given_up: threading.Event | None = None,
    monotonic: Monotonic = time.monotonic,
) -> tuple[FoundDevice, ...]:
    """Every printer that answers, and every place that might be one, told as soon as it is known.

    `known` are the printers of the book; `leave` are ports and hardware that belong to scanners and
    are not touched. `on_found` is called on this thread. Returns within `deadline_s`, or soon after
    `given_up` is set. Not for the UI thread.
    """
    search = _Search(
        on_found=on_found,
        given_up=given_up or threading.Event(),
        monotonic=monotonic,
        ends_at=monotonic() + deadline_s,
        known=known,
    )
    serial = _Job(
        work=functools.partial(_list_ports, list_ports, sources, leave), within_s=_LISTING_S
    )
    net = _Job(work=functools.partial(_list_hosts, sources, monotonic), within_s=deadline_s)
    return search.run((serial, net))


class _Search:
    """Runs a few jobs at a time and gathers what they tell. Belongs to one thread."""

    def __init__(
        self,
        *,
        on_found: Callable[[FoundDevice], None],
        given_up: threading.Event,
        monotonic: Monotonic,
        ends_at: float,
        known: Sequence[PrinterSetup],
    ) -> None:
        self._on_found = on_found
        self._given_up = given_up
        self._monotonic = monotonic
        self._ends_at = ends_at
        self._known = known
        self._waiting = deque[_Job]()
        self._running = dict[_Job, float]()
        self._news = queue.SimpleQueue[tuple[_Job, FoundDevice | _Job | None]]()
        self._found = list[FoundDevice]()

    def run(self, jobs: Sequence[_Job]) -> tuple[FoundDevice, ...]:
        """All that was found. Jobs that hang are left to themselves."""
        self._waiting.extend(jobs)
        while (self._waiting or self._running) and not self._over():
            self._start()
            self._take_news()
            self._drop_late()
        self._give_up((*self._running, *self._waiting))
        return tuple(self._found)

    def _over(self) -> bool:
        return self._given_up.is_set() or self._monotonic() >= self._ends_at

    def _start(self) -> None:
        while self._waiting and len(self._running) < _AT_ONCE:
            job = self._waiting.popleft()
            self._running[job] = self._monotonic() + job.within_s
            # A daemon: a driver that hangs for good must not keep the program from ending.
            threading.Thread(target=self._work, args=(job,), name="find", daemon=True).start()

    def _work(self, job: _Job) -> None:
        try:
            job.work(lambda news: self._news.put((job, news)), job.stop)
        except Exception as fault:  # noqa: BLE001 - the thread's edge: drivers raise anything
            log.error("Looking for printers: %s", type(fault).__name__)  # noqa: TRY400
        self._news.put((job, None))

    def _take_news(self) -> None:
        try:
            job, news = self._news.get(timeout=_POLL_S)
        except queue.Empty:
            return
        if job not in self._running:
            return  # it was given up before
        if news is None:
            del self._running[job]
        elif isinstance(news, _Job):
            self._waiting.append(news)
        else:
            self._tell(news)

    def _drop_late(self) -> None:
        now = self._monotonic()
        late = [job for job, until in self._running.items() if now >= until]
        for job in late:
            del self._running[job]
        self._give_up(late)

    def _give_up(self, jobs: Collection[_Job]) -> None:
        for job in jobs:
            job.stop.set()
            if job.late is not None and not self._given_up.is_set():
                self._tell(job.late)

    def _tell(self, device: FoundDevice) -> None:
        mine = next((setup.id for setup in self._known if _is_same(setup, device)), "")
        device = replace(device, known_id=mine)
        if mine and device.said == find_said.HELD:
            device = replace(device, said=find_said.IN_USE)
        self._found.append(device)
        self._on_found(device)


def _is_same(setup: PrinterSetup, device: FoundDevice) -> bool:
    if setup.hardware or device.hardware:
        return setup.hardware.casefold() == device.hardware.casefold()
    return setup.url == device.url


# --- serial ports and Bluetooth --------------------------------------------------------------


def _list_ports(
    list_ports: ListPorts,
    sources: Sources,
    leave: Collection[str],
    tell: _News,
    stop: threading.Event,
) -> None:
    for port in map(ports.with_address, list_ports()):
        if stop.is_set():
            return
        hands_off = port.device in leave or (ports.hardware_of(port) or port.device) in leave
        if not hands_off and ports.is_usable(port) and not ports.is_scanner(port):
            tell(_port_job(port, sources))


def _port_job(port: PortFacts, sources: Sources) -> _Job:
    kind = ports.kind_of(port)
    bluetooth = kind is LinkKind.BLUETOOTH
    called = sources.bluetooth_name(port.address) if bluetooth else port.plain_label
    model = model_of(called)
    device = FoundDevice(
        scanner=False,
        name=called or find_said.unnamed(kind),
        kind=kind,
        url=port.device,
        hardware=ports.hardware_of(port),
        profile=(model.profile if model else "") or USUAL_PROFILE,
        said=find_said.late(kind),
    )
    if model and model.speaks_pages:
        device = replace(device, said=find_said.PAGES, profile="")
        return _Job(work=lambda tell, _stop: tell(device), within_s=_PORT_S)
    return _Job(
        work=functools.partial(_look, device, functools.partial(SerialLink, port.device)),
        within_s=_BLUETOOTH_S if bluetooth else _PORT_S,
        late=device,
    )


# --- network ---------------------------------------------------------------------------------


def _list_hosts(sources: Sources, monotonic: Monotonic, tell: _News, stop: threading.Event) -> None:
    port = sources.print_port
    hosts = sources.hosts()
    for host in network.listening(hosts, port=port, canceled=stop, monotonic=monotonic):
        tell(_host_job(host, port))


def _host_job(host: str, port: int) -> _Job:
    device = FoundDevice(
        scanner=False,
        name=find_said.unnamed(LinkKind.NETWORK),
        kind=LinkKind.NETWORK,
        url=f"tcp://{host}:{port}",
        profile=USUAL_PROFILE,
    )
    open_link = functools.partial(TcpLink, host, port, deadline_s=_CONNECT_S)
    return _Job(work=functools.partial(_look, device, open_link), within_s=_HOST_S)


# --- one place -------------------------------------------------------------------------------


def _look(
    device: FoundDevice, open_link: Callable[[], Link], tell: _News, stop: threading.Event
) -> None:
    """Open, ask, let go, and tell; something that answers, but not as a printer, is not told."""
    try:
        link = open_link()
    except LinkHeld:
        tell(replace(device, said=find_said.HELD))
        return
    except (LinkMissing, LinkLost):
        tell(replace(device, said=find_said.not_there(device.kind)))
        return
    try:
        answer = who_is_there(Interview(link, monotonic=time.monotonic, canceled=stop))
    except LinkLost:
        answer = Answer(who=Heard.NOBODY)
    finally:
        link.close(discard=True)
    if answer.who is Heard.NOBODY:
        tell(replace(device, said=find_said.silent(device.kind)))
    elif answer.who is Heard.PRINTER:
        tell(_recognized(device, answer))


def _recognized(device: FoundDevice, answer: Answer) -> FoundDevice:
    named = find_said.full_name(answer.maker, answer.model)
    model = model_of(named, device.name)
    return replace(
        device,
        name=named or device.name,
        profile=(model.profile if model else "") or device.profile,
        certain=True,
        said=find_said.answers(answer.condition),
    )
