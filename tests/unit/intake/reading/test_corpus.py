"""The corpora beside the repository, judged by their own rules; and texts that mean harm."""

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.names import Likeness, compare_names
from intake.reading.cleaning import LIMIT
from intake.reading.message import read_text
from intake.reading.model import Kind
from intake.reading.records import read_row
from tests.helpers.corpora import damaged, faults, is_unsafe, messages, name_pairs, texts

TODAY = date(2026, 11, 23)
FORM = "Rini Astuti#12-05-1990#Jl. Melur 9"


def test_nearly_every_conversation_is_read_right_and_none_unsafely(shared: Path) -> None:
    readings = [(row, read_row(row)) for row in messages(shared / "data")]
    wrong = {row["id"]: faults(row["expect"], got) for row, got in readings if faults(row["expect"], got)}
    assert [row["id"] for row, got in readings if is_unsafe(row["expect"], got)] == []
    assert len(wrong) <= 0.03 * len(readings), wrong


def test_similar_names_are_told_and_only_the_same_are_the_same(shared: Path) -> None:
    verdicts = [(compare_names(pair["name_a"], pair["name_b"]), pair["label"]) for pair in name_pairs(shared / "data")]
    assert {label for verdict, label in verdicts if verdict is Likeness.SAME} == {"same"}
    hits = sum(verdict is not Likeness.DIFFERENT and label != "different" for verdict, label in verdicts)
    alerts = sum((verdict is not Likeness.DIFFERENT) + (label != "different") for verdict, label in verdicts)
    assert 2 * hits / alerts >= 0.95


def test_damaged_messages_get_an_answer(shared: Path) -> None:
    rng = random.Random(7)
    originals = [text[:LIMIT] for text in texts(messages(shared / "data")) if text]
    for _ in range(2_000):
        assert read_text(damaged(rng.choice(originals), originals, rng), TODAY).kind in Kind


@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    assert read_text(text, TODAY).kind in Kind


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_stands_around_a_form_no_other_birth_date_is_booked(before: str, after: str) -> None:
    said = read_text(f"{before}#{FORM}#{after}", TODAY)
    born = {entry.birth_date for entry in said.entries if said.kind is Kind.BOOKING}
    assert born <= {date(1990, 5, 12)}


@pytest.mark.parametrize(
    "text",
    ["A" * 65536, "#" * 65536, "\n" * 65536, "a#" * 30000, "12-05-1990#" * 6000, f"{FORM}\n" * 2000, "nama: " * 11000],
    ids=["letters", "separators", "lines", "fields", "dates", "people", "labels"],
)
def test_endless_text_books_nobody(text: str) -> None:
    assert read_text(text, TODAY).kind not in (Kind.BOOKING, Kind.BOOKINGS)


@pytest.mark.parametrize(
    ("hidden", "plain"),
    [
        ("Ri\u200bni \u202eAstuti\u202c#12-\u206005-1990#Jl. Mel\ufeffur 9", FORM),
        ("Rini\x00 Astuti#12-05-1990\x07#Jl. Melur\x1b 9", FORM),
        ("R\u0336i\u0336n\u0336i Astuti#12-05-1990#Jl. Melur 9", FORM),
        ("Ｒｉｎｉ Astuti＃１２-０５-１９９０＃Jl. Melur ９", FORM),
        ("Rini Astuti#١٢-٠٥-١٩٩٠#Jl. Melur 9", FORM),
        ("🙏 Rini Astuti 😊#12-05-1990#Jl. Melur 9 🏠", FORM),
    ],
    ids=["hidden marks", "control bytes", "struck out", "wide", "arabic digits", "emoji"],
)
def test_what_nobody_sees_changes_nothing(hidden: str, plain: str) -> None:
    assert read_text(hidden, TODAY) == read_text(plain, TODAY)
