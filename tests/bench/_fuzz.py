"""Random and mutated bytes into every decoder of the devices: nothing may be raised, and little may be kept."""

import sys
from collections.abc import Callable, Iterator, Sequence
from random import Random

from hardware.boards.alpha import FrameDecoder as SignDecoder
from hardware.boards.alpha import SignText, encode_text
from hardware.boards.cd5220 import PoleDecoder, encode_pole
from hardware.buttons.contacts import BitContact, CounterContact
from hardware.buttons.evdev import EventReader, KeyEvent, Move, encode_event
from hardware.buttons.klb1 import Event, EventKind, FrameDecoder, Query, Report, encode_frame
from hardware.buttons.maps import MODULE_MAPS
from hardware.buttons.master import Master
from hardware.buttons.sim.module import Module, RtuServer, seal
from hardware.printer.answers import AnswerReader
from hardware.printer.sim.realtime import RealTimeScanner
from hardware.printer.sim.syntax import Tokens
from hardware.reader.scans import ScanReader
from hardware.scanner.decode import our_text

_LONGEST = 48
Feed = Callable[[bytes, float], object]

_REPORT = Report(3, 7, 0x7F3C, 1, (Event(6, 0, EventKind.DOWN, 0), Event(7, 0, EventKind.UP, 2)))
_ANSWERS = (b"\x16\x12\x12\x12", b"\x14\x00\x00\x0f", b"\x37\x22C017\x00", b"\x5f1234\x00", b"\x10\x0f\x20\x00\x00\x00")
_COMMANDS = (
    b"\x1b@A-017\n\x1d(k\x03\x001Q0\x1dVB\x00",
    b"\x10\x04\x01\x10\x05\x02\x1dv0\x00\x01\x00\x01\x00a",
)
_REQUESTS = ("010200000008", "0110000000060c414141414141414141414141")
_SEEDS: dict[str, Sequence[bytes]] = {
    "printer_status": _ANSWERS,
    "klb1": (encode_frame(Query(3, 6, 0x7F3C, 1)), encode_frame(_REPORT)),
    "modbus": tuple(seal(bytes.fromhex(request)) for request in _REQUESTS),
    "scanner_line": (b"BTM-4KX7-Q2ZM\r", b"\x02BTM-4KX7-Q2ZM\x03\r\n", b"12051990\t"),
    "sign": (encode_text(SignText(("A-017 > 3", "B-001"))),),
    "pole": (encode_pole(["A-017 > 3", "B-001"]),),
    "keypad": (encode_event(KeyEvent(96, Move.DOWN, 12.5)),),
    "printer_commands": _COMMANDS,
}


def decoders() -> dict[str, tuple[Feed, Callable[[], int]]]:
    """Return each decoder: how it is fed, and how many bytes it keeps."""
    answers, frames, sign, pole = AnswerReader(presenter=True), FrameDecoder(), SignDecoder(), PoleDecoder()
    scans, keys, tokens, scanner = ScanReader(), EventReader(), Tokens(), RealTimeScanner()
    master, servers = Master("L1", [1, 3]), [RtuServer({1: Module(each)}) for each in MODULE_MAPS.values()]
    contacts = (BitContact(), CounterContact(16), CounterContact(32))

    def klb1(data: bytes, now: float) -> None:
        frames.feed(data, now)
        master.send(now)
        master.receive(data, now)

    def modbus(data: bytes, now: float) -> None:
        servers[len(data) % len(servers)].feed(data, now)
        for contact in contacts:
            contact.read(int.from_bytes(data[:4], "big"), now)

    def scanner_line(data: bytes, now: float) -> None:
        for scan in scans.feed(data, now):
            our_text(scan)

    def printer_commands(data: bytes, _: float) -> None:
        scanner.feed(data)
        tokens.feed(data)
        while tokens.next() is not None:
            pass

    return {
        "printer_status": (lambda data, _: answers.feed(data), lambda: answers.held_bytes),
        "klb1": (klb1, lambda: len(frames._buffer) + len(master._decoder._buffer)),
        "modbus": (modbus, lambda: max(len(server._buffer) for server in servers)),
        "scanner_line": (scanner_line, lambda: scans.held_bytes),
        "sign": (sign.feed, lambda: len(sign._buffer)),
        "pole": (lambda data, _: pole.feed(data), lambda: len(pole._line or b"")),
        "keypad": (lambda data, _: keys.feed(data), lambda: len(keys._rest)),
        "printer_commands": (printer_commands, lambda: scanner.held_bytes),
    }


def fuzz(strings: int, seed: int = 0) -> dict[str, int | str]:
    """Feed so many strings into each decoder, and return what went wrong and the most that any of them kept."""
    raised, most = 0, 0
    first = ""
    for name, (feed, held) in decoders().items():
        chance = Random(f"{seed} {name}")
        for number, data in enumerate(_strings(name, chance, strings)):
            try:
                feed(data, number / 100)
            except Exception as error:  # noqa: BLE001  # whatever it is, it must not happen
                raised += 1
                first = first or f"{name}: {error!r} from {data.hex()}"
            most = max(most, held())
    return {
        "fuzz_strings_per_decoder": strings,
        "fuzz_raised": raised,
        "fuzz_held_max_bytes": most,
        "fuzz_first": first,
    }


def _strings(name: str, chance: Random, count: int) -> Iterator[bytes]:
    seeds = _SEEDS[name]
    for number in range(count):
        if number % 3 == 0:
            yield chance.randbytes(chance.randrange(_LONGEST))
        else:
            yield _mutated(bytearray(chance.choice(seeds)), chance, chance.choice(seeds))


def _mutated(data: bytearray, chance: Random, other: bytes) -> bytes:
    for _ in range(chance.randrange(4)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(5):
            case 0 if at < len(data):
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                del data[at : at + chance.randrange(1, 5)]
            case 2:
                data[at:at] = chance.randbytes(chance.randrange(1, 5))
            case 3:
                data[at:] = other[chance.randrange(len(other)) :]
            case _:
                data += data[at:]
    return bytes(data[:400])


if __name__ == "__main__":
    print(fuzz(int(sys.argv[1])))
