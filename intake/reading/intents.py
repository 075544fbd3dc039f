"""What a message wants that is neither a booking nor a command: a service, a complaint, a question, or just talk."""

import re

from intake.reading.cleaning import folded
from intake.reading.commands import mentions_cancelling
from intake.reading.model import Kind, Said


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b")


_LONGEST = 1000  # characters; what somebody wants is said by then

_PASSPORT = _words(r"pas?s?port?(?:nya|ku|mu)?", "paspor(?:nya|ku)?", "pasporny?a?")
_COUNT = r"(?:\d{1,3}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|se)"
_SPAN = rf"{_COUNT} ?(?:hari|minggu|bulan|jam|pekan)"

_LOST = _words("hilang", "kehilangan", "ilang", "kecopetan", "dicopet", "dicuri", "kecurian", "tercecer", "raib", "lost", "stolen")
_DAMAGED = _words(
    "rusak", "sobek", "robek", "basah", "terbakar", "kebakar", "kebakaran", "kena air", "tercuci", "kecuci", "kebanjiran",
    "kerendam", "terendam", "luntur", "tercoret", "kecoret", "dicoret", "digigit", "hancur", "damaged", "torn", "wet",
)  # fmt: skip
_CHANGE = _words(
    "ubah", "rubah", "ganti", "mengubah", "merubah", "mengganti", "diubah", "diganti", "perbaiki", "perbaikan", "dibetulkan",
    "betulkan", "koreksi", "perubahan", "salah", "keliru", "beda", "berbeda", "tidak sesuai", "update", "tambah", "change", "wrong",
    "correct",
)  # fmt: skip
_DATA = _words("nama", "data", "tgl lahir", "tanggal lahir", "tempat lahir", "alamat", "ejaan", "gelar", "name", "birth date")
_MIGRANT = _words(
    "ctki", "cpmi", "tki", "tkw", "pmi", "bp2mi", "bp3mi", "p3mi", "pekerja migran", "tenaga kerja indonesia", "buruh migran",
    r"kerja (?:ke|di) (?:luar negeri|malaysia|singapura|taiwan|hongkong|hong kong|korea|jepang|arab|saudi|brunei)",
    "migrant worker",
)  # fmt: skip
_PRIORITY = _words(
    "lansia", "lanjut usia", "manula", "jompo", "disabilitas", "difabel", "tuna ?netra", "tuna ?rungu", "tuna ?daksa", "cacat",
    "hamil", "mengandung", "stroke", "kursi roda", "lumpuh", "bayi", "balita", "opname", r"sakit(?! hati)", "elderly", "pregnant",
    "disabled", "wheelchair", r"(?:umur|usia)(?:nya)? (?:[6-9]\d)", r"[6-9]\d (?:tahun|thn|th)",
)  # fmt: skip
_HOSPITAL = re.compile(r"\brumah sakit\b")

_GRIEVANCE = _words(
    "komplain", "complain", "complaint", "keluhan", "mengeluh", "kecewa", "mengecewakan", "pungli", "pungutan liar", "calo",
    "percaloan", "suap", "sogok", "sogokan", "dimintai", "dipalak", "minta uang", "minta duit", "diminta uang", "diminta bayar",
    "melaporkan", "laporkan", "pengaduan", "mengadu", "mengadukan", "aduan", "ombudsman", "kasar", "judes", "jutek", "ketus",
    "tidak sopan", "gak sopan", "tidak ramah", "parah", "lambat", "lelet", "payah", "buruk", "jelek", "tidak profesional",
    "ditindak", "tidak adil", "gak adil", "dipersulit", "dipimpong", "diping pong", "lama banget", "lama sekali", "lama amat",
    "kelamaan", "bribe", "terrible", "rude", "scam", "tipu", "ditipu", "penipuan", "diskriminasi", "dijual", "diperjualbelikan", "jual beli", "marah", "protes",
)  # fmt: skip
_OVERDUE = re.compile(
    rf"\b(?:sudah|udah|udh|sdh|lebih dari|hampir|lewat|sampai) {_SPAN}\b.*\b(?:belum|blm|belom|gak|ga|tidak|tdk|nggak)\b"
    rf"|\b(?:belum|blm|belom)\b.*\b(?:padahal|sudah|udah|sdh|lebih dari|hampir) (?:.{{0,20}})?{_SPAN}\b"
    r"|\b(?:belum|blm|belom|tidak|gak) (?:juga |pernah |ada |di)?(?:dibalas|balasan|direspon|respon|ditanggapi|dilayani)\b"
    r"|\bpadahal\b|\b(?:nunggu|menunggu|tunggu|antri|ngantri) (?:sampai |sampe |sudah |selama )?" rf"{_SPAN}\b"
)

_TOPICS = (
    ("biaya", _words("biaya", "biayanya", "harga", "harganya", "tarif", "tarifnya", "ongkos", "bayar", "bayarnya", "rupiah",
                     "cost", "price", "fee", "how much", r"berapa (?:duit|uang|ya bayar)")),
    ("syarat", _words("syarat", "syaratnya", "persyaratan", "persyaratannya", "dokumen", "dokumennya", "berkas", "berkasnya",
                      "bawa apa", r"(?:harus|perlu|wajib) (?:di)?bawa", r"bawa (?:ktp|kk|akta|akte|ijazah)", "apa (?:saja|aja|yang|yg) (?:yang |yg )?(?:perlu |harus )?(?:di)?(?:bawa|siapkan|siapin|perlu)",
                      "perlu apa", "butuh apa", "requirements?", "documents?")),
    ("kuota", _words("kuota", "kuotanya", "quota", "penuh", "slot", "sisa", r"masih (?:ada|bisa|buka|kosong)", "full")),
    ("lokasi", _words("lokasi", "lokasinya", "dimana", "di mana", "dmn", "mana kantornya", "alamat kantor", "alamatnya", "maps",
                      "peta", "sharelok", "share loc", "share lokasi", "shareloc", "where", "ancer ancer", "location", "sebelah mana")),
    ("jam", _words("jam", "buka", "tutup", "hari apa", "pukul", "kapan buka", "libur", "opening", "open", "office hours",
                   "jadwal pelayanan", "hari kerja", "operasional", "istirahat")),
)  # fmt: skip
_HOW_MUCH = _words("berapa", "brp", "brapa")
_READY = _words("jadi", "jadinya", "selesai", "siap", "ambil", "diambil", "mengambil", "pengambilan", "terbit", "ready", "kelar",
                "rampung", "dicetak")  # fmt: skip
_REGISTER = _words(
    "daftar", "mendaftar", "pendaftaran", "daftarnya", "registrasi", "antri", "antrian", "antrean", "ngantri", "booking",
    r"(?:bikin|buat|membuat|pembuatan|urus|mengurus|ngurus|perpanjang|perpanjangan|memperpanjang|ganti|permohonan|mohon|ajukan) "
    r"(?:e ?)?pas?s?por\w*", "appointment", "apply", "register", r"(?:make|get|renew|extend) (?:a |my |an )?(?:new )?passport",
)  # fmt: skip
_WILL_ASK = _words("apa", "apakah", "kapan", "berapa", "brp", "gimana", "gmn", "bagaimana", "kenapa", "bisa", "boleh", "tanya",
                   "how", "what", "when", "can", "could", "want")  # fmt: skip


def read_intent(text: str) -> Said:
    """Return what a text without booking and command wants; what nobody understands is talk."""
    text = text[:_LONGEST]
    words = folded(text)
    if mentions_cancelling(text):
        return _question("batal") if "?" in text or _WILL_ASK.search(words) else Said(Kind.CHATTER)
    if service := _service(words):
        return Said(Kind.OTHER_SERVICE, service=service)
    if _GRIEVANCE.search(words) or _OVERDUE.search(words):
        return Said(Kind.COMPLAINT)
    topic = _topic(words)
    if topic:
        return _question(topic)
    return _question("lain") if "?" in text and _WILL_ASK.search(words) else Said(Kind.CHATTER)


def _service(words: str) -> str:
    passport = _PASSPORT.search(words) is not None
    if passport and _LOST.search(words):
        return "hilang"
    if passport and _DAMAGED.search(words):
        return "rusak"
    if _CHANGE.search(words) and _DATA.search(words) and (passport or "perubahan data" in words):
        return "perubahan_data"
    if _MIGRANT.search(words):
        return "ctki"
    return "prioritas" if _PRIORITY.search(_HOSPITAL.sub(" ", words)) else ""


def _topic(words: str) -> str:
    """Return the topic asked for; of several, the one named first."""
    if _PASSPORT.search(words) and _READY.search(words):
        return "paspor_jadi"
    found = [(match.start(), topic) for topic, pattern in _TOPICS if (match := pattern.search(words))]
    if found:
        return min(found)[1]
    if _PASSPORT.search(words) and _HOW_MUCH.search(words):
        return "biaya"
    return "daftar" if _REGISTER.search(words) else ""


def _question(topic: str) -> Said:
    return Said(Kind.QUESTION, topic=topic)
