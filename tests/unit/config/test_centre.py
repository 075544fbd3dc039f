"""The configuration of a national centre, and the certificates it and its offices know each other by."""

import ssl
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.certificates import CENTRE, certificate_in, client_side, make_certificate, office_name, server_side
from config.faults import ConfigError, StartFault
from config.load import example_centre, load_centre

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def write(folder: Path, text: str) -> Path:
    file = folder / "centre.toml"
    file.write_text(text, encoding="utf-8")
    return file


def problem_of(file: Path) -> str:
    with pytest.raises(ConfigError) as refused:
        load_centre(file)
    return "\n".join(refused.value.problems)


def test_example_is_accepted_and_shows_every_key(tmp_path: Path) -> None:
    config = load_centre(write(tmp_path, example_centre()))
    assert [(office.number, office.url) for office in config.offices] == [(7, "https://10.7.0.2:8443")]
    assert config.store.url == f"sqlite:///{tmp_path}/var/centre.db"
    assert config.keys.folder == tmp_path / "var/keys"
    assert type(config).model_fields.keys() == config.model_fields_set


def test_empty_file_is_a_centre_without_offices(tmp_path: Path) -> None:
    config = load_centre(write(tmp_path, ""))
    assert config.offices == ()
    assert config.store.url == f"sqlite:///{tmp_path}/var/centre.db"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            '[[offices]]\nnumber = 0\nurl = "https://a:1"\n',
            "[[offices]] 1, number is 0; it must be a whole number",
        ),
        ('[[offices]]\nnumber = 1\nurl = "http://a:1"\n', '[[offices]] 1, url is "http://a:1"; it must be an address'),
        ("[[offices]]\nnumber = 1\n", "[[offices]] 1, url is missing; it must be an address"),
        ('[stor]\nurl = "x"\n', 'There is no key "stor"; did you mean "store"?'),
        ("[office]\nnumber = 1\n", 'There is no key "office"; did you mean "offices"?'),
        ('[[offices]]\nnumber = 1\nurl = "https://a:1"\n' * 2, 'the office "1" stands twice: each is pulled once'),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    assert sentence in problem_of(write(tmp_path, text))


def test_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    assert "loket centre example" in problem_of(tmp_path / "centre.toml")


def test_private_part_is_for_its_owner_only_and_nothing_is_overwritten(tmp_path: Path) -> None:
    made = make_certificate(tmp_path / "keys", office_name(7), NOW)
    assert stat.S_IMODE(made.private.stat().st_mode) == 0o600
    before = made.public.read_bytes()
    with pytest.raises(StartFault, match="is there already"):
        make_certificate(tmp_path / "keys", office_name(7), NOW)
    assert made.public.read_bytes() == before


def test_both_sides_ask_for_the_certificate_of_the_other(tmp_path: Path) -> None:
    office, centre = make_certificate(tmp_path, office_name(7), NOW), make_certificate(tmp_path, CENTRE, NOW)
    for context in (server_side(office, centre), client_side(centre, office)):
        assert context.verify_mode is ssl.CERT_REQUIRED
        assert context.minimum_version is ssl.TLSVersion.TLSv1_3
    assert client_side(centre, office).check_hostname


def test_missing_certificate_says_where_it_comes_from(tmp_path: Path) -> None:
    own, other = certificate_in(tmp_path, office_name(7)), certificate_in(tmp_path, CENTRE)
    with pytest.raises(StartFault, match="make them anew"):
        server_side(own, other)
    make_certificate(tmp_path, own.name, NOW)
    with pytest.raises(StartFault, match="copy it here from the other side"):
        server_side(own, other)
