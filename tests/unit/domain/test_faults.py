"""The words for devices and what is wrong with them."""

import pytest

from domain.faults import kind_words, trouble_words
from domain.text import Text


@pytest.mark.parametrize("code", ["paper_out", "port_denied", "usb_library_missing", "unproved", "cannot_tell"])
def test_trouble_is_told_in_both_languages(code: str) -> None:
    words = trouble_words(code)
    assert words != trouble_words("something new")
    assert words.id != words.en


def test_what_is_new_asks_for_a_look() -> None:
    assert trouble_words("flux_capacitor") == Text("perlu diperiksa", "needs a look")
    assert kind_words("flux") == Text("flux", "flux")
    assert kind_words("reader").en == "Hand scanner"
