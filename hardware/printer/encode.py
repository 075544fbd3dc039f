"""A ticket as ESC/POS bytes: one slip in, the body of one paper out. Pure."""

from domain.slip import Slip
from hardware.printer.page import Page
from hardware.printer.profile import Profile
from hardware.printer.words import WORDS, Words, lines_of

_DOCUMENT_LINES = 6
_VOID = " *** BATAL / VOID *** "


def encode_slip(slip: Slip, profile: Profile) -> bytes:
    """Return the ticket without its cut; every text of ``slip`` is cleaned before it goes in."""
    page = Page(profile)
    words = WORDS[slip.language]
    _head(page, slip, words)
    _number(page, slip, words)
    _place(page, slip, words)
    _documents(page, slip, words)
    _foot(page, slip)
    return page.output


def encode_void(profile: Profile) -> bytes:
    """Return the mark that makes an unfinished strip worthless, without its cut."""
    page = Page(profile)
    page.gap(24)
    page.style(align="center", wide=max(1, profile.columns // len(_VOID)), high=3, bold=True, invert=True)
    page.line(_VOID)
    page.gap(24)
    return page.output


def _head(page: Page, slip: Slip, words: Words) -> None:
    if slip.copy > 0:
        page.style(align="center", high=2, bold=True, invert=True)
        page.line(f"  {words.copy.format(slip.copy)}  ")
        page.gap(20)
    page.style(align="center", bold=True)
    page.paragraph(slip.office, at_most=2)
    page.style(align="center")
    page.paragraph(slip.site, at_most=2)
    _moment(page, slip.day, f"{words.time} {slip.printed_at}")
    page.gap(36)


def _moment(page: Page, day: str, time: str) -> None:
    together = f"{day}, {time}"
    for line in (together,) if len(together) <= page.columns else (day, time):
        page.paragraph(line, at_most=1)


def _number(page: Page, slip: Slip, words: Words) -> None:
    page.style(align="center", letter_gap=6)
    page.line(words.number)
    wide = max(1, min(8, page.profile.columns // max(1, len(slip.label))))
    page.style(align="center", wide=wide, high=min(8, wide + 1), bold=True)
    page.paragraph(slip.label, at_most=1)
    page.headline(slip.service)
    page.gap(16)


def _place(page: Page, slip: Slip, words: Words) -> None:
    page.rule()
    page.style(align="center", letter_gap=6)
    page.line(words.where)
    page.gap(6)
    page.style(align="center", wide=2, high=2, bold=True)
    page.paragraph(slip.where)
    page.gap(20)
    facts = ((words.wait, slip.wait), (words.stage, slip.stage), (words.name, slip.name))
    column = max(len(label) for label, _ in facts) + 2
    for label, value in facts:
        _fact(page, label, value, column)


def _fact(page: Page, label: str, value: str, column: int) -> None:
    page.style()
    for number, line in enumerate(lines_of(value, page.columns - column, at_most=2)):
        page.fact("" if number else label, line, column)


def _documents(page: Page, slip: Slip, words: Words) -> None:
    if not slip.documents:
        return
    page.rule()
    page.style(bold=True)
    page.paragraph(words.documents)
    page.gap(8)
    page.style(small=True)
    for document in slip.documents:
        for number, line in enumerate(lines_of(document, page.columns - 4, _DOCUMENT_LINES)):
            page.line(("    " if number else "[ ] ") + line)
        page.gap(5)


def _foot(page: Page, slip: Slip) -> None:
    page.gap(28)
    page.qr(slip.qr)
    page.gap(24)
    page.style(align="center", small=True)
    page.paragraph(slip.notice)
    page.gap(8)
    page.line(f"audit {slip.audit}")
    page.gap(24)
