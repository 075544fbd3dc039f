import QtQuick

/** The app has failed and restarts: a calm word in both languages. */
CalmScreen {
    objectName: "outOfService"
    iconName: "staff"
    title: "Layar ini sedang tidak melayani"
    text: "Silakan menuju petugas. Nomor antrean Anda tetap berlaku."
    secondTitle: "Out of service"
    secondText: "Please go to a member of staff. Your queue number stays valid."
}
