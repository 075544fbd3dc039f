"""The commands that read messages and names from files."""

import json
from pathlib import Path

FORM = {"type": "text", "text": "Siti Aminah#03-11-1985#Jl. Mawar 7", "at": "2026-11-23T08:00:00+07:00", "from": "1"}
CANCEL = {"type": "text", "text": "batal A-017", "at": "2026-11-23T10:00:01+07:00", "from": "1"}
FAMILY = {**FORM, "text": "Siti Aminah#03-11-1985#Jl. Mawar 7\nBudi Santoso#31-02-1990#Jl. Mawar 7"}


def lines(*rows: object) -> str:
    return "".join(f"{json.dumps(row)}\n" for row in rows)


def test_each_conversation_becomes_one_object(run, folder: Path) -> None:
    rows = [{"id": "a", "messages": [FORM]}, {"id": "b", "messages": [CANCEL]}, {"id": "c", "messages": [FAMILY]}]
    (folder / "chats.jsonl").write_text(lines(*rows), encoding="utf-8")
    told = run("intake", "read", "--jsonl", "chats.jsonl")
    booking, cancel, family = map(json.loads, told.out.splitlines())
    assert told.code == 0
    assert (booking["id"], booking["kind"], booking["in_window"]) == ("a", "booking", True)
    assert booking["person"] == {"name": "Siti Aminah", "birth_date": "1985-11-03", "address": "Jl. Mawar 7"}
    assert (cancel["command"], cancel["code"], cancel["in_window"]) == ("BATAL", "A-017", False)
    assert family["people"][1] == {
        "name": "Budi Santoso",
        "address": "Jl. Mawar 7",
        "problems": [{"field": "birth_date", "code": "impossible_date"}],
    }


def test_office_of_a_row_counts(run, folder: Path) -> None:
    office = {"tz": "Asia/Makassar", "window": ["07:30", "08:45"], "window_days": [0]}
    holiday = {"holidays": ["2026-11-23"]}
    rows = [{"id": "a", "messages": [FORM], "office": office}, {"id": "b", "messages": [FORM], "office": holiday}]
    (folder / "chats.jsonl").write_text(lines(*rows), encoding="utf-8")
    told = run("intake", "read", "--jsonl", "chats.jsonl")
    assert [json.loads(line)["in_window"] for line in told.out.splitlines()] == [False, False]


def test_line_that_is_no_conversation_is_named_and_the_others_are_read(run, folder: Path) -> None:
    good = lines({"id": "a", "messages": [FORM]})
    (folder / "chats.jsonl").write_text(f'{{"id": "x"}}\n{good}nothing\n', encoding="utf-8")
    told = run("intake", "read", "--jsonl", "chats.jsonl")
    assert told.code == 2
    assert json.loads(told.out)["id"] == "a"
    assert "line 1: this is not a conversation" in told.err
    assert "line 3: Expecting value" in told.err


def test_unknown_kinds_of_messages_are_unsupported(run, folder: Path) -> None:
    (folder / "chats.jsonl").write_text(
        lines({"id": "a", "messages": [{"type": "poll", "at": FORM["at"], "from": None}]}), encoding="utf-8"
    )
    told = run("intake", "read", "--jsonl", "chats.jsonl")
    assert (json.loads(told.out)["kind"], json.loads(told.out)["media"]) == ("unsupported_media", "unsupported")


def test_names_are_compared(run, folder: Path) -> None:
    (folder / "names.csv").write_text(
        'id,name_a,name_b,label\n1,"Siregar, Rudi",Rudi Siregar,\n2,Budi Santoso,Budi Susanto,\n3,Ani,Adi,\n',
        encoding="utf-8",
    )
    told = run("intake", "names", "--csv", "names.csv")
    assert told == (0, "id,verdict\n1,same\n2,similar\n3,different\n", "")


def test_names_without_their_columns_are_refused(run, folder: Path) -> None:
    (folder / "names.csv").write_text("id,name\n1,Budi\n", encoding="utf-8")
    told = run("intake", "names", "--csv", "names.csv")
    assert (told.code, told.err) == (2, "The first line of names.csv names no column name_a, name_b.\n")


def test_missing_file_is_one_sentence(run) -> None:
    told = run("intake", "read", "--jsonl", "none.jsonl")
    assert told.code == 2
    assert told.err.startswith("Cannot read none.jsonl")
    assert len(told.err.splitlines()) == 1
