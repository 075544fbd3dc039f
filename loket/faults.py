"""The one place where a fault becomes a sentence and exit code 2; bugs keep their traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from config.faults import StartFault

EXIT_FAULT = 2


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """Print a known fault as one sentence and leave with exit code 2; let everything else pass."""
    try:
        yield
    except Exception as error:
        if not isinstance(error, known_faults()):
            raise
        print(_sentence(error), file=sys.stderr)
        raise SystemExit(EXIT_FAULT) from None


def known_faults() -> tuple[type[Exception], ...]:
    """Return the exceptions whose text was written for the person who started a process."""
    # Imported only here: the store's drivers are slow to load, and few commands need them.
    from db.errors import StoreRefused, StoreUnavailable

    return (StartFault, StoreRefused, StoreUnavailable)


def _sentence(error: Exception) -> str:
    text = " ".join(str(error).split())
    return text[:1].upper() + text[1:].rstrip(".") + "."
