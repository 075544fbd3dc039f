import QtQuick

/** The store is not answering: says so in both languages and promises nothing. */
CalmScreen {
    objectName: "stale"
    iconName: "hourglass"
    title: "Sebentar, sistem sedang disambungkan kembali"
    text: "Silakan tunggu. Layar ini kembali sendiri; nomor antrean Anda tetap berlaku."
    secondTitle: "One moment, we are reconnecting"
    secondText: "Please wait. This screen comes back by itself; your queue number stays valid."
}
