"""The words of a confirmation, as the applicant's phone receives them."""

from domain.dates import format_day, format_time
from domain.text import Language, Text
from office.context import Office
from office.message_image import Chat, render_message
from office.outcomes import Booked

_HELLO = Text("Halo *{name}*, pendaftaran Anda diterima.", "Hello *{name}*, your booking is confirmed.")
_SERVICE = Text("Layanan: {service}", "Service: {service}")
_WHEN = Text("*{day}, pukul {time}*", "*{day}, {time}*")
_COME = Text("Datang 30 menit lebih awal ke {site}.", "Come 30 minutes early to {site}.")
_SHOW = Text("Tunjukkan gambar ini di mesin antrean.", "Show this picture to the check-in kiosk.")
_BRING = Text("Bawa asli dan fotokopi:", "Bring originals and copies:")
_ONLY = Text("Ini nomor antrean, bukan paspor.", "This is a place in the queue, not a passport.")


def confirmation_message(office: Office, booked: Booked, language: Language) -> tuple[str, ...]:
    """Return the lines of the reply: who, what, when, where and what to bring (R04, R06, R19, R38)."""
    booking = booked.booking
    service = office.services[booking.service]
    values = {
        "name": booking.person.name,
        "service": service.name.in_(language),
        "day": format_day(booking.day, language),
        "time": format_time(booking.starts_at, office.zone, language),
        "site": office.profile.site,
    }
    lines = [text.in_(language).format_map(values) for text in (_HELLO, _SERVICE, _WHEN, _COME, _SHOW, _BRING)]
    lines += [f"• {document.in_(language)}" for document in service.documents]
    return (*lines, _ONLY.in_(language))


def confirmation_picture(office: Office, booked: Booked, language: Language, chat: Chat | None = None) -> bytes:
    """Return the confirmation as the applicant's phone shows it, a PNG with QR and typed code."""
    lines = confirmation_message(office, booked, language)
    return render_message(lines, booked.payload, booked.code, language, chat)
