"""A ticket as ESC/POS bytes: one slip in, the body of one paper out. Pure."""

from domain.slip import Slip
from hardware.printer.page import Page
from hardware.printer.profile import Profile
from hardware.printer.words import WORDS, Words, lines_of

_LABEL_COLUMNS = 18
_DOCUMENT_LINES = 3


def encode_slip(slip: Slip, profile: Profile) -> bytes:
    """Return the ticket without its cut; every text of ``slip`` is cleaned before it goes in."""
    page = Page(profile)
    words = WORDS[slip.language]
    _head(page, slip, words)
    _number(page, slip, words)
    _facts(page, slip, words)
    _documents(page, slip, words)
    _foot(page, slip)
    return page.output


def encode_void(profile: Profile) -> bytes:
    """Return the mark that makes an unfinished strip worthless, without its cut."""
    page = Page(profile)
    page.gap(24)
    page.style(align="center", wide=1, high=3, bold=True, invert=True)
    page.line(" *** BATAL / VOID *** ")
    page.gap(24)
    return page.output


def _head(page: Page, slip: Slip, words: Words) -> None:
    if slip.copy > 0:
        page.style(align="center", high=2, bold=True, invert=True)
        page.line("  " + words.copy.format(slip.copy) + "  ")
        page.gap(16)
    page.style(align="center", bold=True)
    page.paragraph(slip.office, at_most=2)
    page.style(align="center")
    page.paragraph(slip.site, at_most=2)
    page.gap(20)


def _number(page: Page, slip: Slip, words: Words) -> None:
    page.style(align="center")
    page.line(words.number)
    page.gap(8)
    wide = max(1, min(8, page.profile.columns // max(1, len(slip.label))))
    page.style(align="center", wide=wide, high=min(8, wide + 1), bold=True)
    page.paragraph(slip.label, at_most=1)
    page.gap(12)
    page.style(align="center", high=2, bold=True)
    page.paragraph(slip.service)
    page.gap(16)


def _facts(page: Page, slip: Slip, words: Words) -> None:
    page.rule()
    page.gap(12)
    page.style()
    page.line(words.where)
    page.style(wide=2, high=2, bold=True)
    page.paragraph(slip.where)
    page.gap(12)
    _fact(page, words.stage, slip.stage)
    _fact(page, words.wait, slip.wait)
    _fact(page, words.name, slip.name)
    _fact(page, words.arrived, f"{slip.day}, {slip.printed_at}")


def _fact(page: Page, label: str, value: str) -> None:
    page.style()
    room = page.columns - _LABEL_COLUMNS
    for number, line in enumerate(lines_of(value, room, at_most=2)):
        page.fact(label if number == 0 else "", line, _LABEL_COLUMNS)


def _documents(page: Page, slip: Slip, words: Words) -> None:
    if not slip.documents:
        return
    page.rule()
    page.gap(12)
    page.style(bold=True)
    page.paragraph(words.documents)
    page.gap(4)
    page.style(small=True)
    for document in slip.documents:
        for number, line in enumerate(lines_of(document, page.columns - 4, _DOCUMENT_LINES)):
            page.line(("[ ] " if number == 0 else "    ") + line)


def _foot(page: Page, slip: Slip) -> None:
    page.gap(24)
    page.qr(slip.qr)
    page.gap(16)
    page.style(align="center", small=True)
    page.paragraph(slip.notice)
    page.gap(8)
    page.line(f"audit {slip.audit}")
