<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID" sourcelanguage="en_US">
<context>
    <name>BirthDateScreen</name>
    <message>
        <source>When were you born?</source>
        <translation>Kapan Anda lahir?</translation>
    </message>
    <message>
        <source>As on your identity card. For a child: the child&apos;s birth date.</source>
        <translation>Seperti di KTP. Untuk anak: tanggal lahir anak.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Take number</source>
        <translation>Ambil nomor</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Tanggal lahir</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Bulan</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Tahun</translation>
    </message>
    <message>
        <source>There is no such date. Please check day, month and year.</source>
        <translation>Tanggal ini tidak ada. Periksa tanggal, bulan, dan tahun.</translation>
    </message>
</context>
<context>
    <name>CodePlace</name>
    <message>
        <source>The code stands below the QR code in your message.</source>
        <translation>Kode ada di bawah kode QR pada pesan Anda.</translation>
    </message>
</context>
<context>
    <name>DocumentList</name>
    <message>
        <source>Have these documents ready</source>
        <translation>Siapkan dokumen ini</translation>
    </message>
</context>
<context>
    <name>IdleWarning</name>
    <message>
        <source>Are you still there?</source>
        <translation>Masih di sini?</translation>
    </message>
    <message>
        <source>This screen returns to the start and your entries are erased.</source>
        <translation>Layar kembali ke awal dan isian Anda dihapus.</translation>
    </message>
    <message>
        <source>Yes, continue</source>
        <translation>Ya, lanjutkan</translation>
    </message>
    <message>
        <source>No, erase and finish</source>
        <translation>Tidak, hapus dan selesai</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Booking</source>
        <translation>Pendaftaran</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Tanggal lahir</translation>
    </message>
    <message>
        <source>Queue number</source>
        <translation>Nomor antrean</translation>
    </message>
</context>
<context>
    <name>NumberCard</name>
    <message>
        <source>Your queue number: %1</source>
        <translation>Nomor antrean Anda: %1</translation>
    </message>
    <message>
        <source>Your queue number</source>
        <translation>Nomor antrean Anda</translation>
    </message>
</context>
<context>
    <name>PhoneGuide</name>
    <message>
        <source>A phone with a booking code is held to the camera</source>
        <translation>Ponsel dengan kode pendaftaran ditunjukkan ke kamera</translation>
    </message>
</context>
<context>
    <name>RefusedScreen</name>
    <message>
        <source>Start over</source>
        <translation>Ulang dari awal</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Call a member of staff</source>
        <translation>Panggil petugas</translation>
    </message>
    <message>
        <source>Staff has been called. Please wait here.</source>
        <translation>Petugas sudah dipanggil. Mohon tunggu di sini.</translation>
    </message>
</context>
<context>
    <name>ScanScreen</name>
    <message>
        <source>This is another code. Open your booking message and show its QR code.</source>
        <translation>Ini kode lain. Buka pesan pendaftaran Anda dan tunjukkan kode QR-nya.</translation>
    </message>
    <message>
        <source>Two codes are in view. Show one phone at a time.</source>
        <translation>Ada dua kode. Tunjukkan satu ponsel saja.</translation>
    </message>
    <message>
        <source>Show your booking code to the camera</source>
        <translation>Tunjukkan kode QR pendaftaran ke kamera</translation>
    </message>
    <message>
        <source>Open the WhatsApp message on your phone and hold it still in the frame.</source>
        <translation>Buka pesan WhatsApp di ponsel Anda dan tahan diam di dalam bingkai.</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Ulang dari awal</translation>
    </message>
    <message>
        <source>Type the code</source>
        <translation>Ketik kode</translation>
    </message>
    <message>
        <source>Picture of the camera</source>
        <translation>Gambar kamera</translation>
    </message>
</context>
<context>
    <name>SlipNotice</name>
    <message>
        <source>Your ticket is being printed</source>
        <translation>Tiket Anda sedang dicetak</translation>
    </message>
    <message>
        <source>Take your ticket</source>
        <translation>Silakan ambil tiket Anda</translation>
    </message>
    <message>
        <source>The ticket cannot be printed</source>
        <translation>Tiket tidak dapat dicetak</translation>
    </message>
    <message>
        <source>Remember your number or take a photo of it: it is valid without paper. Staff has been told.</source>
        <translation>Ingat atau foto nomor Anda: berlaku tanpa kertas. Petugas sudah diberi tahu.</translation>
    </message>
</context>
<context>
    <name>TicketScreen</name>
    <message>
        <source>Finish</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Where to wait</source>
        <translation>Tempat menunggu</translation>
    </message>
    <message>
        <source>How long it may take</source>
        <translation>Perkiraan waktu tunggu</translation>
    </message>
</context>
<context>
    <name>TypeCodeScreen</name>
    <message>
        <source>Type your booking code</source>
        <translation>Ketik kode pendaftaran Anda</translation>
    </message>
    <message>
        <source>It stands below the QR code in your message.</source>
        <translation>Kode ada di bawah kode QR pada pesan Anda.</translation>
    </message>
    <message>
        <source>The camera cannot be used now. The code stands below the QR code in your message.</source>
        <translation>Kamera tidak dapat dipakai. Kode ada di bawah kode QR pada pesan Anda.</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Ulang dari awal</translation>
    </message>
    <message>
        <source>Use camera</source>
        <translation>Pakai kamera</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Booking code</source>
        <translation>Kode pendaftaran</translation>
    </message>
    <message>
        <source>One symbol is not right. Compare it with your message.</source>
        <translation>Ada huruf atau angka yang salah. Cocokkan dengan pesan Anda.</translation>
    </message>
</context>
<context>
    <name>WorkingScreen</name>
    <message>
        <source>One moment, please</source>
        <translation>Mohon tunggu sebentar</translation>
    </message>
</context>
</TS>
