"""The words of every refusal, in simple Indonesian and English: short, kind, and never a dead end."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.reasons import RefusalReason as Reason
from domain.text import Text


@dataclass(frozen=True)
class Advice:
    """What happened, why, and what to do next."""

    title: Text
    sentence: Text
    next_step: Text


_ASK_AN_OFFICER = Text("Silakan minta bantuan petugas.", "Please ask an officer for help.")

_CONFIRMATIONS: Mapping[Reason, Advice] = {
    Reason.CODE_UNREADABLE: Advice(
        Text("Kode belum terbaca", "The code could not be read"),
        Text("Ini bukan bukti pendaftaran kantor imigrasi.", "This is not a confirmation of an immigration office."),
        Text(
            "Buka pesan bukti pendaftaran dan coba lagi, atau ketik kodenya.",
            "Open the confirmation message and try again, or type its code.",
        ),
    ),
    Reason.CODE_FORGED: Advice(
        Text("Bukti tidak sah", "The confirmation is not valid"),
        Text("Kode ini tidak dibuat oleh kantor kami.", "This code was not made by our office."),
        Text("Silakan tunjukkan pesan aslinya kepada petugas.", "Please show the original message to an officer."),
    ),
    Reason.WRONG_OFFICE: Advice(
        Text("Ini untuk kantor lain", "This is for another office"),
        Text("Pendaftaran Anda ada di kantor imigrasi lain.", "Your booking is at another immigration office."),
        Text("Lihat alamat kantor di pesan Anda.", "Look at the office address in your message."),
    ),
    Reason.WRONG_DAY: Advice(
        Text("Bukan untuk hari ini", "Not for today"),
        Text("Pendaftaran Anda untuk {day}.", "Your booking is for {day}."),
        Text(
            "Datang pada hari itu. Sudah lewat? Silakan daftar lagi.", "Come on that day. If it has passed, book again."
        ),
    ),
    Reason.TOO_EARLY: Advice(
        Text("Anda datang lebih awal", "You are early"),
        Text("Anda dapat lapor mulai {time}.", "You can check in from {time}."),
        Text(
            "Silakan duduk dan kembali ke sini nanti. Tempat Anda aman.",
            "Please take a seat and come back here later. Your place is safe.",
        ),
    ),
    Reason.TOO_LATE: Advice(
        Text("Waktu Anda sudah lewat", "Your time has passed"),
        Text("Batas waktu untuk lapor sudah lewat.", "The time to check in is over."),
        Text("Silakan tanya petugas, atau daftar lagi untuk hari lain.", "Please ask an officer, or book another day."),
    ),
    Reason.ALREADY_CHECKED_IN: Advice(
        Text("Anda sudah lapor", "You have already checked in"),
        Text("Nomor antrean Anda: {number}.", "Your queue number: {number}."),
        Text(
            "Silakan duduk dan tunggu dipanggil. Kertas hilang? Tanya petugas.",
            "Please wait to be called. Paper lost? Ask an officer.",
        ),
    ),
    Reason.BOOKING_CANCELLED: Advice(
        Text("Pendaftaran dibatalkan", "The booking was cancelled"),
        Text("Pendaftaran ini sudah dibatalkan.", "This booking has been cancelled."),
        Text(
            "Silakan daftar lagi. Bukan Anda yang batal? Tanya petugas.",
            "Please book again. Not cancelled by you? Ask an officer.",
        ),
    ),
    Reason.BOOKING_REPLACED: Advice(
        Text("Ada bukti yang lebih baru", "There is a newer confirmation"),
        Text("Jadwal Anda sudah diubah ke {day}.", "Your booking was moved to {day}."),
        Text("Gunakan pesan bukti yang paling baru.", "Use the newest confirmation message."),
    ),
    Reason.NOT_FOUND: Advice(
        Text("Data tidak ditemukan", "No booking found"),
        Text("Kode atau tanggal lahir tidak cocok.", "The code or the birth date does not match."),
        Text(
            "Periksa keduanya dan coba lagi, atau minta bantuan petugas.",
            "Check both and try again, or ask an officer.",
        ),
    ),
    Reason.TOO_MANY_TRIES: Advice(
        Text("Terlalu banyak percobaan", "Too many tries"),
        Text("Data yang diketik salah beberapa kali.", "The entries were wrong several times."),
        Text("Tunggu beberapa menit, atau minta bantuan petugas.", "Wait a few minutes, or ask an officer."),
    ),
    Reason.CLOCK_WRONG: Advice(
        Text("Mesin perlu diperiksa", "This machine needs a check"),
        Text("Jam mesin ini tidak benar.", "The clock of this machine is wrong."),
        _ASK_AN_OFFICER,
    ),
}

_PLACES: Mapping[Reason, Advice] = {
    Reason.OFFICE_CLOSED: Advice(
        Text("Kantor tutup", "The office is closed"),
        Text("Kantor tidak melayani: {cause}.", "The office is closed: {cause}."),
        Text("Silakan pilih hari lain.", "Please choose another day."),
    ),
    Reason.SLOT_FULL: Advice(
        Text("Tempat sudah penuh", "All places are taken"),
        Text("Semua tempat sudah terisi.", "There is no place left."),
        Text("Silakan coba lagi pada {day} mulai {time}.", "Please try again on {day} from {time}."),
    ),
    Reason.ALREADY_BOOKED: Advice(
        Text("Anda sudah terdaftar", "You already have a booking"),
        Text("Pendaftaran Anda masih berlaku, untuk {day}.", "Your booking is still valid, for {day}."),
        Text("Tidak perlu mendaftar lagi.", "You need not book again."),
    ),
    Reason.NOT_BOOKABLE: Advice(
        Text("Silakan datang langsung", "Please come directly"),
        Text("Layanan ini tidak memakai pendaftaran.", "This service takes no bookings."),
        Text(
            "Datang ke kantor pada jam buka dan bawa dokumen Anda.",
            "Come to the office in opening hours with your documents.",
        ),
    ),
    Reason.NOT_WALK_IN: Advice(
        Text("Perlu daftar dahulu", "A booking is needed"),
        Text("Layanan ini hanya untuk yang sudah mendaftar.", "This service is for people with a booking."),
        Text("Daftar lewat WhatsApp atau komputer kantor.", "Book by WhatsApp or at the office computer."),
    ),
    Reason.SERIES_EXHAUSTED: Advice(
        Text("Nomor hari ini habis", "No numbers left today"),
        Text("Semua nomor untuk layanan ini sudah terpakai.", "All numbers of this service are used."),
        _ASK_AN_OFFICER,
    ),
    Reason.RESCHEDULE_USED: Advice(
        Text("Jadwal tidak bisa diubah lagi", "The booking cannot be moved again"),
        Text("Jadwal ini sudah pernah diubah.", "This booking was already moved."),
        Text("Datang sesuai jadwal, atau batalkan dan daftar lagi.", "Come as booked, or cancel and book again."),
    ),
}

_COUNTERS: Mapping[Reason, Advice] = {
    Reason.COUNTER_CLOSED: Advice(
        Text("Loket belum dibuka", "The counter is not open"),
        Text("Belum ada petugas yang masuk di {counter}.", "No officer has signed in at {counter}."),
        Text("Masuk dan buka loket dahulu.", "Sign in and open the counter first."),
    ),
    Reason.COUNTER_PAUSED: Advice(
        Text("Loket sedang istirahat", "The counter is on a break"),
        Text("Panggilan tidak bisa dilakukan selama istirahat.", "Nobody can be called during a break."),
        Text("Tekan Lanjutkan untuk melayani lagi.", "Press Continue to serve again."),
    ),
    Reason.COUNTER_IN_USE: Advice(
        Text("Loket sedang dipakai", "The counter is in use"),
        Text("Petugas lain sudah masuk di {counter}.", "Another officer is signed in at {counter}."),
        Text(
            "Pilih loket lain, atau minta petugas itu keluar.",
            "Choose another counter, or ask that officer to sign out.",
        ),
    ),
    Reason.NOBODY_WAITING: Advice(
        Text("Antrean kosong", "Nobody is waiting"),
        Text("Tidak ada yang menunggu untuk loket ini.", "Nobody is waiting for this counter."),
        Text("Tunggu sampai ada nomor baru.", "Wait until a new number comes."),
    ),
    Reason.NOTHING_CALLED: Advice(
        Text("Belum ada nomor", "No number at this counter"),
        Text("Loket ini belum memanggil nomor.", "This counter has not called a number."),
        Text("Tekan Panggil berikutnya.", "Press Call next."),
    ),
    Reason.PRESSED_TWICE: Advice(
        Text("Sudah diterima", "Already received"),
        Text("Tombol ditekan dua kali. Satu panggilan dihitung.", "The button was pressed twice. One call counts."),
        Text("Tunggu sebentar sebelum menekan lagi.", "Wait a moment before you press again."),
    ),
    Reason.TOO_LATE_TO_UNDO: Advice(
        Text("Tidak bisa dibatalkan lagi", "Too late to undo"),
        Text("Langkah terakhir sudah terlalu lama.", "The last step was too long ago."),
        Text(
            "Panggil nomor itu lagi dengan pengecualian dan alasannya.",
            "Call that number again as an exception, with its reason.",
        ),
    ),
    Reason.NOT_HELD: Advice(
        Text("Nomor tidak ditunda", "The number is not on hold"),
        Text("Nomor ini tidak ada di daftar tunda.", "This number is not among those on hold."),
        Text("Pilih nomor dari daftar tunda.", "Choose a number from the list of those on hold."),
    ),
    Reason.REASON_MISSING: Advice(
        Text("Alasan belum diisi", "The reason is missing"),
        Text("Setiap pengecualian harus ada alasannya.", "Every exception needs a reason."),
        Text("Tulis alasannya, lalu coba lagi.", "Write the reason, then try again."),
    ),
    Reason.TICKET_NOT_WAITING: Advice(
        Text("Nomor tidak menunggu", "The number is not waiting"),
        Text("Nomor {number} tidak ada di antrean.", "The number {number} is not in the line."),
        Text("Periksa nomornya di daftar antrean.", "Check the number in the list of the line."),
    ),
    Reason.LOGIN_FAILED: Advice(
        Text("Belum bisa masuk", "Sign-in failed"),
        Text("Nama atau PIN salah.", "The name or the PIN is wrong."),
        Text("Coba lagi, atau hubungi kepala loket.", "Try again, or ask the supervisor."),
    ),
    Reason.LOGIN_LOCKED: Advice(
        Text("Akun dikunci sementara", "The account is locked for a while"),
        Text("PIN salah beberapa kali.", "The PIN was wrong several times."),
        Text("Tunggu beberapa menit, atau hubungi kepala loket.", "Wait a few minutes, or ask the supervisor."),
    ),
}

ADVICE: Mapping[Reason, Advice] = {**_CONFIRMATIONS, **_PLACES, **_COUNTERS}
