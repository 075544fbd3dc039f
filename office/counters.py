"""Counters: opened by an officer, paused, closed."""

from collections.abc import Iterable

from db import journal
from db.queries import counters as rows
from db.queries import tickets as ticket_rows
from db.queries.counters import join_stages
from domain.refusals import RefusalReason, Refused
from domain.services import Stage
from office.context import Act, Office, record
from office.views import CounterView, view_of


def open_counter(
    office: Office, act: Act, counter: int, officer: str, stages: Iterable[Stage] = ()
) -> CounterView | Refused:
    """Open a counter for an officer; without stages it keeps those it has."""
    wanted = tuple(stages)
    with office.store.begin() as tx:
        row = rows.lock(tx, counter)
        if row is None:
            return Refused(RefusalReason.COUNTER_CLOSED, label=str(counter))
        if journal.find_request(tx, act.request_id):
            return view_of(office, tx, row)
        if row.state != "closed" and row.officer not in ("", officer):
            return Refused(RefusalReason.COUNTER_IN_USE, label=str(counter))
        stages_text = join_stages(wanted) if wanted else row.stages
        opened = row._replace(state="open", officer=officer, stages=stages_text, pressed_at=None)
        rows.save(tx, opened)
        record(office, tx, act, "counter_opened", f"counter:{counter}", {"officer": officer, "stages": stages_text})
        return view_of(office, tx, opened)


def close_counter(office: Office, act: Act, counter: int) -> CounterView | Refused:
    """Close a counter that serves nobody and holds nobody; who was sent to it may go to any counter now."""
    with office.store.begin() as tx:
        row = rows.lock(tx, counter)
        if row is not None and journal.find_request(tx, act.request_id):
            return view_of(office, tx, row)
        if row is None or row.state == "closed":
            return Refused(RefusalReason.COUNTER_CLOSED, label=str(counter))
        if ticket_rows.at_counter(tx, counter) is not None or ticket_rows.held_at(tx, counter):
            return Refused(RefusalReason.COUNTER_IN_USE, label=str(counter))
        ticket_rows.release_target(tx, office.today(), counter)
        closed = row._replace(state="closed", officer="", last_act="", last_act_at=None)
        rows.save(tx, closed)
        record(office, tx, act, "counter_closed", f"counter:{counter}", {"officer": row.officer})
        return view_of(office, tx, closed)


def pause_counter(office: Office, act: Act, counter: int) -> CounterView | Refused:
    """Stop calling at a counter for a while; the person there is still served."""
    return _set_state(office, act, counter, "paused")


def resume_counter(office: Office, act: Act, counter: int) -> CounterView | Refused:
    """Go on calling at a paused counter."""
    return _set_state(office, act, counter, "open")


def set_stages(office: Office, act: Act, counter: int, stages: Iterable[Stage]) -> CounterView | Refused:
    """Let a counter serve other stages from the next call on; who was sent to it may go to any counter now."""
    wanted = tuple(stages)
    with office.store.begin() as tx:
        row = rows.lock(tx, counter)
        if row is None or not wanted:
            return Refused(RefusalReason.COUNTER_CLOSED, label=str(counter))
        if journal.find_request(tx, act.request_id):
            return view_of(office, tx, row)
        ticket_rows.release_target(tx, office.today(), counter)
        changed = row._replace(stages=join_stages(wanted))
        rows.save(tx, changed)
        record(office, tx, act, "counter_stages", f"counter:{counter}", {"stages": changed.stages})
        return view_of(office, tx, changed)


def _set_state(office: Office, act: Act, counter: int, state: str) -> CounterView | Refused:
    with office.store.begin() as tx:
        row = rows.lock(tx, counter)
        if row is None or row.state == "closed":
            return Refused(RefusalReason.COUNTER_CLOSED, label=str(counter))
        if journal.find_request(tx, act.request_id):
            return view_of(office, tx, row)
        changed = row._replace(state=state)
        rows.save(tx, changed)
        record(office, tx, act, f"counter_{state}", f"counter:{counter}", {"officer": row.officer})
        return view_of(office, tx, changed)
