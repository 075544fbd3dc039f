"""Lock order and time limits of the store: one page, kept together with the statements that obey it.

Lock order. A transaction MUST take its row locks in this order and MUST NOT go back:

    counter  ->  booking  ->  slot  ->  series  ->  ticket  ->  call, print_job, device, officer  ->  head

``head`` is always the last: ``Store.begin`` appends the journal rows of a transaction just before it commits, so
that the lock which orders all commits of an office is held for two statements only. On SQLite one writer runs at a
time (BEGIN IMMEDIATE behind the gate), so the order matters on PostgreSQL alone; it is kept on both.

A transaction MUST be short: no printing, no network, no waiting for a person inside it. It SHOULD stay below 50 ms.
"""

from datetime import timedelta

# How long a writer waits for the others. 8 writers at full load wait less than 0.1 s; a stopped process that
# holds the lock is told to the person after this time.
SQLITE_BUSY = timedelta(seconds=10)
GATE_WAIT = timedelta(seconds=10)

# A lost kiosk that holds the head's lock is cut off by the server after this time.
POSTGRES_IDLE_IN_TRANSACTION = timedelta(seconds=3)
POSTGRES_LOCK = timedelta(milliseconds=1500)
POSTGRES_STATEMENT = timedelta(seconds=5)
# A half-open connection is noticed within 3.5 s; libpq's own default is a quarter of an hour. An idle reader looks
# every second (db.feed), so this end waits for a single answer (db.deadline) a second less than that.
POSTGRES_CONNECT = timedelta(seconds=2)
POSTGRES_TCP_USER_TIMEOUT = timedelta(seconds=3)
POSTGRES_ANSWER = timedelta(seconds=2.5)
