"""The commands of a national centre, and those of an office that it pulls from."""

import json
from pathlib import Path

import pytest

from config.load import load_config
from tests.helpers.centres import serving


@pytest.fixture
def machines(run, folder: Path) -> Path:
    """Return a folder with an office and a centre in it, set up as a technician does; they share the keys."""
    (folder / "centre.toml").write_text(run("centre", "example").out, encoding="utf-8")
    for command in ("db create", "journal certificate", "centre certificate", "centre create"):
        assert run(*command.split()).code == 0
    return folder


def point_at(folder: Path, url: str) -> None:
    """Write an office's address into the centre's configuration."""
    file = folder / "centre.toml"
    text = file.read_text(encoding="utf-8").replace("https://10.7.0.2:8443", url).replace("number = 7", "number = 1")
    file.write_text(text, encoding="utf-8")


def test_pull_and_what_the_centre_knows_of_the_offices(run, machines: Path) -> None:
    config = load_config(machines / "loket.toml")
    with serving(config.store.url, config.office.number, config.keys.folder) as section:
        point_at(machines, section.url)
        assert run("centre", "pull") == (0, "1 rows pulled from 1 offices; 0 of them with a fault.\n", "")
        assert json.loads(run("centre", "pull", "--json").out) == {"offices": 1, "rows": 0, "faults": []}
    known = run("centre", "offices").out
    assert known.split()[:3] == ["1", "1", "rows,"]


def test_silent_office_is_a_sentence_and_exit_code_1(run, machines: Path) -> None:
    point_at(machines, "https://127.0.0.1:9")
    told = run("centre", "pull")
    assert told.code == 1
    assert told.out.startswith("Office 1 could not be pulled: ")
    assert "pulled never" in run("centre", "offices").out


def test_private_parts_are_not_to_be_given_away(run, folder: Path) -> None:
    told = run("journal", "certificate").out
    assert "office-1.crt to the centre" in told
    assert "office-1.key stays here" in told
    assert run("journal", "certificate").code == 2


@pytest.mark.parametrize("command", ["centre pull", "centre offices"])
def test_centre_without_a_store_says_how_to_make_one(run, folder: Path, command: str) -> None:
    (folder / "centre.toml").write_text(run("centre", "example").out, encoding="utf-8")
    told = run(*command.split())
    assert told.code == 2
    assert "make one with 'loket centre create'" in told.err


def test_office_without_certificates_says_how_to_get_them(run, folder: Path) -> None:
    told = run("journal", "serve")
    assert told.code == 2
    assert "make them anew" in told.err


def test_port_that_is_taken_is_named(run, machines: Path) -> None:
    config = load_config(machines / "loket.toml")
    with serving(config.store.url, config.office.number, config.keys.folder) as section:
        taken = section.url.removeprefix("https://")
        file = machines / "loket.toml"
        file.write_text(file.read_text(encoding="utf-8").replace("127.0.0.1:8443", taken), encoding="utf-8")
        told = run("journal", "serve")
    assert told.code == 2
    assert taken in told.err


@pytest.mark.parametrize("command", ["replication", "promote"])
def test_store_in_a_file_has_no_standbys(run, folder: Path, command: str) -> None:
    told = run("db", command)
    assert (told.code, "has standbys" in told.err) == (2, True)


def test_statements_for_logical_replication_name_no_column_about_people(run) -> None:
    said = run("db", "publication").out + run("centre", "tables").out
    assert "CREATE PUBLICATION national_centre" in said
    for column in ("name", "birth_date", "nik", "address", "identity"):
        assert f" {column}" not in said
