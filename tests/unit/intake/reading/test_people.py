"""The office's form in every shape: separators, labels, other orders, several people, and parts that lack."""

from datetime import date

import pytest

from intake.reading.message import read_text
from intake.reading.model import Kind, Said

TODAY = date(2026, 11, 23)
AHMAD = ("Ahmad Dani", "1975-08-01", "Jl. Ranai 3")
SITI = ("Siti Wahida", "1978-01-03", "Jl. Ranai 3")

# Each of these says the same: Rini Astuti, 12 May 1990, Jl. Melur 9.
FORMS = [
    "Rini Astuti;12-05-1990;Jl. Melur 9",
    "Rini Astuti ; 12-05-1990 ; Jl. Melur 9",
    "Rini Astuti|12-05-1990|Jl. Melur 9",
    "Rini Astuti*12-05-1990*Jl. Melur 9",
    "Rini Astuti,12-05-1990,Jl. Melur 9",
    "Rini Astuti / 12-05-1990 / Jl. Melur 9",
    "Rini Astuti/12-05-1990/Jl. Melur 9",
    "Rini Astuti/12/05/1990/Jl. Melur 9",
    "Rini Astuti-12-05-1990-Jl. Melur 9",
    "Rini Astuti - 12/05/1990 - Jl. Melur 9",
    "Rini Astuti – 12-05-1990 – Jl. Melur 9",
    "Rini Astuti — 12-05-1990 — Jl. Melur 9",
    "Rini Astuti_12-05-1990_Jl. Melur 9",
    "Rini Astuti~12-05-1990~Jl. Melur 9",
    "Rini Astuti=12-05-1990=Jl. Melur 9",
    "Rini Astuti + 12-05-1990 + Jl. Melur 9",
    "Rini Astuti.12-05-1990.Jl. Melur 9",
    "Rini Astuti. 12-05-1990. Jl. Melur 9",
    "Rini Astuti:12-05-1990:Jl. Melur 9",
    "Rini Astuti > 12-05-1990 > Jl. Melur 9",
    "Rini Astuti // 12-05-1990 // Jl. Melur 9",
    "Rini Astuti @12-05-1990@Jl. Melur 9",
    "Rini Astuti & 12-05-1990 & Jl. Melur 9",
    "Rini Astuti • 12-05-1990 • Jl. Melur 9",
    "Rini Astuti\\12-05-1990\\Jl. Melur 9",
    "Rini Astuti   12-05-1990   Jl. Melur 9",
    "Rini Astuti\t12-05-1990\tJl. Melur 9",
    "Rini Astuti ### 12-05-1990 ### Jl. Melur 9",
    "# Rini Astuti # 12-05-1990 # Jl. Melur 9 #",
    "Rini Astuti#12-05-1990 Jl. Melur 9",
    "Rini Astuti 12-05-1990#Jl. Melur 9",
    "Rini Astuti,12-05-1990#Jl. Melur 9",
    "Rini Astuti#12-05-1990,Jl. Melur 9",
    "Rini Astuti#12-05-1990/Jl. Melur 9",
    "Rini Astuti#12-05-1990-Jl. Melur 9",
    "Rini Astuti#12-05-1990;Jl. Melur 9",
    "Rini Astuti\n12-05-1990#Jl. Melur 9",
    "Rini Astuti#12-05-1990\nJl. Melur 9",
    "Rini Astuti\n12-05-1990, Jl. Melur 9",
    "Rini Astuti, 12-05-1990\nJl. Melur 9",
    "Rini Astuti\n\n12-05-1990\n\nJl. Melur 9",
    "Rini\nAstuti#12-05-1990#Jl. Melur 9",
    "Rini Astuti\n#\n12-05-1990\n#\nJl. Melur 9",
    "Rini Astuti 12 Mei 1990 Jl. Melur 9",
    "Rini Astuti 12/5/90 Jl. Melur 9",
    "(Rini Astuti)#(12-05-1990)#(Jl. Melur 9)",
    "[Rini Astuti]#[12-05-1990]#[Jl. Melur 9]",
    "<Rini Astuti>#<12-05-1990>#<Jl. Melur 9>",
    "{Rini Astuti}#{12-05-1990}#{Jl. Melur 9}",
    "'Rini Astuti'#'12-05-1990'#'Jl. Melur 9'",
    "“Rini Astuti”#“12-05-1990”#“Jl. Melur 9”",
    "*Rini Astuti#12-05-1990#Jl. Melur 9*",
    "_Rini Astuti_#*12-05-1990*#~Jl. Melur 9~",
    "```Rini Astuti#12-05-1990#Jl. Melur 9```",
    "*Rini Astuti*\n*12-05-1990*\n*Jl. Melur 9*",
    "> Rini Astuti#12-05-1990#Jl. Melur 9",
    "1. Rini Astuti#12-05-1990#Jl. Melur 9",
    "1) Rini Astuti\n2) 12-05-1990\n3) Jl. Melur 9",
    "1. Rini Astuti\n2. 12-05-1990\n3. Jl. Melur 9",
    "- Rini Astuti\n- 12-05-1990\n- Jl. Melur 9",
    "Rini Astuti ＃ 12-05-1990 ＃ Jl. Melur 9",
    "Rini Astuti﹟12-05-1990﹟Jl. Melur 9",
    "Rini Astuti，12-05-1990，Jl. Melur 9",
    "Rini Astuti；12-05-1990；Jl. Melur 9",
    "Rini Astuti、12-05-1990、Jl. Melur 9",
    "Rini Astuti｜12-05-1990｜Jl. Melur 9",
    "Rini Astuti／12-05-1990／Jl. Melur 9",
    "Nama: Rini Astuti\nTTL: 12-05-1990\nAlamat: Jl. Melur 9",
    "Nama : Rini Astuti, Tgl lahir : 12-05-1990, Alamat : Jl. Melur 9",
    "nama=Rini Astuti#tgl lahir=12-05-1990#alamat=Jl. Melur 9",
    "Nama Lengkap: Rini Astuti\nTanggal Lahir: 12 Mei 1990\nAlamat Lengkap: Jl. Melur 9",
    "NAMA : Rini Astuti\nTGL.LAHIR : 12-05-1990\nALAMAT : Jl. Melur 9",
    "Nm: Rini Astuti\nTgl lhr: 12-05-1990\nAlmt: Jl. Melur 9",
    "Nama - Rini Astuti\nTgl Lahir - 12-05-1990\nAlamat - Jl. Melur 9",
    "Nama. Rini Astuti\nTgl lahir. 12-05-1990\nAlamat. Jl. Melur 9",
    "Nama\nRini Astuti\nTgl Lahir\n12-05-1990\nAlamat\nJl. Melur 9",
    "Nama:\nRini Astuti\nTgl Lahir:\n12-05-1990\nAlamat:\nJl. Melur 9",
    "Nama saya Rini Astuti tanggal lahir 12 mei 1990 alamat Jl. Melur 9",
    "Saya Rini Astuti, lahir 12 Mei 1990, alamat Jl. Melur 9",
    "Saya Rini Astuti lahir tanggal 12 Mei 1990 tinggal di Jl. Melur 9",
    "Nama Rini Astuti lahir tgl 12-05-1990 alamat Jl. Melur 9",
    "Nama: Rini Astuti TTL: Batam, 12-05-1990 Alamat: Jl. Melur 9",
    "Alamat: Jl. Melur 9\nTgl lahir: 12-05-1990\nNama: Rini Astuti",
    "Tgl lahir: 12-05-1990\nNama: Rini Astuti\nAlamat: Jl. Melur 9",
    "Name: Rini Astuti\nDOB: 12/05/1990\nAddress: Jl. Melur 9",
    "Full name: Rini Astuti\nBirth date: May 12, 1990\nAddress: Jl. Melur 9",
    "My name is Rini Astuti, born 12 May 1990, address Jl. Melur 9",
    "Nama: Rini Astuti\nTempat, Tanggal Lahir: Batam, 12 Mei 1990\nAlamat: Jl. Melur 9",
    "Nama: Rini Astuti\nTempat Tgl Lahir: Batam/12-05-1990\nAlamat: Jl. Melur 9",
    "Nama: Rini Astuti\nTempat lahir: Batam\nTanggal lahir: 12-05-1990\nAlamat: Jl. Melur 9",
    "Nama: Rini Astuti\nJenis kelamin: P\nTgl lahir: 12-05-1990\nAgama: Islam\nAlamat: Jl. Melur 9",
    "Nama: Rini Astuti\nTgl lahir: 12-05-1990\nAlamat: Jl. Melur 9\nNo HP: 081200000001",
    "Nama: Rini Astuti\nNIK: 2171055205900001\nTTL: Batam, 12-05-1990\nAlamat: Jl. Melur 9\nPekerjaan: Guru",
    "*Nama*: Rini Astuti\n*Tgl Lahir*: 12-05-1990\n*Alamat*: Jl. Melur 9",
    "• Nama: Rini Astuti\n• Tgl lahir: 12-05-1990\n• Alamat: Jl. Melur 9",
    "1. Nama: Rini Astuti\n2. Tgl lahir: 12-05-1990\n3. Alamat: Jl. Melur 9",
    "Nama pemohon: Rini Astuti\nTgl lahir pemohon: 12-05-1990\nAlamat pemohon: Jl. Melur 9",
    "Nama : Rini Astuti# Tgl lahir : 12-05-1990# Alamat : Jl. Melur 9",
    "Nama#Rini Astuti#TGL. Lahir#12-05-1990#Alamat#Jl. Melur 9",
    "Nama#TGL. Lahir#Alamat\nRini Astuti#12-05-1990#Jl. Melur 9",
    "Nama/TGL Lahir/Alamat: Rini Astuti/12-05-1990/Jl. Melur 9",
    "nama:Rini Astuti ttl:12-05-1990 alamat:Jl. Melur 9",
    "Nama Anak: Rini Astuti\nTgl Lahir Anak: 12-05-1990\nAlamat: Jl. Melur 9",
    "Nama     : Rini Astuti\nTgl. Lahir : 12-05-1990\nAlamat    : Jl. Melur 9",
    "Nama;Rini Astuti;Tgl lahir;12-05-1990;Alamat;Jl. Melur 9",
    "Nama (sesuai KTP): Rini Astuti\nTanggal lahir: 12-05-1990\nAlamat: Jl. Melur 9",
    "Nama Rini Astuti\nTanggal lahir 12-05-1990\nAlamat Jl. Melur 9",
    "#Nama: Rini Astuti #Tgl Lahir: 12-05-1990 #Alamat: Jl. Melur 9",
    "Atas nama: Rini Astuti\nTgl lahir: 12-05-1990\nAlamat: Jl. Melur 9",
    "Nama: Rini Astuti\nLahir: 12-05-1990\nTinggal di: Jl. Melur 9",
    "Nama: Ibu Rini Astuti\nTTL: 12-05-1990\nDomisili: Jl. Melur 9",
    "12-05-1990#Rini Astuti#Jl. Melur 9",
    "12-05-1990#Jl. Melur 9#Rini Astuti",
    "Rini Astuti#Jl. Melur 9#12-05-1990",
    "Jl. Melur 9#12-05-1990#Rini Astuti",
    "Jl. Melur 9#Rini Astuti#12-05-1990",
    "12-05-1990, Rini Astuti, Jl. Melur 9",
    "Rini Astuti, Jl. Melur 9, 12-05-1990",
    "12-05-1990\nRini Astuti\nJl. Melur 9",
    "Rini Astuti\nJl. Melur 9\n12-05-1990",
    "12 Mei 1990 # Rini Astuti # Jl. Melur 9",
    "Assalamualaikum wr wb\nRini Astuti#12-05-1990#Jl. Melur 9",
    "Selamat siang bapak/ibu, Rini Astuti#12-05-1990#Jl. Melur 9",
    "Halo kak, mau daftar paspor ya: Rini Astuti#12-05-1990#Jl. Melur 9",
    "Pagi pak, Rini Astuti#12-05-1990#Jl. Melur 9",
    "Permisi min\nRini Astuti#12-05-1990#Jl. Melur 9\n\nTerima kasih",
    "Mohon izin mendaftar antrian paspor\nRini Astuti#12-05-1990#Jl. Melur 9",
    "Saya ingin mendaftar, berikut data saya:\nRini Astuti#12-05-1990#Jl. Melur 9",
    "Berikut data saya: Rini Astuti#12-05-1990#Jl. Melur 9",
    "Data: Rini Astuti#12-05-1990#Jl. Melur 9",
    "Dengan hormat,\nBersama ini saya mendaftar antrian paspor:\nRini Astuti#12-05-1990#Jl. Melur 9\nHormat saya",
    "Rini Astuti#12-05-1990#Jl. Melur 9. Terima kasih",
    "Rini Astuti#12-05-1990#Jl. Melur 9 makasih ya",
    "Rini Astuti#12-05-1990#Jl. Melur 9\nMohon diproses ya pak 🙏",
    "Rini Astuti#12-05-1990#Jl. Melur 9\nDitunggu konfirmasinya",
    "Rini Astuti#12-05-1990#Jl. Melur 9, tks",
    "Rini Astuti#12-05-1990#Jl. Melur 9\nWassalam",
    "Om swastiastu\nRini Astuti#12-05-1990#Jl. Melur 9",
    "Yth. Admin Kantor Imigrasi,\nRini Astuti#12-05-1990#Jl. Melur 9\nTerima kasih atas perhatiannya",
    "DAFTAR#Rini Astuti#12-05-1990#Jl. Melur 9",
    "REG#Rini Astuti#12-05-1990#Jl. Melur 9",
    "Daftar antrian paspor#Rini Astuti#12-05-1990#Jl. Melur 9",
    "DAFTAR Rini Astuti#12-05-1990#Jl. Melur 9",
    "Pendaftaran paspor baru: Rini Astuti#12-05-1990#Jl. Melur 9",
    "Antrian paspor Rini Astuti#12-05-1990#Jl. Melur 9",
    "Mau bikin paspor baru\nRini Astuti#12-05-1990#Jl. Melur 9",
    "Hi, I want to register:\nRini Astuti#12-05-1990#Jl. Melur 9",
    "Good morning sir, Rini Astuti#12-05-1990#Jl. Melur 9\nThank you",
    "Rini Astuti#12-05-1990#Jl. Melur 9\nKapan saya dapat nomornya?",
    "Rini Astuti#12-05-1990#Jl. Melur 9\nApakah sudah benar?",
    "Rini Astuti#12-05-1990#Jl. Melur 9\nUntuk tanggal 25 bisa?",
    "Rini Astuti#12-05-1990#Jl. Melur 9\nini foto ktp saya",
    "🙏🙏 Rini Astuti#12-05-1990#Jl. Melur 9🙏",
    "Pagi, ijin daftar ya min. Rini Astuti#12-05-1990#Jl. Melur 9",
    "Tolong daftarkan Rini Astuti#12-05-1990#Jl. Melur 9",
    "Mohon didaftarkan atas nama Rini Astuti#12-05-1990#Jl. Melur 9",
    "a.n. Rini Astuti#12-05-1990#Jl. Melur 9",
    "An. Rini Astuti#12-05-1990#Jl. Melur 9",
    "Nama saya Rini Astuti#12-05-1990#Jl. Melur 9",
    "Sdri. Rini Astuti#12-05-1990#Jl. Melur 9",
    "Ny. Rini Astuti#12-05-1990#Jl. Melur 9",
    "Nn Rini Astuti#12-05-1990#Jl. Melur 9",
    "Mbak Rini Astuti#12-05-1990#Jl. Melur 9",
    "Ibu Rini Astuti#12-05-1990#Jl. Melur 9",
    "Bu Rini Astuti#12-05-1990#Jl. Melur 9",
    "Saudari Rini Astuti#12-05-1990#Jl. Melur 9",
    "Bpk/Ibu, mau daftar: Rini Astuti#12-05-1990#Jl. Melur 9",
    "Pagi semua, Rini Astuti#12-05-1990#Jl. Melur 9",
    "[08.15, 23/11/2026] Rini: Rini Astuti#12-05-1990#Jl. Melur 9",
    "[23/11/26 08:15:22] +62 812-0000-0001: Rini Astuti#12-05-1990#Jl. Melur 9",
    "Perpanjangan#Rini Astuti#12-05-1990#Jl. Melur 9",
    "PASPOR BARU#Rini Astuti#12-05-1990#Jl. Melur 9",
    "Baru#Rini Astuti#12-05-1990#Jl. Melur 9",
]
ADDRESSES = [
    "Jl. Melur #9",
    "Blok #3 Lt. 2 #05-11",
    "Jl. 17 Agustus 1945 No. 8",
    "Jl. 1 Maret No 2",
    "Perum Villa 12-05 Blok C",
    "Jln Sudirman 3, Kel. Sei Panas, Kec. Batam Kota 29433",
    "Kampung Tua",
    "Batam",
    "Tiban",
    "Perumahan Sukajadi, RT 01/RW 02",
    "Jl. A. Yani Km. 5,5",
    "Sei Harapan (depan masjid)",
    "Dapur 12",
    "Gg. Buntu",
    "Ruko Mega Legenda 2 Blok A3 No. 12A",
    "d/a Kantor Lurah",
    "Jl Mawar no.3 rt.02/05",
    "Komplek TNI AL",
    "Pulau Buluh",
    "Ds. Sukamaju Kec. Sagulung Kota Batam Kepri",
    "Jl. R.E. Martadinata No. 1-B",
    "29432",
    "Belakang Padang",
    "Sungai Jodoh",
    "Jl. Ir. Sutami No. 5 & 6",
    "Jl. Raja Ali Haji, No.1",
    "Jl. 12-12-1912 No. 3",
    "JL MELUR 9 BATAM 29432",
]
FAMILIES = [
    "Ahmad Dani#01-08-1975#Jl. Ranai 3\nSiti Wahida#03-01-1978#Jl. Ranai 3",
    "Ahmad Dani#01-08-1975#Jl. Ranai 3\n\nSiti Wahida#03-01-1978#Jl. Ranai 3",
    "1. Ahmad Dani#01-08-1975#Jl. Ranai 3\n2. Siti Wahida#03-01-1978#Jl. Ranai 3",
    "1) Ahmad Dani#01-08-1975#Jl. Ranai 3\n2) Siti Wahida#03-01-1978#Jl. Ranai 3",
    "- Ahmad Dani#01-08-1975#Jl. Ranai 3\n- Siti Wahida#03-01-1978#Jl. Ranai 3",
    "Ahmad Dani#01-08-1975#Jl. Ranai 3#Siti Wahida#03-01-1978#Jl. Ranai 3",
    "Ahmad Dani#01-08-1975#Jl. Ranai 3 # Siti Wahida#03-01-1978#Jl. Ranai 3#",
    "Mau daftar 2 orang:\nAhmad Dani#01-08-1975#Jl. Ranai 3\nSiti Wahida#03-01-1978#Jl. Ranai 3\nTerima kasih",
    "Ahmad Dani\n01-08-1975\nJl. Ranai 3\n\nSiti Wahida\n03-01-1978\nJl. Ranai 3",
    "Ahmad Dani\n01-08-1975\nJl. Ranai 3\nSiti Wahida\n03-01-1978\nJl. Ranai 3",
    "Nama: Ahmad Dani\nTTL: 01-08-1975\nAlamat: Jl. Ranai 3\nNama: Siti Wahida\nTTL: 03-01-1978\nAlamat: Jl. Ranai 3",
    (
        "1. Nama: Ahmad Dani\nTgl lahir: 01-08-1975\nAlamat: Jl. Ranai 3\n"
        "2. Nama: Siti Wahida\nTgl lahir: 03-01-1978\nAlamat: Jl. Ranai 3"
    ),
    "Ahmad Dani, 01-08-1975, Jl. Ranai 3\nSiti Wahida, 03-01-1978, Jl. Ranai 3",
    "Ahmad Dani|01-08-1975|Jl. Ranai 3\nSiti Wahida|03-01-1978|Jl. Ranai 3",
    "Ahmad Dani#1/8/75#Jl. Ranai 3\nSiti Wahida#3 Jan 1978#Jl. Ranai 3",
    "Ahmad Dani #01-08-1975\n#Jl. Ranai 3\n\nSiti Wahida #03-01-1978\n#Jl. Ranai 3",
    "Ahmad Dani#01-08-1975#Jl. Ranai 3;\nSiti Wahida#03-01-1978#Jl. Ranai 3;",
    "Ahmad Dani 01-08-1975 Jl. Ranai 3\nSiti Wahida 03-01-1978 Jl. Ranai 3",
    "Ahmad Dani - 01-08-1975 - Jl. Ranai 3\nSiti Wahida - 03-01-1978 - Jl. Ranai 3",
    "DAFTAR#Ahmad Dani#01-08-1975#Jl. Ranai 3\nDAFTAR#Siti Wahida#03-01-1978#Jl. Ranai 3",
    "Bapak Ahmad Dani#01-08-1975#Jl. Ranai 3\nIbu Siti Wahida#03-01-1978#Jl. Ranai 3",
    "> Ahmad Dani#01-08-1975#Jl. Ranai 3\n> Siti Wahida#03-01-1978#Jl. Ranai 3",
    "Ahmad Dani#01-08-1975#Jl. Ranai 3\n---\nSiti Wahida#03-01-1978#Jl. Ranai 3",
]
OTHER_FAMILIES = [
    (
        "Ahmad Dani#01-08-1975#Jl. Ranai 3\nKel. Batu\nSiti Wahida#03-01-1978#Jl. Ranai 3",
        [("Ahmad Dani", "1975-08-01", "Jl. Ranai 3 Kel. Batu"), ("Siti Wahida", "1978-01-03", "Jl. Ranai 3")],
    ),
    (
        "Ahmad Dani#01-08-1975#Jl. Ranai 3\nSiti Wahida#03-01-1978",
        [("Ahmad Dani", "1975-08-01", "Jl. Ranai 3"), ("Siti Wahida", "1978-01-03", "")],
    ),
    (
        "Ahmad Dani#01-08-1975#Jl. Ranai 3\nSiti Wahida#umur 5 tahun#Jl. Ranai 3",
        [("Ahmad Dani", "1975-08-01", "Jl. Ranai 3"), ("Siti Wahida", "None", "Jl. Ranai 3")],
    ),
    (
        "Ahmad Dani#01-08-1975#Jl. Ranai 3\nSiti2#03-01-1978#Jl. Ranai 3",
        [("Ahmad Dani", "1975-08-01", "Jl. Ranai 3"), ("", "1978-01-03", "Jl. Ranai 3")],
    ),
]
LACKING = [
    ("Rini Astuti#12-05-1990", ["address"]),
    ("Rini Astuti#12-05-1990##", ["address"]),
    ("Rini Astuti 12-05-1990", ["address"]),
    ("Rini Astuti\n12-05-1990", ["address"]),
    ("Rini Astuti, 12 Mei 1990", ["address"]),
    ("Rini Astuti##Jl. Melur 9", ["birth_date"]),
    ("Rini Astuti# #Jl. Melur 9", ["birth_date"]),
    ("Rini Astuti#Jl. Melur 9", ["birth_date"]),
    ("Rini Astuti#Perum Sukajadi Blok A", ["birth_date"]),
    ("#12-05-1990#Jl. Melur 9", ["name"]),
    ("12-05-1990#Jl. Melur 9", ["name"]),
    (" # 12-05-1990 # Jl. Melur 9", ["name"]),
    ("Rini Astuti#", ["birth_date", "address"]),
    ("Rini Astuti##", ["birth_date", "address"]),
    ("#Rini#12051990#24112026", ["address"]),
    ("#Rini#12-05-1990#24-11-2026#", ["address"]),
    ("Rini#12051990#25 November 2026", ["address"]),
    ("Nama: Rini Astuti\nTgl lahir: 12-05-1990", ["address"]),
    ("Nama: Rini Astuti\nTgl lahir:\nAlamat: Jl. Melur 9", ["birth_date"]),
    ("Nama: Rini Astuti\nAlamat: Jl. Melur 9", ["birth_date"]),
    ("Nama:\nTgl lahir: 12-05-1990\nAlamat: Jl. Melur 9", ["name"]),
    ("Tgl lahir: 12-05-1990\nAlamat: Jl. Melur 9", ["name"]),
    ("Nama: Rini Astuti", ["birth_date", "address"]),
    ("#12-05-1990#", ["name", "address"]),
    ("Nama#12-05-1990#Jl. Melur 9", ["name"]),
    ("Rini Astuti#12-05-1990#Alamat", ["address"]),
    ("Rini Astuti#TGL. Lahir#Jl. Melur 9", ["birth_date"]),
    ("Rini Astuti#12-05-1990#081200000001", ["address"]),
]
SWAPPED = (
    "12-05-1990#Rini Astuti#Jl. Melur 9",
    "Rini Astuti#Jl. Melur 9#12-05-1990",
    "Jl. Melur 9#12-05-1990#Rini Astuti",
)


def people_in(said: Said) -> list[tuple[str, str, str]]:
    return [(entry.name, str(entry.birth_date), entry.address) for entry in said.entries]


@pytest.mark.parametrize("text", FORMS)
def test_form_is_read_in_any_shape(text: str) -> None:
    said = read_text(text, TODAY)
    assert said.kind is Kind.BOOKING
    assert people_in(said) == [("Rini Astuti", "1990-05-12", "Jl. Melur 9")]


@pytest.mark.parametrize("text", SWAPPED)
def test_other_order_is_marked(text: str) -> None:
    assert read_text(text, TODAY).entries[0].reordered


@pytest.mark.parametrize("address", ADDRESSES)
def test_address_is_kept_as_written(address: str) -> None:
    said = read_text(f"Rini Astuti#12-05-1990#{address}", TODAY)
    assert people_in(said) == [("Rini Astuti", "1990-05-12", address)]


@pytest.mark.parametrize("text", FAMILIES)
def test_family_is_read_in_any_shape(text: str) -> None:
    said = read_text(text, TODAY)
    assert said.kind is Kind.BOOKINGS
    assert people_in(said) == [AHMAD, SITI]


@pytest.mark.parametrize(("text", "people"), OTHER_FAMILIES)
def test_family_keeps_what_is_good_of_each(text: str, people: list[tuple[str, str, str]]) -> None:
    said = read_text(text, TODAY)
    assert said.kind is Kind.BOOKINGS
    assert people_in(said) == people


@pytest.mark.parametrize(("text", "missing"), LACKING)
def test_what_lacks_is_named(text: str, missing: list[str]) -> None:
    said = read_text(text, TODAY)
    assert said.kind is Kind.INCOMPLETE
    assert [part.value for part in said.entries[0].missing] == missing


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Rini Astuti#12-05-1990#Jl. Melur 9#081200000001", ("+6281200000001", "", "", None)),
        ("Rini Astuti#12-05-1990#Jl. Melur 9#2171055205900001", ("", "2171055205900001", "", None)),
        ("2171 0552 0590 0001#Rini Astuti#12-05-1990#Jl. Melur 9", ("", "2171055205900001", "", None)),
        ("Rini Astuti#Batam, 12-05-1990#Jl. Melur 9", ("", "", "Batam", None)),
        ("Rini Astuti#Batam#12-05-1990#Jl. Melur 9", ("", "", "Batam", None)),
        ("Rini Astuti#12-05-1990#Jl. Melur 9#25-11-2026", ("", "", "", date(2026, 11, 25))),
        (
            "Nama: Rini Astuti\nTempat lahir: Batam\nTgl lahir: 12-05-1990\nAlamat: Jl. Melur 9\nHP: +62 812-0000-0001",
            ("+6281200000001", "", "Batam", None),
        ),
    ],
)
def test_more_than_the_form_is_kept_apart(text: str, facts: tuple[str, str, str, date | None]) -> None:
    said = read_text(text, TODAY)
    (entry,) = said.entries
    assert said.kind is Kind.BOOKING
    assert (entry.name, entry.birth_date, entry.address) == ("Rini Astuti", date(1990, 5, 12), "Jl. Melur 9")
    assert (entry.phone, entry.nik, entry.birth_place, entry.arrival_date) == facts


@pytest.mark.parametrize(
    "text",
    [
        "Nama: Rini Astuti\nNama Ibu: Siti\nTgl lahir: 12-05-1990\nAlamat: Jl. Melur 9",
        "Nama: Rini Astuti\nTgl lahir ibu: 01-01-1960\nTgl lahir: 12-05-1990\nAlamat: Jl. Melur 9",
        "Nama: Rini Astuti\nTTL: Batam, 12-05-1990\nAlamat: Jl. Melur 9\nNama istri: Siti Aminah",
    ],
)
def test_relatives_on_a_form_are_not_the_applicant(text: str) -> None:
    assert people_in(read_text(text, TODAY)) == [("Rini Astuti", "1990-05-12", "Jl. Melur 9")]
