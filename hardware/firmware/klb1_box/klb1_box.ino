// A KLB/1 button box on an Arduino-class board: four keys, four lamps, a beeper, USB or RS-485.
// What the box does is in klb1.c; this file only knows pins. See ../README.md for the wiring.
#include <EEPROM.h>

#include "klb1.h"

const uint8_t KEYS[] = {2, 3, 4, 5};   // to ground, closed when pressed
const uint8_t LAMPS[] = {6, 7, 8, 9};  // high when lit
const uint8_t BEEPER = 10;
const uint8_t SEND = 11;  // DE and /RE of an RS-485 driver; nothing hangs on it at a USB port
const uint32_t BAUD = 57600;  // 115200 on USB
const uint8_t FIRMWARE = 1;
const uint16_t BEEP_MS = 120;

// In the EEPROM: the number of power-ups, the unique number (drawn once), the address.
const int BOOTS_AT = 0, UID_AT = 2, ADDRESS_AT = 6;

klb1_box box;
uint8_t stored_address;
uint32_t beep_until;

// The lowest bits of an open analog pin are noise.
uint16_t noise() {
    uint16_t bits = 0;
    for (uint8_t place = 0; place < 16; place++) {
        bits = (uint16_t)(bits << 1) ^ (uint16_t)analogRead(A0) ^ (uint16_t)micros();
    }
    return bits;
}

void setup() {
    for (uint8_t key : KEYS) {
        pinMode(key, INPUT_PULLUP);
    }
    for (uint8_t lamp : LAMPS) {
        pinMode(lamp, OUTPUT);
    }
    pinMode(BEEPER, OUTPUT);
    pinMode(SEND, OUTPUT);
    uint16_t boots;
    uint32_t uid;
    EEPROM.get(BOOTS_AT, boots);
    EEPROM.get(UID_AT, uid);
    EEPROM.get(ADDRESS_AT, stored_address);
    if (uid == 0 || uid == 0xFFFFFFFF) {  // a new board
        uid = (uint32_t)noise() << 16 | noise();
        EEPROM.put(UID_AT, uid);
        stored_address = 1;
        EEPROM.put(ADDRESS_AT, stored_address);
    }
    boots++;
    EEPROM.put(BOOTS_AT, boots);
    // Odd steps of the counter never come back within 65536 power-ups, however quiet the noise is.
    klb1_begin(&box, stored_address, uid, (uint16_t)(boots * 40503u ^ uid), FIRMWARE);
    Serial.begin(BAUD);
}

void loop() {
    uint32_t now = millis();
    for (uint8_t key = 0; key < sizeof KEYS; key++) {
        klb1_contact(&box, key, digitalRead(KEYS[key]) == LOW, now);
    }
    while (Serial.available() > 0) {
        klb1_receive(&box, (uint8_t)Serial.read(), now);
    }
    char frame[KLB1_FRAME];
    size_t length = klb1_send(&box, frame, now);
    if (length > 0) {
        digitalWrite(SEND, HIGH);
        Serial.write((const uint8_t *)frame, length);
        Serial.flush();  // the driver must let go of the line only behind the last bit
        digitalWrite(SEND, LOW);
    }
    uint8_t lit = klb1_lit(&box, now);
    for (uint8_t lamp = 0; lamp < sizeof LAMPS; lamp++) {
        digitalWrite(LAMPS[lamp], lit >> lamp & 1 ? HIGH : LOW);
    }
    if (klb1_beeps(&box)) {
        beep_until = now + BEEP_MS;
    }
    digitalWrite(BEEPER, (int32_t)(beep_until - now) > 0 ? HIGH : LOW);
    if (box.address != stored_address) {
        stored_address = box.address;
        EEPROM.put(ADDRESS_AT, stored_address);
    }
}
