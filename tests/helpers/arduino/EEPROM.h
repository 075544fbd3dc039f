// The memory of an Arduino board that outlives its power.
#pragma once

struct Memory {
    template <typename T> T &get(int at, T &value);
    template <typename T> const T &put(int at, const T &value);
};
extern Memory EEPROM;
