"""The moving parts in real time: a thread that reads the receive buffer, prints, and stops at faults."""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from hardware.printer.profile import Level
from hardware.printer.sim.condition import Condition, paper_byte
from hardware.printer.sim.interpreter import Interpreter
from hardware.printer.sim.paper import Rows, Sheet, Strip
from hardware.printer.sim.syntax import Tokens

_STEP = 8  # dots the paper moves at a time: a fault may hit between any two steps
_GULP = 64


class Interrupted(Exception):
    """What was being printed is gone: power off, or the host cleared the buffers."""


@dataclass(frozen=True)
class EngineSettings:
    """How the simulated printer is built."""

    dots: int = 576
    dots_per_mm: float = 8.0
    speed_mm_s: float = 200.0
    buffer_bytes: int = 4096
    level: Level = Level.PROCESS_ID


class Engine:
    """Prints what the receive buffer holds, one eight-dot step after the other.

    Every public method may be called from any thread; ``on_change`` and ``on_answer`` are called
    without the lock held.
    """

    def __init__(
        self,
        settings: EngineSettings,
        on_sheet: Callable[[Sheet], None],
        on_change: Callable[[Condition], None],
        on_answer: Callable[[bytes], None],
        on_watch: Callable[[int], None],
    ) -> None:
        """Build the printer with its cover closed and a full roll; ``start`` sets it going."""
        self.settings = settings
        self.speed_mm_s = settings.speed_mm_s
        self._on_sheet, self._on_change = on_sheet, on_change
        self._on_answer, self._on_watch = on_answer, on_watch
        self._changed = threading.Condition()
        self._now = Condition()
        self._jam_in: int | None = None
        self._plans: list[tuple[float, Callable[[], None]]] = []
        self._epoch = self._reached = 0
        self._stopped = False
        self._buffer: deque[int] = deque()
        self._tokens = Tokens()
        self._strip = Strip(settings.dots)
        self._interpreter = Interpreter(settings.dots, self, settings.level)
        self._thread = threading.Thread(target=self._run, name="printer-sim", daemon=True)

    def start(self) -> None:
        """Switch the mechanism on."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread; paper and state stay as they are."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        self._thread.join()

    @property
    def now(self) -> Condition:
        """Return the state of this moment."""
        with self._changed:
            return self._now

    def change(self, **changes: Any) -> None:
        """Change the state as a person or a fault would; losing power forgets what was received."""
        with self._changed:
            before, self._now = self._now, replace(self._now, **changes)
            if before.power and not self._now.power:
                self._forget()
                self._now = replace(self._now, cutter_error=False)
            self._changed.notify_all()
            after = self._now
        if after != before:
            self._on_change(after)

    def jam_at_cut(self, number: int | None) -> None:
        """Let the blade stick at the ``number``-th cut from now (1 is the next), or never."""
        with self._changed:
            self._jam_in = number

    def at_length(self, millimetres: float, act: Callable[[], None]) -> None:
        """Call ``act`` once, when this much paper has been printed since the last cut."""
        with self._changed:
            self._plans.append((millimetres, act))

    def recover(self, clear: bool) -> None:
        """Do what DLE ENQ asks: leave the cutter error if its cause is gone, with or without the data."""
        with self._changed:
            curable = self._now.cutter_error and not self._now.cutter_stuck
            if curable and clear:
                self._forget()
        if curable:
            self.change(cutter_error=False)

    def clear(self) -> None:
        """Empty the buffers and wait until the mechanism has let go of what it was printing."""
        with self._changed:
            self._forget()
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._stopped or self._reached == self._epoch, timeout=2)

    def room(self) -> int:
        """Return how many bytes the receive buffer still takes."""
        with self._changed:
            return max(0, self.settings.buffer_bytes - len(self._buffer))

    def receive(self, data: bytes) -> None:
        """Put bytes into the receive buffer; without power they are lost."""
        with self._changed:
            if self._now.power:
                self._buffer.extend(data)
                self._changed.notify_all()

    # What the interpreter asks of the mechanism.

    def print_rows(self, rows: Rows) -> None:
        """Move the paper under the head, as fast as the motor goes."""
        for top in range(0, len(rows), _STEP):
            step = rows[top : top + _STEP]
            self._wait_online()
            self._sleep(len(step) / self.settings.dots_per_mm / self.speed_mm_s if self.speed_mm_s else 0)
            self._strip.grow(step)
            self._spend(len(step) / self.settings.dots_per_mm)
            self._act_as_planned()

    def note_text(self, text: str) -> None:
        """Remember what the last rows say."""
        self._strip.note_text(text)

    def note_code(self, code: str) -> None:
        """Remember the code on the last rows."""
        self._strip.note_code(code)

    def cut(self) -> None:
        """Let the blade fall; if it sticks, wait until somebody has freed it."""
        self._wait_online()
        while self._blade_sticks():
            self.change(cutter_stuck=True, cutter_error=True)
            self._wait_online()
        sheet = self._strip.cut()
        self._on_sheet(sheet)
        self.change(cuts=self._now.cuts + 1, sheets=self._now.sheets + 1)

    def answer(self, data: bytes) -> None:
        """Send something to the host."""
        self._on_answer(data)

    def paper_byte(self) -> int:
        """Return the paper sensors."""
        return paper_byte(self.now)

    def cut_count(self) -> int:
        """Return the cuts of the printer's life."""
        return self.now.cuts

    def watch(self, mask: int) -> None:
        """Switch the unasked status on or off."""
        self._on_watch(mask)

    def present(self) -> None:
        """Push the cut ticket into the mouth, where its sensor sees it until somebody takes it."""
        if self.settings.level == Level.PRESENTER:
            self.change(in_mouth=self.now.sheets > 0)

    def eject(self) -> None:
        """Drop what is in the mouth."""
        self.change(in_mouth=False)

    # The thread.

    def _run(self) -> None:
        while not self._stopped:
            try:
                self._work()
            except Interrupted:
                self._tokens = Tokens()
                self._interpreter.reset()
                with self._changed:
                    self._reached = self._epoch
                    self._changed.notify_all()

    def _work(self) -> None:
        while not self._stopped:
            self._wait_online()
            self._tokens.feed(self._gulp())
            while (token := self._tokens.next()) is not None:
                self._wait_online()
                self._interpreter.execute(token)

    def _gulp(self) -> bytes:
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or self._buffer or self._interrupted())
            self._check()
            return bytes(self._buffer.popleft() for _ in range(min(_GULP, len(self._buffer))))

    def _wait_online(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or self._now.online or self._interrupted())
            self._check()

    def _sleep(self, seconds: float) -> None:
        if seconds:
            time.sleep(seconds)

    def _spend(self, millimetres: float) -> None:
        with self._changed:
            left = max(0.0, self._now.paper_mm - millimetres)
            news = replace(self._now, paper_mm=left)
            told = (news.near_end, news.paper_out) != (self._now.near_end, self._now.paper_out)
            self._now = news
        if told:
            self._on_change(news)

    def _act_as_planned(self) -> None:
        length = self._strip.grown / self.settings.dots_per_mm
        with self._changed:
            due = [plan for plan in self._plans if plan[0] <= length]
            self._plans = [plan for plan in self._plans if plan[0] > length]
        for _, act in due:
            act()

    def _blade_sticks(self) -> bool:
        with self._changed:
            if self._jam_in is not None:
                self._jam_in -= 1
                if self._jam_in <= 0:
                    self._jam_in = None
                    return True
            return self._now.cutter_stuck

    def _forget(self) -> None:
        self._buffer.clear()
        self._epoch += 1

    def _interrupted(self) -> bool:
        return self._reached != self._epoch

    def _check(self) -> None:
        if self._interrupted() or self._stopped:
            raise Interrupted
