"""The configuration file: what it gives, and the sentence for everything that is wrong in it."""

import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.devices import ModbusModule, PrinterModel
from config.faults import ConfigError
from config.load import example_config, load_config
from config.model import Config
from config.values import Section
from hardware.buttons.maps import MODULE_MAPS
from hardware.printer import PROFILES


def write(folder: Path, old: str = "", new: str = "") -> Path:
    """Write the example configuration with ``old`` replaced by ``new`` once, and return its path."""
    text = example_config()
    assert old in text
    file = folder / "loket.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def problem_of(file: Path) -> str:
    """Return the sentences with which ``file`` is refused."""
    with pytest.raises(ConfigError) as refused:
        load_config(file)
    return "\n".join(refused.value.problems)


def test_example_is_accepted_and_says_what_the_defaults_are(tmp_path: Path) -> None:
    config = load_config(write(tmp_path))
    assert config.rules == Config.model_fields["rules"].default
    assert config.calendar.hours == type(config.calendar)().hours
    assert config.calendar.group_days == type(config.calendar)().group_days


def test_example_shows_every_key(tmp_path: Path) -> None:
    assert unset_keys(load_config(write(tmp_path))) == []


def unset_keys(section: Section, path: str = "") -> list[str]:
    """Return the keys, at any depth, that the file did not set."""
    missing = [path + name for name in type(section).model_fields if name not in section.model_fields_set]
    for name in section.model_fields_set:
        value = getattr(section, name)
        parts = value if isinstance(value, tuple) else (value,)
        missing += [key for part in parts if isinstance(part, Section) for key in unset_keys(part, f"{path}{name}.")]
    return missing


def test_smallest_file_needs_the_office_only(tmp_path: Path) -> None:
    file = tmp_path / "loket.toml"
    file.write_text('[office]\nnumber = 1\nprefix = "BTM"\nname = "A"\nsite = "B"\naddress = "C"\n', encoding="utf-8")
    config = load_config(file)
    assert config.store.url == f"sqlite:///{tmp_path}/var/loket.db"
    assert config.keys.folder == tmp_path / "var/keys"
    assert config.lines == ()


@pytest.mark.parametrize(
    ("old", "new", "key", "wanted"),
    [
        ('url = "sqlite:///var/loket.db"', 'url = "sqlite:////srv/loket.db"', "store", "sqlite:////srv/loket.db"),
        ('camera = "device:0"', 'camera = "folder:pictures"', "kiosk", "folder:{folder}/pictures"),
        ('camera = "device:0"', 'camera = "video:/srv/v.avi"', "kiosk", "video:/srv/v.avi"),
        ('camera = "device:0"', 'camera = "device:2"', "kiosk", "device:2"),
        ('mirror = ""', 'mirror = "var/mirror.db"', "kiosk", "'{folder}/var/mirror.db'"),
        ('mirror = ""', 'mirror = "/srv/mirror.db"', "kiosk", "'/srv/mirror.db'"),
        ('url = "socket://127.0.0.1:9100"', 'url = "file:paper.bin"', "printer", "file://{folder}/paper.bin"),
        ('url = "socket://127.0.0.1:9100"', 'url = "file:///srv/p.bin"', "printer", "file:///srv/p.bin"),
        ('url = "/dev/ttyUSB0"', 'url = "var/line"', "lines", "{folder}/var/line"),
        ('url = "socket://127.0.0.1:9100"', 'url = "usb://04b8:0202/J6"', "printer", "usb://04b8:0202/J6"),
        ('url = "socket://127.0.0.1:9100"', 'url = "usb://any"', "printer", "usb://any"),
        ('profile = "generic-80"', 'profile = "TM-m30"', "printer", "TM-m30"),
        ('reader = ""', 'reader = "var/reader"', "kiosk", "{folder}/var/reader"),
        ('url = "/dev/ttyUSB0"', 'url = "socket://10.0.0.7:4001"', "lines", "socket://10.0.0.7:4001"),
    ],
)
def test_paths_start_from_the_folder_of_the_file(tmp_path: Path, old: str, new: str, key: str, wanted: str) -> None:
    config = load_config(write(tmp_path, old, new))
    assert wanted.format(folder=tmp_path) in str(getattr(config, key))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("camera =", "camra =", '[kiosk] has no key "camra"; did you mean "camera"? Allowed: camera, height,'),
        ("[sound]", "[sond]", 'There is no key "sond"; did you mean "sound"?'),
        ("[sound]", "[zzz]", 'There is no key "zzz"; Allowed: boards, '),
        ("first = ", "fist = ", '[rules] slots has no key "fist"; did you mean "first"?'),
        ("unit = 1", "unti = 1", '[[lines]] 2, boxes 1 has no key "unti"; did you mean "unit"?'),
        ('prefix = "BTM"', 'prefix = "bt"', '[office] prefix is "bt"; it must be 2 to 4 capital letters'),
        ("number = 1  ", "# ", "[office] number is missing; it must be a whole number from 1 to 65535."),
        ("number = 1  ", "number = 70000 # ", "[office] number is 70000; it must be a whole number from 1 to 65535."),
        ("number = 1  ", 'number = "1" # ', '[office] number is "1"; it must be a whole number from 1 to 65535.'),
        (
            'driver = "klb1"',
            'driver = "klb2"',
            '[[lines]] 1, driver is "klb2"; it must be "klb1", "modbus_rtu" or "keypad".',
        ),
        ('driver = "klb1"', "", '[[lines]] 1, driver is missing; it must be "klb1", "modbus_rtu" or "keypad".'),
        ("address = 1\n", "address = 100\n", "[[lines]] 1, boxes 1, address is 100; it must be a whole number from 1"),
        ('url = "sqlite:///var/loket.db"', 'url = "mysql://x"', '[store] url is "mysql://x"; it must be "sqlite:///'),
        ('url = "socket://127', 'url = "usb://127', '[printer] url is "usb://127.0.0.1:9100"; it must be "socket://'),
        ('url = "socket://127', 'url = "usb://4b8:202" #', '[printer] url is "usb://4b8:202"; it must be "socket://'),
        (
            'profile = "generic-80"',
            'profile = "TM-T99"',
            '[printer] profile is "TM-T99"; it must be "TM-T82X", "TM-T88VI',
        ),
        (
            '"waveshare-io-8ch"',
            '"wave"',
            '[[lines]] 2, module is "wave"; it must be "waveshare-io-8ch", "icp-das-latch"',
        ),
        ("{ KPENTER =", "{ kp-enter =", '[[lines]] 3, boxes 1, keys has the key "kp-enter"; it must be key names'),
        ('driver = "alpha"', 'driver = "beta"', '[[boards]] 1, driver is "beta"; it must be "alpha", "cd5220" or "dm-'),
        ('line = "L2"', 'line = "L1"', '[[boards]] "B3" line is "L1"; the line with driver = "modbus_rtu" is "L2".'),
        ("unit = 11", "unit = 1", '[[boards]] "B3" unit is 1, which is an input module on line "L2".'),
        ("unit = 11", "unit = 300", "[[boards]] 3, unit is 300; it must be a whole number from 1 to 247."),
        ('reader = ""', 'reader = "/dev/ttyUSB0"', 'the port "/dev/ttyUSB0" stands twice: '),
        ('camera = "device:0"', 'camera = "device:x"', '[kiosk] camera is "device:x"; it must be "device:0", '),
        ('mirror = ""', "mirror = 5", '[kiosk] mirror is 5; it must be a file such as "var/mirror.db"'),
        ('zone = "Asia/Jakarta"', 'zone = "Asia/Jakrta"', '[office] zone is "Asia/Jakrta"; it must be a time zone'),
        ('zone = "Asia/Jakarta"', 'zone = "../x"', '[office] zone is "../x"; it must be a time zone'),
        (
            "sunday = { opens = 08",
            "sunday = { opens = 18",
            "[calendar] hours sunday opens at 18:00, which is not before",
        ),
        ("monday = {", "mnday = {", '[calendar] hours has the key "mnday"; it must be '),
        ("2027-01-01 =", "2027-13-01 =", '[calendar] closed has the key "2027-13-01"; it must be '),
        ('2 = "no_show"', '2 = "dance"', '[[lines]] 1, boxes 1, keys 2 is "dance"; it must be '),
        ("stages = []", 'stages = ["x"]', '[display] stages 1 is "x"; it must be a list of "pre_check"'),
        ('name = "L2"', 'name = "L1"', 'the name "L1" stands twice: every device needs a name of its own.'),
        ('url = "/dev/ttyUSB1"', 'url = "/dev/ttyUSB0"', 'the port "/dev/ttyUSB0" stands twice: '),
        ("number = 1  ", "number = one # ", "is not TOML: Invalid value (at line "),
    ],
)
def test_wrong_key_is_named_with_what_is_allowed(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    file = write(tmp_path, old, new)
    problem = problem_of(file)
    assert problem.startswith(str(file))
    assert sentence in problem


def test_every_problem_is_listed_and_the_first_is_the_message(tmp_path: Path) -> None:
    file = write(tmp_path, 'name = "Kantor', 'nmber = "x"\nnaem = "Kantor')
    with pytest.raises(ConfigError) as refused:
        load_config(file)
    assert len(refused.value.problems) == 3
    assert str(refused.value).endswith(" There are 2 more: `loket config check` lists them.")


def test_missing_file_tells_how_to_make_one(tmp_path: Path) -> None:
    file = tmp_path / "none.toml"
    assert problem_of(file) == f"There is no {file}: write one with `loket config example > {file}`."


def test_folder_cannot_be_read(tmp_path: Path) -> None:
    assert problem_of(tmp_path) == f"{tmp_path} cannot be read (Is a directory): check its path and its rights."


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "loket.toml"
    file.write_bytes(b"\xff\xfe")
    assert problem_of(file) == f"{file} is not UTF-8 text: save it as UTF-8."


LINES = example_config().splitlines()


@given(at=st.integers(0, len(LINES) - 1), junk=st.text(st.characters(codec="utf-8"), max_size=20))
def test_any_replaced_line_is_accepted_or_refused_in_sentences(
    tmp_path_factory: pytest.TempPathFactory, at: int, junk: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "junk.toml"
    file.write_text("\n".join([*LINES[:at], junk, *LINES[at + 1 :]]), encoding="utf-8", newline="")
    assert all(re.search(r"[.:;]", sentence) for sentence in problems_or_none(file))


def problems_or_none(file: Path) -> tuple[str, ...]:
    """Return the sentences of a refusal, or none when the file is accepted."""
    try:
        load_config(file)
    except ConfigError as refused:
        return refused.problems
    return ()


def test_every_printer_and_module_that_is_driven_may_be_configured() -> None:
    assert set(get_args(PrinterModel)) == set(PROFILES)
    assert set(get_args(ModbusModule)) == set(MODULE_MAPS)
