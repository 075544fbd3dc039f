"""Services: the seed, its promises, and the form the store keeps."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from domain.services import (
    Service,
    ServiceGroup,
    Stage,
    check_series,
    default_services,
    service_from_json,
    service_to_json,
    stage_name,
)

SERVICES = {service.code: service for service in default_services()}


def test_seed_has_every_service_of_the_facts_with_all_documents(shared: Path) -> None:
    facts = json.loads((shared / "data" / "documents.json").read_text(encoding="utf-8"))
    wanted = {entry["code"]: (entry["nama"], [d["id"].casefold() for d in entry["documents"]]) for entry in facts}
    seeded = {code: (s.name.id, [d.id.casefold() for d in s.documents]) for code, s in SERVICES.items()}
    assert wanted.items() <= seeded.items()


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
def test_seed_speaks_both_languages(service: Service) -> None:
    texts = (service.name, *service.documents)
    assert all(text.id.strip() and text.en.strip() for text in texts)
    assert service.documents


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
def test_seed_survives_the_store(service: Service) -> None:
    assert service_from_json(service_to_json(service)) == service


def test_seed_gives_each_service_its_own_letter() -> None:
    assert len({service.series for service in SERVICES.values()}) == len(SERVICES)


@pytest.mark.parametrize("code", ["hilang", "rusak", "perubahan_data", "pmi", "prioritas"])
def test_seed_lets_special_services_come_directly(code: str) -> None:
    assert SERVICES[code].walk_in
    assert not SERVICES[code].bookable


@pytest.mark.parametrize("code", ["baru", "penggantian", "anak"])
def test_seed_treats_new_and_extension_alike(code: str) -> None:
    assert SERVICES[code].bookable
    assert not SERVICES[code].walk_in
    assert not SERVICES[code].priority


@pytest.mark.parametrize("code", ["pmi", "prioritas"])
def test_seed_knows_the_priority_services(code: str) -> None:
    assert SERVICES[code].priority


def test_seed_keeps_hajj_apart_and_collection_short() -> None:
    assert SERVICES["haji_umrah"].group is ServiceGroup.HAJJ_UMRAH
    assert SERVICES["pengambilan"].stages == (Stage.COLLECTION,)
    assert SERVICES["baru"].stages == (Stage.PRE_CHECK, Stage.INTERVIEW, Stage.PAYMENT)


def test_service_number_follows_the_letter() -> None:
    assert SERVICES["baru"].number == 1
    assert SERVICES["pengambilan"].number == 20


@pytest.mark.parametrize("stage", Stage)
def test_stage_name_in_both_languages(stage: Stage) -> None:
    assert stage_name(stage).id
    assert stage_name(stage).en


@pytest.mark.parametrize("series", ["", "a", "AB", "É", "1"])
def test_service_refuses_a_series_that_is_no_letter(series: str) -> None:
    with pytest.raises(ValueError, match="one letter"):
        replace(SERVICES["baru"], series=series)


@pytest.mark.parametrize("stages", [(), (Stage.PAYMENT, Stage.PAYMENT)])
def test_service_refuses_no_stage_or_one_twice(stages: tuple[Stage, ...]) -> None:
    with pytest.raises(ValueError, match="stages"):
        replace(SERVICES["baru"], stages=stages)


def test_check_series_refuses_two_services_with_one_letter() -> None:
    twin = replace(SERVICES["anak"], series="A")
    with pytest.raises(ValueError, match="baru and anak share the series A"):
        check_series((SERVICES["baru"], twin))


@pytest.mark.parametrize(
    "broken",
    ["", "[]", "7", "{}", '{"code": "x"}', '{"code": "x", "name": "y"}'],
)
def test_service_from_json_refuses_what_is_no_service(broken: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        service_from_json(broken)


def test_service_from_json_refuses_a_word_for_yes_or_no() -> None:
    data = json.loads(service_to_json(SERVICES["baru"])) | {"bookable": "false"}
    with pytest.raises(ValueError, match="bookable must be true or false"):
        service_from_json(json.dumps(data))
