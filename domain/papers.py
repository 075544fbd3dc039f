"""Papers of a kiosk that worked without its server: what became of each number at the merge."""

from enum import StrEnum

from domain.text import Text


class Fate(StrEnum):
    """What a merge made of a number."""

    MERGED = "merged"
    SUPERSEDED = "superseded"
    DUPLICATE = "duplicate"
    REFUSED = "refused"

    @property
    def counts(self) -> bool:
        """Whether the paper is the live ticket of its booking."""
        return self is Fate.MERGED


_TEXTS = {
    Fate.MERGED: Text("Nomor ini berlaku.", "This number counts."),
    Fate.SUPERSEDED: Text(
        "Nomor ini terbit saat jaringan putus dan tidak pernah diserahkan. Pemohon memegang {instead}.",
        "This number was issued as the network went, and never handed over. The applicant holds {instead}.",
    ),
    Fate.DUPLICATE: Text(
        "Pemohon lapor datang dua kali saat jaringan putus. Yang berlaku {instead}.",
        "The applicant checked in twice while the network was away. What counts is {instead}.",
    ),
    Fate.REFUSED: Text(
        "Pendaftaran ini sudah dibatalkan atau dipindah sebelum nomor terbit. Pemohon perlu dibantu petugas.",
        "This booking had been cancelled or moved before the number was issued. The applicant needs an officer.",
    ),
}


def fate_text(fate: Fate, instead: str = "") -> Text:
    """Return what officers are told about a number; ``instead`` is the one that counts."""
    text = _TEXTS[fate]
    return Text(text.id.format(instead=instead), text.en.format(instead=instead))
