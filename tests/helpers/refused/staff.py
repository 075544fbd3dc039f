"""What is refused to those who sign in or want a paper again."""

from domain.clock import FixedClock
from domain.refusals import RefusalReason
from office import calling
from office.context import Office
from office.officers import FREE_TRIES, add_officer, sign_in
from office.printing import reprint
from tests.helpers.refused.cases import RefusedAct, act, refuses
from tests.helpers.visits import a_call, run_sql


@refuses(RefusalReason.NOT_FOUND)
def reprint_of_no_ticket(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: reprint(office, act(), 99)


@refuses(RefusalReason.NOT_FOUND)
def reprint_after_the_visit(office: Office, clock: FixedClock) -> RefusedAct:
    ticket = a_call(office).ticket
    calling.no_show(office, act(), 1)
    return lambda: reprint(office, act(), ticket.id)


@refuses(RefusalReason.LOGIN_FAILED)
def login_nobody_has(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: sign_in(office, act(), "siapa", "271828", 1)


@refuses(RefusalReason.LOGIN_LOCKED)
def right_pin_behind_a_lock(office: Office, clock: FixedClock) -> RefusedAct:
    add_officer(office, act(), "siti", "Siti Aminah", "271828")
    run_sql(office, f"UPDATE officer SET wrong_tries = {FREE_TRIES - 1}")
    sign_in(office, act(), "siti", "314159", 1)
    return lambda: sign_in(office, act(), "siti", "271828", 1)
