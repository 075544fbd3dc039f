"""Makes one person out of the fields that belong together."""

from collections.abc import Sequence
from datetime import date

from intake.reading.apart import with_date_apart
from intake.reading.drafts import Draft
from intake.reading.fields import Field
from intake.reading.labelled import take_extras, take_labelled
from intake.reading.model import Entry
from intake.reading.placing import take_by_place


def entry_of(fields: Sequence[Field], today: date) -> Entry:
    """Read the fields of one person; what has no certain place is asked for again."""
    draft = Draft()
    rest = take_labelled(fields, draft, today)
    rest = take_extras(rest, draft, today)
    take_by_place(with_date_apart(rest, draft, today), draft)
    return draft.finished()
