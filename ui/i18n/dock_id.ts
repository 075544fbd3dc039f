<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID" sourcelanguage="en_US">
<context>
    <name>BoardPanel</name>
    <message>
        <source>LED boards</source>
        <translation>Papan LED</translation>
    </message>
    <message>
        <source>This office has no LED board.</source>
        <translation>Kantor ini tidak punya papan LED.</translation>
    </message>
</context>
<context>
    <name>BoxCard</name>
    <message>
        <source>Next</source>
        <translation>Panggil</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Ulang</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Tunda</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>Absen</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>no box answers</source>
        <translation>kotak tidak menjawab</translation>
    </message>
    <message>
        <source>Lamps: %1</source>
        <translation>Lampu: %1</translation>
    </message>
</context>
<context>
    <name>BoxPanel</name>
    <message>
        <source>Call buttons</source>
        <translation>Tombol panggil</translation>
    </message>
    <message>
        <source>This office has no call buttons.</source>
        <translation>Kantor ini tidak punya tombol panggil.</translation>
    </message>
</context>
<context>
    <name>CameraPanel</name>
    <message>
        <source>Kiosk camera</source>
        <translation>Kamera kios</translation>
    </message>
    <message>
        <source>A phone is held up</source>
        <translation>Ada ponsel</translation>
    </message>
    <message>
        <source>Nobody stands there</source>
        <translation>Tidak ada orang</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Turunkan</translation>
    </message>
    <message>
        <source>Touch a photograph to hold it up:</source>
        <translation>Sentuh foto untuk menunjukkannya:</translation>
    </message>
    <message>
        <source>There are no photographs to hold up.</source>
        <translation>Tidak ada foto untuk ditunjukkan.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Loket: dock</source>
        <translation>Loket: meja uji</translation>
    </message>
    <message>
        <source>Dock</source>
        <translation>Meja uji</translation>
    </message>
    <message>
        <source>The office&apos;s simulated devices, to be handled by you</source>
        <translation>Perangkat tiruan kantor, untuk Anda mainkan</translation>
    </message>
</context>
<context>
    <name>PrinterPanel</name>
    <message>
        <source>Printer %1</source>
        <translation>Pencetak %1</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Tidak menjawab</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Dimatikan</translation>
    </message>
    <message>
        <source>Cable pulled</source>
        <translation>Kabel dicabut</translation>
    </message>
    <message>
        <source>Cover open</source>
        <translation>Tutup terbuka</translation>
    </message>
    <message>
        <source>Blade stuck</source>
        <translation>Pisau macet</translation>
    </message>
    <message>
        <source>No paper</source>
        <translation>Kertas habis</translation>
    </message>
    <message>
        <source>Paper ends soon</source>
        <translation>Kertas hampir habis</translation>
    </message>
    <message numerus="yes">
        <source>%n sheets</source>
        <translation>
            <numerusform>%n lembar</numerusform>
        </translation>
    </message>
    <message>
        <source>No ticket yet</source>
        <translation>Belum ada tiket</translation>
    </message>
    <message>
        <source>Put in a roll</source>
        <translation>Pasang rol</translation>
    </message>
    <message>
        <source>Pull the paper</source>
        <translation>Cabut kertas</translation>
    </message>
    <message>
        <source>Near the end</source>
        <translation>Hampir habis</translation>
    </message>
    <message>
        <source>Close the cover</source>
        <translation>Tutup penutup</translation>
    </message>
    <message>
        <source>Open the cover</source>
        <translation>Buka penutup</translation>
    </message>
    <message>
        <source>Free the blade</source>
        <translation>Lepas pisau</translation>
    </message>
    <message>
        <source>Jam the blade</source>
        <translation>Macetkan pisau</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Matikan</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Nyalakan</translation>
    </message>
    <message>
        <source>Pull the cable</source>
        <translation>Cabut kabel</translation>
    </message>
    <message>
        <source>Plug the cable</source>
        <translation>Pasang kabel</translation>
    </message>
</context>
</TS>
