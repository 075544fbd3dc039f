"""Sentences for what is wrong in a configuration: the key, the value, and what is allowed."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, get_args

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from config.model import Config
from config.values import Section, one_of

Location = tuple[int | str, ...]
Root = type[Section]


def sentence_for(fault: ErrorDetails, root: Root = Config) -> str:
    """Return one sentence that names the key of ``fault`` in a file of ``root``, what is wrong and what is allowed."""
    location = fault["loc"]
    driver = spoken_key((*location, "driver"), root)
    match fault["type"]:
        case "extra_forbidden":
            return _unknown_key(location, root)
        case "missing":
            return f"{spoken_key(location, root)} is missing; it must be {_allowed(location, root)}."
        case "union_tag_not_found":
            return f"{driver} is missing; it must be {_drivers(location, root)}."
        case "union_tag_invalid":
            return f"{driver} is {_shown(fault['ctx']['tag'])}; it must be {_drivers(location, root)}."
        case "value_error" if reason := str(fault["ctx"]["error"]):
            return f"{spoken_key(location, root)} {reason}.".strip()
        case _ if location[-1] == "[key]":
            table = spoken_key(location[:-2], root)
            return f"{table} has the key {_shown(location[-2])}; it must be {_allowed(location, root)}."
        case _:
            return f"{spoken_key(location, root)} is {_shown(fault['input'])}; it must be {_allowed(location, root)}."


def spoken_key(location: Location, root: Root = Config) -> str:
    """Return a key as a person finds it: ``[kiosk] camera``, or ``[[lines]] 2, boxes 1, counter``."""
    if not location:
        return ""
    table, *rest = (step for step, _ in _walk(location, root))
    head = f"[[{table}]]" if isinstance(next(iter(rest), None), int) else f"[{table}]"
    return " ".join([head, _spoken_steps(rest)]).strip()


def _spoken_steps(steps: list[int | str]) -> str:
    spoken = ""
    for step in steps:
        spoken += f" {step + 1}," if isinstance(step, int) else f" {step}"
    return spoken.strip().rstrip(",")


def _unknown_key(location: Location, root: Root) -> str:
    *parent, key = location
    allowed = sorted({name for section in _sections_at(tuple(parent), root) for name in section.model_fields})
    near = get_close_matches(str(key), allowed, n=1)
    hint = f'did you mean "{near[0]}"? ' if near else ""
    where = f"{spoken_key(tuple(parent), root)} has" if parent else "There is"
    return f'{where} no key "{key}"; {hint}Allowed: {", ".join(allowed)}.'


def _allowed(location: Location, root: Root) -> str:
    described = [field.description for _, field in _walk(location, root) if field and field.description]
    return described[-1] if described else "a table of keys"


def _drivers(location: Location, root: Root) -> str:
    return one_of([str(_driver_of(section)) for section in _sections_at(location, root)])


def _shown(value: object) -> str:
    text = repr(value) if not isinstance(value, str) else f'"{value}"'
    return text if len(text) <= 60 else text[:57] + "..."


def _sections_at(location: Location, root: Root) -> list[type[Section]]:
    sections: list[type[Section]] = [root]
    for step in location:
        sections = _step_into(sections, step)[1]
    return sections


def _walk(location: Location, root: Root) -> Iterator[tuple[int | str, FieldInfo | None]]:
    """Yield the steps that stand in the file, each with its field; a tag of a union does not stand there."""
    sections: list[type[Section]] = [root]
    for step in location:
        narrowed = [section for section in sections if _driver_of(section) == step]
        if narrowed:
            sections = narrowed
            continue
        field, sections = _step_into(sections, step)
        yield step, field


def _step_into(sections: list[type[Section]], step: int | str) -> tuple[FieldInfo | None, list[type[Section]]]:
    if isinstance(step, int):
        return None, sections
    narrowed = [section for section in sections if _driver_of(section) == step]
    if narrowed:
        return None, narrowed
    fields = [section.model_fields[step] for section in sections if step in section.model_fields]
    if not fields:
        return None, []
    return fields[0], [inner for field in fields for inner in _sections_in(field.annotation)]


def _driver_of(section: type[Section]) -> str | None:
    field = section.model_fields.get("driver")
    return next(iter(get_args(field.annotation)), None) if field else None


def _sections_in(annotation: Any) -> list[type[Section]]:
    if isinstance(annotation, type) and issubclass(annotation, Section):
        return [annotation]
    return [section for part in get_args(annotation) for section in _sections_in(part)]
