"""The configuration of a national centre: where its store and keys are, and which offices it pulls from."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from config.model import KeysSection
from config.values import HttpsUrl, Section, StoreUrl, count, refuse_doubles


class CentreStoreSection(Section):
    """Where the copies of the journals are kept."""

    url: StoreUrl = "sqlite:///var/centre.db"


class OfficeSection(Section):
    """An office to pull from; its certificate is ``office-<number>.crt`` in the folder of the keys."""

    number: Annotated[int, count(1, 65535)]
    url: HttpsUrl


class CentreConfig(Section):
    """Everything a national centre needs to know."""

    store: CentreStoreSection = CentreStoreSection()
    keys: KeysSection = KeysSection(folder=Path("var/keys"))
    offices: tuple[OfficeSection, ...] = Field(default=(), description="a list of offices")

    @model_validator(mode="after")
    def _numbers_are_unique(self) -> Self:
        refuse_doubles("the office", [str(office.number) for office in self.offices], "each is pulled once")
        return self
