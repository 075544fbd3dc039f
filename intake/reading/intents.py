"""What a message wants that is neither a booking nor a command: a service, a complaint, a question, or just talk."""

import re

from intake.reading.cleaning import folded
from intake.reading.commands import mentions_cancelling
from intake.reading.model import Kind, Said


def _any_of(phrases: str) -> re.Pattern[str]:
    """Return a pattern for any of the phrases, each whole; they are patterns themselves, parted by slashes."""
    return re.compile(r"\b(?:" + "|".join(" ".join(phrases.split()).split(" / ")) + r")\b")


_LONGEST = 1000  # characters; what somebody wants is said by then

_PASSPORT = _any_of(r"pas?s?por(?:t|nya|tnya|ku|tku|mu)?")
_SPAN = (
    r"(?:\d{1,3}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|se|ber) ?"
    r"(?:hari|minggu|bulan|jam|pekan)(?: hari| minggu| jam)?"
)

_LOST = _any_of(
    "hilang / kehilangan / ilang / kecopetan / dicopet / dicuri / kecurian / tercecer / raib / lost / stolen"
)
_DAMAGED = _any_of(
    """
    rusak / sobek / robek / basah / terbakar / kebakar / kebakaran / kena air / tercuci / kecuci / kebanjiran /
    kerendam /
    terendam / luntur / tercoret / kecoret / dicoret / digigit / hancur / damaged / torn / wet
    """
)
_CHANGE = _any_of(
    """
    ubah / rubah / ganti / mengubah / merubah / mengganti / diubah / diganti / perbaiki / perbaikan / dibetulkan /
    betulkan / betulin / koreksi / perubahan / pergantian / salah / keliru / beda / berbeda / tidak sesuai /
    gak sesuai /
    update / tambah / menambah / penambahan / change / wrong / correct
    """
)
_DATA = _any_of(
    """
    nama / namanya / data / tgl lahir / tanggal lahir / tempat lahir / alamat / ejaan / gelar / name / birth date /
    date of birth
    """
)
_MIGRANT = _any_of(
    r"""
    ctki / cpmi / tki / tkw / pmi / bp2mi / bp3mi / p3mi / pekerja migran / tenaga kerja indonesia / buruh migran /
    kerja (?:ke|di) (?:luar negeri|malaysia|singapura|taiwan|hong ?kong|korea|jepang|arab|saudi|brunei) / migrant worker
    """
)
_PRIORITY = _any_of(
    r"""
    lansia / lanjut usia / manula / jompo / disabilitas / difabel / tuna ?netra / tuna ?rungu / tuna ?daksa / cacat /
    hamil / mengandung / stroke / kursi roda / lumpuh / bayi / balita / opname / sakit(?! hati) / elderly / pregnant /
    disabled / wheelchair / (?:umur|usia)(?:nya)? [6-9]\d / [6-9]\d (?:tahun|thn|th)
    """
)
_HOSPITAL = re.compile(r"\brumah sakit\b")

_GRIEVANCE = _any_of(
    """
    komplain / complain / complaint / keluhan / mengeluh / kecewa / mengecewakan / pungli / pungutan liar / calo /
    percaloan / suap / sogok / sogokan / dimintai / dipalak / minta uang / minta duit / diminta uang / diminta bayar /
    melaporkan / laporkan / mau lapor / pengaduan / mengadu / mengadukan / aduan / ombudsman / kasar / judes / jutek /
    ketus / tidak sopan / gak sopan / ga sopan / kurang sopan / tidak ramah / gak ramah / parah / lambat /
    lelet / payah /
    buruk / jelek / tidak profesional / ditindak / tidak adil / gak adil / dipersulit / dipimpong / diping pong /
    lama banget / lama sekali / lama amat / kelamaan / bribe / terrible / rude / scam / tipu / ditipu / penipuan /
    diskriminasi / dijual / diperjualbelikan / jual beli / marah / protes
    """
)
_NOT_YET = r"\b(?:belum|blm|belom|gak|ga|tidak|tdk|nggak)\b"
_SINCE = r"\b(?:sudah|udah|udh|sdh|lebih dari|hampir|lewat|sampai)"
_OVERDUE = re.compile(
    rf"{_SINCE} {_SPAN}\b.*{_NOT_YET}|{_NOT_YET}.*(?:\bpadahal\b|{_SINCE} {_SPAN}\b)|\bpadahal\b"
    r"|\b(?:belum|blm|belom|tidak|gak) (?:juga |pernah |ada )?"
    r"(?:dibalas|balasan|direspon|respon|ditanggapi|dilayani)\b"
    rf"|\b(?:nunggu|menunggu|tunggu|antri|ngantri) (?:sampai |sampe |sudah |selama )?{_SPAN}\b"
)

_TOPICS = {
    "biaya": _any_of(
        """
        biaya / biayanya / harga / harganya / tarif / tarifnya / ongkos / bayar / bayarnya / rupiah / cost /
    price / fee /
        how much / berapa duit / berapa uang
        """
    ),
    "syarat": _any_of(
        r"""
        syarat / syaratnya / persyaratan / persyaratannya / dokumen / dokumennya / berkas / berkasnya / bawa apa /
        (?:harus|perlu|wajib) (?:di)?bawa / bawa (?:ktp|kk|akta|akte|ijazah) /
        apa (?:saja|aja|yang|yg) (?:yang |yg )?(?:perlu |harus )?(?:di)?(?:bawa|siapkan|siapin|perlu) / perlu apa /
        butuh apa / requirements? / documents?
        """
    ),
    "kuota": _any_of("kuota / kuotanya / quota / penuh / slot / sisa / masih (?:ada|bisa|buka|kosong) / full"),
    "lokasi": _any_of(
        """
        lokasi / lokasinya / dimana / di mana / dmn / mana kantornya / alamat kantor / alamatnya / maps / peta /
        sharelok / share ?loc / share lokasi / where / ancer ancer / location / sebelah mana
        """
    ),
    "jam": _any_of(
        """
        jam / buka / tutup / hari apa / pukul / kapan buka / libur / opening / open / office hours / jadwal pelayanan /
        hari kerja / operasional / istirahat
        """
    ),
}
_READY = _any_of(
    "jadi / jadinya / selesai / siap / ambil / diambil / mengambil / pengambilan / terbit / ready / kelar / rampung / "
    "dicetak"
)
_REGISTER = _any_of(
    r"""
    daftar / mendaftar / pendaftaran / daftarnya / registrasi / antri / antrian / antrean / ngantri / booking /
    (?:bikin|buat|membuat|pembuatan|urus|mengurus|ngurus|perpanjang|perpanjangan|memperpanjang|ganti|permohonan|ajukan)
    (?:e ?)?pas?s?por\w* / appointment / apply / register /
    (?:make|get|renew|extend) (?:a |my |an )?(?:new )?passport
    """
)
_HOW_MUCH = _any_of("berapa / brp / brapa")
_ASKING = _any_of(
    "apa / apakah / kapan / berapa / brp / gimana / gmn / bagaimana / kenapa / bisa / boleh / tanya / how / what / "
    "when / can / could / want"
)


def read_intent(text: str) -> Said:
    """Return what a text without booking and command wants; what nobody understands is talk."""
    text = text[:_LONGEST]
    words = folded(text)
    if mentions_cancelling(text):
        return _question("batal") if "?" in text or _ASKING.search(words) else Said(Kind.CHATTER)
    if service := _service(words):
        return Said(Kind.OTHER_SERVICE, service=service)
    if _GRIEVANCE.search(words) or _OVERDUE.search(words):
        return Said(Kind.COMPLAINT)
    if topic := _topic(words):
        return _question(topic)
    return _question("lain") if "?" in text and _ASKING.search(words) else Said(Kind.CHATTER)


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
    passport = _PASSPORT.search(words)
    if passport and _READY.search(words):
        return "paspor_jadi"
    found = [(match.start(), topic) for topic, pattern in _TOPICS.items() if (match := pattern.search(words))]
    if found:
        return min(found)[1]
    if passport and _HOW_MUCH.search(words):
        return "biaya"
    return "daftar" if _REGISTER.search(words) else ""


def _question(topic: str) -> Said:
    return Said(Kind.QUESTION, topic=topic)
