"""A kiosk with a store of its own beside the office of a test, kept by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from config.load import load_config
from config.model import Config
from domain.text import Language
from office.check_in import check_in
from office.context import Act, Office
from office.invariants import check_invariants
from office.learning import learn
from office.merge import carry
from office.mirror import Mirror, Shared, open_mirror
from office.outcomes import Booked, CheckedIn

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CONFIG = """
[office]
number = 7
prefix = "BTM"
name = "Kantor Imigrasi Batam"
site = "MPP Batam"
address = "Jl. Contoh 1"
[store]
url = "{url}"
[rules]
early_minutes = 600
late_minutes = 600
[calendar]
national_holidays = false
[calendar.hours]
{hours}
[calendar.group_days]
regular = {week}
[kiosk]
name = "{name}"
mirror = "{name}.db"
[printer]
name = "P{name}"
url = "{printer}"
"""


def a_kiosk_config(folder: Path, url: str, name: str = "K1", printer: str = "file:paper.bin") -> Config:
    """Write the configuration of a kiosk with a mirror, which serves on any day and at any hour."""
    hours = "\n".join(f"{day} = {{ opens = 00:00:00, closes = 23:59:59 }}" for day in WEEK)
    path = folder / f"{name}.toml"
    text = CONFIG.format(url=url, name=name, hours=hours, week=list(WEEK), printer=printer)
    path.write_text(text, encoding="utf-8")
    return load_config(path)


@dataclass
class LoneKiosk:
    """A kiosk that is cut off until the test says otherwise."""

    local: Office
    server: Office
    mirror: Mirror

    def follow(self) -> None:
        """See the server once."""
        self.mirror.turn()

    def breaches(self) -> list[str]:
        """Return what is wrong with the kiosk's own store; that most bookings have their ticket elsewhere is not."""
        return [each for each in check_invariants(self.local) if not each.endswith("is checked in, but has 0 tickets")]

    def carry(self) -> int:
        """Tell the server what was checked in alone."""
        return carry(self.local, self.server)

    def check_in(self, booked: Booked, act: Act | None = None) -> CheckedIn:
        """Check a booking in by its QR, without the server."""
        done = self.ask(booked.payload, booked, act)
        assert isinstance(done, CheckedIn), done
        return done

    def ask(self, text: str, booked: Booked, act: Act | None = None) -> object:
        """Ask for a number with a proof and a birth date, without the server."""
        born = booked.booking.person.birth_date
        learn(self.local, text, born)
        return check_in(self.local, act or Act.by(f"kiosk:{self.local.issuer}"), text, born, Language.ID)


@contextmanager
def a_lone_kiosk(server: Office, folder: Path, name: str = "K1") -> Iterator[LoneKiosk]:
    """Give a kiosk whose mirror has seen the server once."""
    store = open_mirror(folder / f"{name}.db", server.number)
    shared = Shared()
    mirror = Mirror(server, store, name, shared)
    mirror.turn()
    try:
        yield LoneKiosk(replace(server, store=store, issuer=name, elsewhere=shared.elsewhere), server, mirror)
    finally:
        mirror.close()
        store.close()
