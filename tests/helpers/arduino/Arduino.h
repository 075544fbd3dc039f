// What a sketch sees of an Arduino board, for checking on a computer that it compiles.
#pragma once
#include <stddef.h>
#include <stdint.h>

enum { INPUT_PULLUP, OUTPUT, LOW = 0, HIGH = 1, A0 = 14 };

void pinMode(uint8_t pin, uint8_t mode);
int digitalRead(uint8_t pin);
void digitalWrite(uint8_t pin, uint8_t level);
int analogRead(uint8_t pin);
uint32_t millis();
uint32_t micros();

struct Port {
    void begin(uint32_t baud);
    int available();
    int read();
    size_t write(const uint8_t *data, size_t length);
    void flush();
};
extern Port Serial;
