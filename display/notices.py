"""What the running line says: the office's own rules, in the languages of the hall."""

from collections.abc import Sequence

from domain.rules import OfficeRules
from domain.text import Language, Text


def notices(rules: OfficeRules) -> tuple[Text, ...]:
    """Return what everybody in the hall should know."""
    early = round(rules.check_in.early.total_seconds() / 60)
    return (
        Text(
            f"Lapor datang di kios paling awal {early} menit sebelum jadwal Anda.",
            f"Check in at the kiosk no earlier than {early} minutes before your time.",
        ),
        Text(
            "Siapkan dokumen asli sebelum nomor Anda dipanggil.",
            "Have your original documents ready before your number is called.",
        ),
        Text(
            "Nomor dipanggil bergantian menurut layanan, tidak selalu berurutan.",
            "Numbers are called service by service, not always in order.",
        ),
        Text(
            "Lansia, ibu hamil dan penyandang disabilitas didahulukan: mintalah kepada petugas.",
            "Elderly people, expectant mothers and people with disabilities go first: please ask the staff.",
        ),
        Text("Layanan tanpa calo.", "No middlemen: this service needs none."),
    )


def running_line(texts: Sequence[Text], languages: Sequence[Language]) -> tuple[str, ...]:
    """Return all notices, language by language, each begun by a dot.

    The line doesn't follow the changing language of the board: it would never reach its end.
    """
    return tuple(f"•  {text.in_(language)}" for language in languages for text in texts)
