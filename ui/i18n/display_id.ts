<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID" sourcelanguage="en_US">
<context>
    <name>BoardHeader</name>
    <message>
        <source>Passport service</source>
        <translation>Layanan paspor</translation>
    </message>
</context>
<context>
    <name>CounterCard</name>
    <message>
        <source>Counter %1: %2</source>
        <translation>Loket %1: %2</translation>
    </message>
    <message>
        <source>Counter %1 serves %2</source>
        <translation>Loket %1 melayani %2</translation>
    </message>
    <message>
        <source>short break</source>
        <translation>istirahat sejenak</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>siap melayani</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>Loket %1</translation>
    </message>
</context>
<context>
    <name>HeroCall</name>
    <message>
        <source>Nobody is called at the moment</source>
        <translation>Saat ini belum ada panggilan</translation>
    </message>
    <message>
        <source>%1, counter %2</source>
        <translation>%1, loket %2</translation>
    </message>
    <message>
        <source>NOW CALLING</source>
        <translation>DIPANGGIL</translation>
    </message>
    <message>
        <source>LAST CALLED</source>
        <translation>TERAKHIR DIPANGGIL</translation>
    </message>
    <message>
        <source>COUNTER</source>
        <translation>LOKET</translation>
    </message>
    <message>
        <source>Please take a seat</source>
        <translation>Silakan duduk</translation>
    </message>
    <message>
        <source>Your number will appear here and be called.</source>
        <translation>Nomor Anda akan tampil di sini dan dipanggil.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Loket: hall board</source>
        <translation>Loket: papan antrean</translation>
    </message>
    <message>
        <source>This board is being reconnected and may be out of date. Please follow the staff&apos;s calls.</source>
        <translation>Papan ini sedang disambungkan kembali. Silakan ikuti panggilan petugas.</translation>
    </message>
</context>
<context>
    <name>NextInLine</name>
    <message>
        <source>Next in line</source>
        <translation>Berikutnya</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n menunggu</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>Tidak ada yang menunggu</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>dan %n lagi</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacardPanel</name>
    <message>
        <source>A picture of the office</source>
        <translation>Gambar dari kantor</translation>
    </message>
</context>
<context>
    <name>RunningLine</name>
    <message>
        <source>PLEASE NOTE</source>
        <translation>PERHATIAN</translation>
    </message>
    <message>
        <source>INFO</source>
        <translation>INFO</translation>
    </message>
</context>
<context>
    <name>StageColumn</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform>%n menunggu</numerusform>
        </translation>
    </message>
    <message>
        <source>soon</source>
        <translation type="unfinished">segera</translation>
    </message>
    <message numerus="yes">
        <source>±%n min</source>
        <translation type="unfinished">
            <numerusform>±%n mnt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StageColumns</name>
    <message>
        <source>Next in line</source>
        <translation type="unfinished">Berikutnya</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform>%n menunggu</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingRow</name>
    <message numerus="yes">
        <source>%1, %2, about %n min</source>
        <translation>
            <numerusform>%1, %2, kira-kira %n menit</numerusform>
        </translation>
    </message>
    <message>
        <source>priority</source>
        <translation>prioritas</translation>
    </message>
    <message>
        <source>soon</source>
        <translation>segera</translation>
    </message>
    <message numerus="yes">
        <source>±%n min</source>
        <translation>
            <numerusform>±%n mnt</numerusform>
        </translation>
    </message>
</context>
</TS>
