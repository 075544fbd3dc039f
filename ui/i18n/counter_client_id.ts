<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID" sourcelanguage="en_US">
<context>
    <name>Actions</name>
    <message>
        <source>Continue</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>Panggil berikutnya</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spasi</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Panggil ulang</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>Tidak hadir</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Tunda</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Alihkan</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Undo the last press</source>
        <translation>Batalkan tindakan terakhir</translation>
    </message>
</context>
<context>
    <name>ApplicantSheet</name>
    <message>
        <source>Born %1</source>
        <translation>Lahir %1</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumen</translation>
    </message>
</context>
<context>
    <name>ClosedPage</name>
    <message>
        <source>This counter is closed</source>
        <translation>Loket ini tutup</translation>
    </message>
    <message>
        <source>Another officer works at this counter</source>
        <translation>Petugas lain bekerja di loket ini</translation>
    </message>
    <message>
        <source>Choose what you serve here, then open it.</source>
        <translation>Pilih layanan di sini, lalu buka loket.</translation>
    </message>
    <message>
        <source>Ask that officer to close it, or sign out.</source>
        <translation>Minta petugas itu menutupnya, atau keluar.</translation>
    </message>
    <message>
        <source>Open counter %1</source>
        <translation>Buka loket %1</translation>
    </message>
</context>
<context>
    <name>CurrentTicket</name>
    <message>
        <source>Calling</source>
        <translation>Memanggil</translation>
    </message>
    <message>
        <source>Serving</source>
        <translation>Melayani</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n mnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>called again %n times</source>
        <translation>
            <numerusform>dipanggil ulang %n kali</numerusform>
        </translation>
    </message>
    <message>
        <source>The counter is paused</source>
        <translation>Loket sedang jeda</translation>
    </message>
    <message numerus="yes">
        <source>%n people are waiting</source>
        <translation>
            <numerusform>%n orang menunggu</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>Tidak ada yang menunggu</translation>
    </message>
    <message>
        <source>Continue when you are back.</source>
        <translation>Lanjutkan bila Anda sudah kembali.</translation>
    </message>
    <message>
        <source>Call the next one when you are ready.</source>
        <translation>Panggil yang berikutnya bila Anda siap.</translation>
    </message>
    <message>
        <source>A new number appears here by itself.</source>
        <translation>Nomor baru akan tampil di sini.</translation>
    </message>
</context>
<context>
    <name>DeskHeader</name>
    <message>
        <source>Counter %1</source>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Jeda</translation>
    </message>
    <message>
        <source>Close counter</source>
        <translation>Tutup loket</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Keluar</translation>
    </message>
</context>
<context>
    <name>HeldPanel</name>
    <message>
        <source>On hold</source>
        <translation>Ditunda</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n mnt</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Ambil kembali</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Loket: counter %1</source>
        <translation>Loket: loket %1</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>The queue does not answer</source>
        <translation>Antrean tidak menjawab</translation>
    </message>
    <message>
        <source>Nothing can be called or finished now. This desk comes back by itself.</source>
        <translation>Saat ini tidak ada yang dapat dipanggil atau diselesaikan. Layar ini pulih sendiri.</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>Antrean</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n menunggu</numerusform>
        </translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioritas</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n mnt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in at counter %1</source>
        <translation>Masuk di loket %1</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>TransferDialog</name>
    <message>
        <source>Transfer %1</source>
        <translation>Alihkan %1</translation>
    </message>
    <message>
        <source>To another stage</source>
        <translation>Ke tahap lain</translation>
    </message>
    <message>
        <source>To another counter</source>
        <translation>Ke loket lain</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
</context>
</TS>
