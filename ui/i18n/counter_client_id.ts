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
        <source>Undo</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Call a number</source>
        <translation>Panggil nomor</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Darurat</translation>
    </message>
</context>
<context>
    <name>AlarmStrip</name>
    <message>
        <source>You have called for help. All counters see it.</source>
        <translation type="unfinished">Anda meminta bantuan. Semua loket melihatnya.</translation>
    </message>
    <message>
        <source>Emergency at counter %1</source>
        <translation type="unfinished">Darurat di loket %1</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation type="unfinished">
            <numerusform>%n mnt</numerusform>
        </translation>
    </message>
    <message>
        <source>It is over</source>
        <translation type="unfinished">Sudah selesai</translation>
    </message>
    <message>
        <source>I am going there</source>
        <translation type="unfinished">Saya ke sana</translation>
    </message>
</context>
<context>
    <name>ApplicantSheet</name>
    <message>
        <source>Born %1</source>
        <translation>Lahir %1</translation>
    </message>
    <message>
        <source>NIK …%1</source>
        <translation>NIK …%1</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>%1 of %2 seen</source>
        <translation>%1 dari %2 diperiksa</translation>
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
    <name>CounterList</name>
    <message>
        <source>calling</source>
        <translation>memanggil</translation>
    </message>
    <message>
        <source>serving</source>
        <translation>melayani</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>jeda</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>siap</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>tutup</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Tahap</translation>
    </message>
    <message>
        <source>Change the stages of counter %1</source>
        <translation>Ubah tahap loket %1</translation>
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
    <message numerus="yes">
        <source>%n more calls before &quot;Not here&quot;</source>
        <translation>
            <numerusform>%n panggilan lagi sebelum &quot;Tidak hadir&quot;</numerusform>
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
    <name>DeskBar</name>
    <message>
        <source>Loket: counter %1</source>
        <translation type="unfinished">Loket: loket %1</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished">Lanjutkan</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation type="unfinished">Panggil berikutnya</translation>
    </message>
    <message>
        <source>Calling</source>
        <translation type="unfinished">Memanggil</translation>
    </message>
    <message>
        <source>Serving</source>
        <translation type="unfinished">Melayani</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished">Jeda</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Siap</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform>%n menunggu</numerusform>
        </translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Ulangi</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished">Selesai</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Large window</source>
        <translation>Jendela besar</translation>
    </message>
</context>
<context>
    <name>DeskHeader</name>
    <message>
        <source>Counter %1</source>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Back to the counter</source>
        <translation>Kembali ke loket</translation>
    </message>
    <message>
        <source>Whole office</source>
        <translation>Seluruh kantor</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Kecil</translation>
    </message>
    <message>
        <source>Small bar, always on top</source>
        <translation>Bilah kecil, selalu di atas</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Jeda</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
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
    <name>DevicesPanel</name>
    <message>
        <source>Devices</source>
        <translation>Perangkat</translation>
    </message>
    <message>
        <source>No device has said anything yet.</source>
        <translation>Belum ada kabar dari perangkat.</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation type="unfinished">
            <numerusform>%n mnt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FaultList</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation type="unfinished">
            <numerusform>%n mnt</numerusform>
        </translation>
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
    <name>HourPlot</name>
    <message>
        <source>Nothing yet today</source>
        <translation>Belum ada apa-apa hari ini</translation>
    </message>
</context>
<context>
    <name>LinesPanel</name>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
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
    <name>OfficePage</name>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>People an hour</source>
        <translation>Orang per jam</translation>
    </message>
    <message>
        <source>checked in</source>
        <translation>datang</translation>
    </message>
    <message>
        <source>served</source>
        <translation>dilayani</translation>
    </message>
    <message>
        <source>Wait until the first call, in minutes</source>
        <translation>Tunggu sampai panggilan pertama, menit</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>tunggu</translation>
    </message>
    <message>
        <source>Called out of order today</source>
        <translation>Pengecualian hari ini</translation>
    </message>
    <message>
        <source>Nobody was called out of order.</source>
        <translation>Tidak ada yang didahulukan.</translation>
    </message>
    <message>
        <source>Printed again today</source>
        <translation>Cetak ulang hari ini</translation>
    </message>
    <message>
        <source>Nothing was printed again.</source>
        <translation>Tidak ada cetak ulang.</translation>
    </message>
</context>
<context>
    <name>OverrideDialog</name>
    <message>
        <source>Missed the call, is here now</source>
        <translation>Terlewat panggilan, kini hadir</translation>
    </message>
    <message>
        <source>Ill, elderly, pregnant or disabled</source>
        <translation>Sakit, lansia, hamil, disabilitas</translation>
    </message>
    <message>
        <source>Comes back with a document</source>
        <translation>Kembali membawa dokumen</translation>
    </message>
    <message>
        <source>Sent to the wrong counter</source>
        <translation>Salah diarahkan ke loket lain</translation>
    </message>
    <message>
        <source>Call a number out of order</source>
        <translation>Panggil nomor di luar urutan</translation>
    </message>
    <message>
        <source>The others wait longer for it. Your name, the number and the reason stay in the journal; write no names.</source>
        <translation>Pemohon lain menunggu lebih lama karenanya. Nama Anda, nomor, dan alasannya tercatat di jurnal; jangan menulis nama pemohon.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Call this number</source>
        <translation>Panggil nomor ini</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished">Enter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished">Kembali</translation>
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
    <name>StageDialog</name>
    <message>
        <source>Counter %1 serves</source>
        <translation>Loket %1 melayani</translation>
    </message>
    <message>
        <source>It holds from the next call on. Numbers sent to this counter may be called by any other.</source>
        <translation>Berlaku mulai panggilan berikutnya. Nomor yang dikirim ke loket ini boleh dipanggil loket lain.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished">Kembali</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>finished</source>
        <translation>selesai</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>menunggu</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>tidak hadir</translation>
    </message>
    <message>
        <source>at counters</source>
        <translation>di loket</translation>
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
