"""A morning at the office, played for a given time: guests at the kiosk, officers at their counters, both at once."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from demo import cast
from demo.finger import Finger, ScreenLost
from demo.founding import OFFICERS, PIN, Guest
from demo.guests import KioskGuest, Visit
from demo.world import World

START_LIMIT_S = 60.0
PRESS_EVERY_S = 3.0
LAST_GUEST_S = 12.0  # nobody begins at the kiosk in the last seconds: a visit takes that long on a slow machine


@dataclass
class Story:
    """What happened, for the summary and the page."""

    visits: list[Visit] = field(default_factory=list)
    presses: list[tuple[int, float]] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


class Morning:
    """Plays the morning; each actor has a thread of its own and tells its troubles instead of stopping the others."""

    def __init__(self, world: World, guests: Sequence[Guest], fingers: cast.Fingers) -> None:
        self._world = world
        self._fingers = fingers
        self._guests = list(guests)
        self._ended = threading.Event()
        self.story = Story()

    def play(self, seconds: float) -> Story:
        """Wait until every screen is there, then play."""
        self.wait_for_screens()
        end = time.monotonic() + seconds
        actors: list[Callable[[float], None]] = [self._kiosk, self._boxes, self._desks]
        threads = [threading.Thread(target=self._guarded(actor), args=(end,)) for actor in actors]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.look("display", "hall-end")
        for number in cast.COUNTER_CLIENTS:
            self.look(f"counter-{number}", f"counter-{number}-end")
        return self.story

    def wait_for_screens(self) -> None:
        """Wait until kiosk, hall and counters show something."""
        for name in ("kiosk", "display", *(f"counter-{number}" for number in cast.COUNTER_CLIENTS)):
            self._fingers[name].wait_for(lambda _: True, START_LIMIT_S, "its first screen")

    def look(self, app: str, name: str) -> None:
        """Keep a picture of an app's window, the first of each name."""
        picture = self._world.screens / f"{name}.png"
        if not picture.exists() and self._fingers[app].grab(picture):
            self.story.pictures.append(picture.name)

    def _guarded(self, actor: Callable[[float], None]) -> Callable[[float], None]:
        def act(end: float) -> None:
            try:
                actor(end)
            except (ScreenLost, TimeoutError, OSError) as error:
                self.story.troubles.append(f"{actor.__name__.strip('_')}: {error}")

        return act

    def _kiosk(self, end: float) -> None:
        """Send guests to the kiosk; the third shows the same paper twice, the fourth reads English."""
        finger = self._fingers["kiosk"]
        visitor = KioskGuest(self._world, finger, lambda name: self.look("kiosk", f"kiosk-{name}"))
        english = KioskGuest(self._world, finger, lambda name: self.look("kiosk", f"kiosk-{name}-en"))
        for number, guest in enumerate(self._guests):
            if time.monotonic() > end - LAST_GUEST_S:
                return
            photograph = self._world.photographs / guest.photograph
            who, language = (english, "en") if number % 4 == 3 else (visitor, "id")
            self.story.visits.append(who.check_in(photograph, guest.birth_date, language))
            if number == 2:
                self.story.visits.append(visitor.check_in(photograph, guest.birth_date))

    def _boxes(self, end: float) -> None:
        """Press "next" on the boxes in turn, as long as somebody may be waiting."""
        turn = 0
        while time.monotonic() < end:
            time.sleep(PRESS_EVERY_S)
            counter = cast.COUNTER_CLIENTS[turn % len(cast.COUNTER_CLIENTS)]
            if cast.press(self._world, counter):
                self.story.presses.append((counter, time.time()))
            turn += 1
            time.sleep(0.5)
            self.look("display", f"hall-{turn:02d}") if turn in (3, 6, 9) else None

    def _desks(self, end: float) -> None:
        """Sign the officers in, then recall, start and hold now and then, as people do."""
        desks = {number: self._fingers[f"counter-{number}"] for number in cast.COUNTER_CLIENTS}
        for number, desk in desks.items():
            self.look(f"counter-{number}", "counter-sign-in")
            sign_in(desk, OFFICERS[number][0])
        self.look("counter-1", "counter-1-ready")
        while time.monotonic() < end:
            for number, desk in desks.items():
                self._work(number, desk)
            time.sleep(1.0)

    def _work(self, number: int, desk: Finger) -> None:
        seen = desk.screen()
        if seen.get("state") == "calling":
            self.look(f"counter-{number}", f"counter-{number}-called")
            desk.ask("tap start")
            desk.wait_for(lambda at: at["state"] != "calling", START_LIMIT_S, "the person to be served")
            self.look(f"counter-{number}", f"counter-{number}-serving")


def sign_in(desk: Finger, login: str) -> None:
    """Type login and PIN as the officer would."""
    desk.wait_for(lambda at: at.get("page") == "sign_in", START_LIMIT_S, "the sign-in page")
    desk.tap("loginInput")
    desk.ask(f"type {login}")
    desk.tap("pinInput")
    desk.ask(f"type {PIN}")
    desk.tap("signIn")
    desk.wait_for(lambda at: at.get("page") != "sign_in", START_LIMIT_S, "the desk")


def hold_first_photograph(world: World) -> Path:
    """Return the photograph a person may hold up first, where the demo is played by hand."""
    return sorted(world.photographs.glob("guest-*.jpg"))[0]
