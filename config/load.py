"""Reads the configuration file and turns every fault in it into a sentence."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from config.centre import CentreConfig
from config.faults import ConfigError
from config.model import Config
from config.sentences import sentence_for

Root = TypeVar("Root", Config, CentreConfig)
# These hold paths even when the file leaves them out, and paths start from its folder.
_SECTIONS_WITH_PATHS = ("store", "keys")


def load_config(path: Path | str) -> Config:
    """Return the configuration in the file ``path``, its relative paths resolved from its own folder."""
    return _load(Path(path), Config, "loket config example")


def load_centre(path: Path | str) -> CentreConfig:
    """Return the configuration of a national centre in the file ``path``."""
    return _load(Path(path), CentreConfig, "loket centre example")


def example_config() -> str:
    """Return a complete configuration with a comment on every key."""
    return files("config").joinpath("example.toml").read_text(encoding="utf-8")


def example_centre() -> str:
    """Return a complete configuration of a centre with a comment on every key."""
    return files("config").joinpath("centre.toml").read_text(encoding="utf-8")


def _load(file: Path, root: type[Root], example: str) -> Root:
    document = _parse(file, example)
    for name in _SECTIONS_WITH_PATHS:
        document.setdefault(name, {})
    try:
        return root.model_validate(document, context={"folder": file.resolve().parent})
    except ValidationError as error:
        faults = error.errors(include_url=False)
        raise ConfigError(*(f"{file}: {sentence_for(fault, root)}" for fault in faults)) from error


def _parse(file: Path, example: str) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"There is no {file}: write one with `{example} > {file}`.") from error
    except OSError as error:
        raise ConfigError(f"{file} cannot be read ({error.strerror}): check its path and its rights.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file} is not UTF-8 text: save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file} is not TOML: {error}. Correct it there.") from error
