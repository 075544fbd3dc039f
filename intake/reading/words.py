"""Words that decide: what belongs to talk, to an address or to a label, and so never to a name."""

# Talk that no name in Indonesia is made of; words that are names too (Hari, Dari, Kasih, Selamat) are left out.
TALK = frozenset(
    """
    saya aku gue gua gw kami kita kamu mereka ingin pengen pengin hendak akan sudah sdh udah udh belum blm belom
    telah sedang masih bisa bs dapat boleh harus tidak tdk gak ga nggak ngga enggak tak bukan jangan jgn sendiri
    apa apakah siapa kapan dimana mana kenapa knp mengapa bagaimana gimana gmn berapa brp yang yg untuk utk
    dengan dgn pada sejak sampai hingga karena krn kalau kalo klo jika bila supaya agar tetapi tapi tp atau
    serta juga jg lagi lg saja aja doang hanya cuma ini itu disini disana situ sini tolong tlg mohon mhn harap
    silakan silahkan maaf permisi daftar mendaftar mendaftarkan pendaftaran registrasi antri antrian antrean
    ngantri nomor nomer kuota jadwal paspor pasport passport imigrasi kantor permohonan pemohon pengajuan
    mengajukan perpanjang perpanjangan pembuatan buat bikin urus mengurus booking appointment register admin
    mimin assalamualaikum assalamu alaikum wassalam halo hallo hello tanggal tgl lahir alamat nama kirim
    kirimkan terlampir lampiran foto ktp ektp please want need for with here name hilang rusak batalkan
    dibatalkan keluarga berikut adalah yaitu tadi kemarin besok lusa sekarang nanti diisi isi contoh misal
    misalnya format
    """.split()
)

# What messages speak of, and nobody is called.
COMMON = frozenset(
    """
    rapat undangan acara pembayaran bayar dibayar lunas bank promo diskon gratis tiket murah mahal dijual jual
    beli membeli sewa kontrakan lowongan loker kerja bekerja pekerjaan invoice faktur surat polsek polisi polres
    petugas pegawai satpam security meeting deadline flight call order payment event birthday dikirim pengiriman
    paket resi kurir libur nasional buka tutup dibuka ditutup pengumuman info informasi server error gangguan
    tanya bertanya nanya pertanyaan komplain keluhan lapor melapor laporan masa berlaku habis kadaluarsa expired
    keberangkatan berangkat bandara pelabuhan hotel pesawat visa ulang tahun umur usia hut harga uang rupiah rp
    juta ribu transfer rekening bukti struk nota kwitansi barang cek check lihat melihat jadwalkan ganti pindah
    datang kedatangan kunjungan hubungi telepon telpon wawancara interview loket antriannya paspornya ktpnya
    namanya alamatnya lahirnya datanya orangnya istri suami bersama beserta bertiga berdua teman saudara sepupu
    tetangga majikan bos atasan mertua ponakan keponakan me you your this that these those was were are have has
    had will would should could must not don't it's i'm jelek buruk lambat kemaren barusan terakhir pertama
    kedua ketiga ulangi mengulang test tes testing coba percobaan terdaftar kedaftar diterima ditolak dibalas
    balas balasan jawab jawaban jelas jelasin maksud maksudnya ambil diambil mengambil selesai proses diproses
    konfirmasi verifikasi persyaratan syarat dokumen berkas biaya tarif hubungan keperluan tujuan alasan wisata
    liburan umroh umrah ibadah rombongan grup group pt cv tbk yayasan travel biro whatsapp email http https www
    com gmail link website aplikasi adanya agak akhir akhirnya antara apabila apalagi artinya asalkan bagaimana
    bagi bagian bahkan bahwa bakal balik beberapa begini begitu berada beri berikan berikutnya biasanya bukannya
    cara caranya cukup dahulu dalam daripada dekat depan diantara diberi dibuat diketahui dilihat diminta
    dimulai disampaikan ditanya dulu entah hampir hal ikut ingat jawabnya jikalau jumlah justru kadang kalian
    kata katanya keadaan kebetulan kecil keluar kembali kemudian kena kepada ketika khusus kini kurang lain
    lainnya langsung lanjut lebih luar macam maka makanya makin malah mampu masalah masing masuk maupun
    melainkan melalui memang memberi mendapat mengenai mengetahui menjadi menjawab menuju menurut merasa meski
    meskipun mirip mulai mungkin naik namun nantinya padahal paling pasti penting perlu pernah pihak pula punya
    rupanya saat saatnya sambil sangat sebab sebagaimana sebagian sebaiknya sebanyak sebelum sebenarnya sebuah
    sebut secara sedangkan sedikit segala seharusnya sehingga sekali sekalian sekaligus sekitar selain selama
    selanjutnya seluruh sementara sempat semuanya semula seorang seperti sepertinya sesuatu sesudah setelah
    setiap soal soalnya suatu tadinya tahu tambah tampak tanpa tempat tentang tentu tepat terhadap terjadi
    terlalu termasuk ternyata tersebut tertentu terus terutama tiap tiba turut umumnya usah usai waduh wah walau
    walaupun yakni
    """.split()
)
# Orders of the office that are names too when one word follows: Batal Sitompul.
ORDERS = frozenset("batal ubah status cancel bantuan menu help daftar".split())
# Words of announcements that are whole names.
ALONE = frozenset("selamat kasih hari salam".split())
ADDRESS_OPENERS = frozenset(
    """
    jl jln jalan jlan gg gang lorong perum perumahan komplek kompleks blok rt rw kel kelurahan kec kecamatan
    dusun dsn ruko kav kavling apartemen rusun kampung kp
    """.split()
)

# Words of talk that also occur in names: two of them, or one at the end, are talk.
LIGHT_TALK = frozenset(
    """
    mau minta dia anda nya gan min sis bro hai the and my is data atas sama dari ke di hari ya pak bu ibu bapak
    kak mas mbak dong nih sih deh kok ada jadi selamat pagi siang sore malam om tante dan dgn no ok oke salam
    """.split()
)
TRAILING_TALK = frozenset("pak bu min kak ya dong nih sih deh gan om bro sis bang dan ke nya".split())

ADDRESS_HEADS = frozenset(
    """
    jl jln jalan jlan jalanan gg gang lorong lrg perum perumahan prm komplek kompleks komp kompl blok blk rt rw
    kel kelurahan kec kecamatan desa ds dusun dsn kp kampung kpg kamp no kab kabupaten kav kavling ruko
    apartemen apartment apt apart rusun rumah tower griya cluster residence lingkungan lingk km kode street st
    rtrw asrama villa dukuh banjar nagari jorong
    """.split()
)

# Names of places serve as addresses too, and some of them are names of people: a hint only, never proof.
ADDRESS_HINTS = frozenset(
    """
    batam bintan karimun lingga natuna ranai anambas tanjungpinang tanjungbalai tanjung tg tj pinang uban
    sekupang nagoya bengkong baloi tiban sagulung batuaji nongsa sungai sei panas lubuk baja batu ampar aji kota
    bukit pulau kijang tembesi muka kuning center centre jakarta bogor tangerang bekasi depok bandung surabaya
    medan padang pekanbaru palembang semarang yogyakarta jogja solo malang denpasar makassar manado banjarmasin
    pontianak samarinda balikpapan jambi bengkulu lampung aceh riau kepri jawa sumatera kalimantan sulawesi bali
    papua utara selatan barat timur pusat lor kidul wetan kulon tengah raya indah permai asri baru lama atas
    bawah hill city belakang
    """.split()
)

TITLES_AFTER = frozenset(
    """
    sh se st skom spd sag ssos sip stp ssi skm sked skep sfarm spsi sikom spdi shi sei sst sstp amd amdkeb mm mh
    mt msi mpd mkom mkes mag msc mba ma phd jr sr spa spog spb spm spot dess lc ba bsc ners apt mhum mip map drg
    dr ir
    """.split()
)

GREETINGS = frozenset(
    """
    assalamualaikum assalamu'alaikum assalamu alaikum assalammualaikum aslm ass askum wr wb warahmatullahi
    wabarakatuh salam selamat slmt met pagi siang sore malam good morning afternoon halo hallo hello helo hai hi
    hei hay pak pa bapak bpk bu ibu buk min admin mimin kak kakak bang abang mas mbak mba gan om tante sis bro
    dan para semua terima terimakasih trima trimakasih makasih mksh mkasih makasi tks thx thanks thank you ty
    kasih trims trim suwun nuhun sebelumnya banyak ya yaa yah iya oke ok okey sip siap tolong mohon bantuannya
    bantu dibantu diproses proses segera petugas permisi maaf ganggu mengganggu waktunya punten kulonuwun
    swastiastu namaste syalom shalom horas sampurasun matur nuwun hatur sewu sejahtera sehat selalu pgi pg mlm
    komandan ndan bosku pakde demikian semoga sir madam dear regards hormat atas perhatiannya perhatian
    kerjasamanya responnya respon wassalam wassalamualaikum ditunggu kabarnya balasannya konfirmasi
    konfirmasinya infonya please kindly
    """.split()
)

# Words around a booking that announce it: "Mau daftar antrian paspor:".
ANNOUNCING = GREETINGS | frozenset(
    """
    diteruskan terusan fwd forward forwarded re ralat revisi koreksi perbaikan bismillah
    bismillahirrahmanirrahim suami istri ayah pertama kedua ketiga nama didaftarkan menyampaikan bersama data
    saya aku mau ingin hendak izin ijin daftar daftarkan mendaftar mendaftarkan pendaftaran registrasi reg
    register daftarin antri antrian antrean antre nomor nomer no paspor pasport passport baru permohonan pemohon
    pengajuan mengajukan perpanjang perpanjangan penggantian pembuatan membuat buat bikin urus mengurus booking
    book di lewat via wa whatsapp online berikut ini datanya saya: lengkap kami untuk utk kantor imigrasi kanim
    mpp dewasa anak pribadi umum biasa elektronik e kirim mengirim formulir format sesuai i want to make a an
    appointment for my the disini sini sbb sebagai adalah yaitu isi isian hari besok dgn dengan wna wni ganti
    diri keluarga orang dua tiga sendiri kolektif rombongan foto ktp ektp terlampir yth kepada jam numpang tanya
    would like need please buatkan bantu
    """.split()
)

# Announcing words that names are made of too: passed over only with another announcing word behind them.
NAMEABLE = frozenset(
    """
    selamat salam malam dan om mas dua tiga kasih an a i my to anak wa hari baru umum diri kami maaf iya ya ok
    tante bro sis segera sore orang ganti sesuai ini ku like
    """.split()
)
# Announcing words that show by themselves that an announcement is being made.
OPENERS = TALK | frozenset(
    """
    pagi siang sore hai hi hey good morning passport daftar daftarkan daftarin didaftarkan reg i diteruskan
    terusan fwd forward forwarded ralat revisi koreksi perbaikan bismillah bismillahirrahmanirrahim suami istri
    sampurasun horas syalom shalom punten permisi
    """.split()
)

KNOWN_PLACES = frozenset(
    """
    batam bintan karimun lingga natuna ranai anambas tanjungpinang tanjungbalai jakarta bogor tangerang bekasi
    depok bandung surabaya medan padang pekanbaru palembang semarang yogyakarta jogja solo surakarta malang
    denpasar makassar manado banjarmasin pontianak samarinda balikpapan jambi bengkulu lampung aceh dumai kediri
    madiun cirebon tegal cilacap purwokerto magelang klaten jember blitar ambon kupang mataram palu kendari
    gorontalo ternate sorong jayapura merauke bukittinggi payakumbuh solok sibolga binjai langkat asahan kisaran
    siantar pematangsiantar singkawang sambas ketapang tarakan bontang serang cilegon sukabumi garut tasikmalaya
    ciamis subang karawang purwakarta
    """.split()
)

# Words for a service in front of the form: "BARU#Nama#...".
KEYWORDS = frozenset("reg register baru dewasa perpanjangan penggantian pergantian book umum".split())

# Words that close a message: a line with one of them is no part of an address.
CLOSING = frozenset(
    """
    semoga mohon terima terimakasih trimakasih makasih thanks tolong salam hormat wassalam demikian ditunggu
    jazakallah barakallah
    """.split()
)

# What the office's own pattern carries after a label: "ALAMAT + FOTO EKTP".
PATTERN_WORDS = frozenset("foto photo ektp ktp akte akta kirim ketik".split())
