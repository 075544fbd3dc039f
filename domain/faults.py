"""What staff read of a device that needs them: its kind and its trouble, in a few words."""

from domain.text import Text

_KINDS = {
    "printer": Text("Printer tiket", "Ticket printer"),
    "kiosk": Text("Kios", "Kiosk"),
    "camera": Text("Kamera", "Camera"),
    "speaker": Text("Pengeras suara", "Loudspeaker"),
    "button_line": Text("Jalur tombol", "Button line"),
    "button_box": Text("Kotak tombol", "Button box"),
    "led_board": Text("Papan LED", "LED board"),
    "reader": Text("Pemindai tangan", "Hand scanner"),
}
_TROUBLES = {
    "near_end": Text("kertas hampir habis", "paper ends soon"),
    "paper_out": Text("kertas habis", "paper is out"),
    "cover_open": Text("tutup terbuka", "cover is open"),
    "cutter": Text("pemotong macet", "cutter is stuck"),
    "printer_error": Text("printer rusak", "printer has an error"),
    "ticket_blocked": Text("tiket tidak keluar", "a ticket does not come out"),
    "no_answer": Text("tidak menjawab", "does not answer"),
    "port_missing": Text("kabel atau port tidak ada", "cable or port is missing"),
    "port_denied": Text("tidak ada izin ke perangkat", "no right to open the device"),
    "port_busy": Text("dipakai program lain", "another program holds it"),
    "usb_library_missing": Text("pustaka USB tidak ada", "the USB library is missing"),
    "no_printer_there": Text("bukan printer", "it is no printer"),
    "unproved": Text("cetakan tidak terbukti", "cannot prove a print"),
    "cannot_tell": Text("tidak memberi kabar", "tells nothing of itself"),
    "key_stuck": Text("tombol tertekan terus", "a key is stuck"),
    "address_conflict": Text("dua kotak satu alamat", "two boxes have one address"),
    "camera_absent": Text("kamera tidak ada", "camera is missing"),
    "camera_frozen": Text("gambar tidak bergerak", "picture stands still"),
    "camera_black": Text("gambar gelap", "picture is black"),
    "no_player": Text("program suara tidak ada", "sound program is missing"),
    "player_failed": Text("suara tidak keluar", "no sound comes out"),
    "player_hangs": Text("suara macet", "sound hangs"),
    "help_wanted": Text("pemohon minta bantuan", "an applicant asks for help"),
    "paper_missing": Text("pemohon tidak menerima tiket", "an applicant got no ticket"),
}
_SOME_TROUBLE = Text("perlu diperiksa", "needs a look")


def kind_words(kind: str) -> Text:
    """Return what a kind of device is called, or its code where it is new."""
    return _KINDS.get(kind, Text(kind, kind))


def trouble_words(detail: str) -> Text:
    """Return what is wrong; a code that is new asks for a look."""
    return _TROUBLES.get(detail, _SOME_TROUBLE)
