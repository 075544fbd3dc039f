"""The office as its use cases need it: store, clock, rules, calendar, services and keys."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from config.keys import public_keys, signing_key
from config.model import Config, RulesSection
from db import Store, StoreRefused, Tx, open_store
from db.entry import Entry, Value
from db.queries import services as service_rows
from domain.calendar import OfficeCalendar, OfficeHours, default_holidays
from domain.check_in import CheckInRules
from domain.clock import Clock, SystemClock, office_day
from domain.priority import FairShare
from domain.rules import OfficeRules
from domain.services import Service, ServiceGroup, Stage
from domain.slots import SlotPlan

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_NUMBERS = {name: number for number, name in enumerate(_DAYS)}


@dataclass(frozen=True)
class Profile:
    """How the office calls itself; ``prefix`` begins every booking code."""

    name: str
    site: str
    address: str
    prefix: str


@dataclass(frozen=True)
class KeyRing:
    """The keys that confirmations are verified with, and the one that signs them where bookings are made."""

    public: Mapping[int, Ed25519PublicKey]
    signing: tuple[int, Ed25519PrivateKey] | None = None


@dataclass(frozen=True)
class Office:
    """One office, open for work. May be shared by the threads of a process."""

    store: Store
    clock: Clock
    number: int
    profile: Profile
    calendar: OfficeCalendar
    rules: OfficeRules
    services: Mapping[str, Service]
    keys: KeyRing
    printer: str = "P1"
    issuer: str = ""
    """Whose series the numbers come from: empty for the office's own, a kiosk's name for its own."""
    elsewhere: Mapping[Stage, int] = field(default_factory=dict)
    """How many wait for each stage whom this store does not know of."""

    @property
    def zone(self) -> ZoneInfo:
        """Return the zone of the clock on the office's wall."""
        return self.calendar.zone

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return self.clock.now()

    def today(self) -> date:
        """Return the office's day."""
        return office_day(self.clock.now(), self.zone)


@dataclass(frozen=True)
class Act:
    """One human act: a scan, a press, a message. The id stays the same when the act is sent again."""

    request_id: str
    actor: str

    @classmethod
    def by(cls, actor: str) -> "Act":
        """Return a new act of ``actor``, such as ``kiosk:K1`` or ``officer:siti``."""
        return cls(uuid.uuid4().hex, actor)


Facts = Mapping[str, Value]


def record(
    office: Office, tx: Tx, act: Act, kind: str, subject: str, facts: Facts | None = None, *, first: bool = True
) -> None:
    """Have the journal say what ``act`` did; ``first`` marks the row that answers a repetition of the act."""
    now = office.now()
    request_id = act.request_id if first else None
    tx.record(Entry(kind, now, office_day(now, office.zone), act.actor, subject, facts or {}, request_id))


def open_office(config: Config, clock: Clock | None = None) -> Office:
    """Open the office that ``config`` describes.

    Raises StoreUnavailable or StoreRefused with a sentence, and StartFault for keys that cannot be read.
    """
    keys = key_ring(config)
    return office_at(open_store(config.store.url, config.office.number), config, keys, clock)


def office_at(store: Store, config: Config, keys: KeyRing, clock: Clock | None = None) -> Office:
    """Return the office that ``config`` describes at an open store, which is closed where that fails."""
    try:
        services = load_services(store)
    except BaseException:
        store.close()
        raise
    return Office(
        store=store,
        clock=clock or SystemClock(),
        number=config.office.number,
        profile=Profile(config.office.name, config.office.site, config.office.address, config.office.prefix),
        calendar=calendar_of(config),
        rules=rules_of(config.rules),
        services=services,
        keys=keys,
        printer=config.printer.name,
    )


def key_ring(config: Config) -> KeyRing:
    """Return the configured keys; raises StartFault for keys that cannot be read."""
    return KeyRing(public_keys(config.keys.folder), signing_key(config.keys.folder))


def load_services(store: Store) -> Mapping[str, Service]:
    """Return the office's services by code; raises StoreRefused where the store knows no such office."""
    with store.read() as tx:
        found = service_rows.every(tx)
    if not found:
        raise StoreRefused(f"the store knows no office {store.office}: found it with 'loket db create'")
    return {service.code: service for service in found}


def calendar_of(config: Config) -> OfficeCalendar:
    """Return the calendar the configuration describes."""
    section = config.calendar
    return OfficeCalendar(
        zone=ZoneInfo(config.office.zone),
        week={DAY_NUMBERS[day]: OfficeHours(hours.opens, hours.closes) for day, hours in section.hours.items()},
        closed={**(default_holidays() if section.national_holidays else {}), **section.closed},
        group_days={
            ServiceGroup(group): frozenset(DAY_NUMBERS[day] for day in days)
            for group, days in section.group_days.items()
        },
    )


def rules_of(section: RulesSection) -> OfficeRules:
    """Return the rules the configuration describes."""
    slots = section.slots
    return OfficeRules(
        check_in=CheckInRules(timedelta(minutes=section.early_minutes), timedelta(minutes=section.late_minutes)),
        share=FairShare(section.priority_in_a_row),
        horizon_days=section.horizon_days,
        press_guard=timedelta(seconds=section.press_guard_s),
        undo_within=timedelta(seconds=section.undo_within_s),
        recalls_before_no_show=section.recalls_before_no_show,
        slot_plan=SlotPlan(slots.first, slots.last, slots.minutes, slots.places),
        max_reschedules=section.max_reschedules,
    )
