/*
 * The box's side of KLB/1, the open line protocol of button boxes (docs/formats/klb1.md).
 *
 * Plain C99 without any library, memory allocation or clock: bytes, contacts and the time in milliseconds go
 * in, frames and lamps come out. The time may wrap. One box needs about 200 bytes.
 */
#ifndef KLB1_H
#define KLB1_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define KLB1_KEYS 8
#define KLB1_RING 16
#define KLB1_FRAME 64
#define KLB1_NEVER UINT32_MAX

typedef struct {
    uint32_t at;
    uint8_t seq;
    uint8_t key;
    char kind;
} klb1_event;

typedef struct {
    uint32_t raw_since;
    uint32_t down_since;
    bool raw;
    bool down;
    bool stuck;
} klb1_key;

typedef struct {
    uint32_t uid;
    uint16_t epoch;
    uint8_t address;
    uint8_t firmware;

    klb1_key keys[KLB1_KEYS];
    klb1_event ring[KLB1_RING];
    uint8_t first;
    uint8_t count;
    uint8_t newest;

    char in[KLB1_FRAME];
    uint8_t in_length;
    uint32_t fed_at;

    bool report_due;
    bool identity_due;
    uint32_t report_at;
    uint32_t identity_at;

    uint8_t lamp;
    bool asked;
    bool beep;
    uint32_t asked_at;
} klb1_box;

/* Begin as after power-on. The epoch has to be another one at each power-on, best a random one. */
void klb1_begin(klb1_box *box, uint8_t address, uint32_t uid, uint16_t epoch, uint8_t firmware);

/* Tell whether the contact of a key is closed now; call it again and again, bounces are welcome. */
void klb1_contact(klb1_box *box, uint8_t key, bool closed, uint32_t now);

/* Take in a byte from the line. */
void klb1_receive(klb1_box *box, uint8_t byte, uint32_t now);

/* Write the frame whose moment has come into `frame` and return its length, 0 while there is none. */
size_t klb1_send(klb1_box *box, char frame[KLB1_FRAME], uint32_t now);

/* Return for how many milliseconds there is nothing to do unless a byte comes or a finger moves. */
uint32_t klb1_wait(const klb1_box *box, uint32_t now);

/* Return the lamp byte that counts now: a slow blink of lamp 0 while no master asks. */
uint8_t klb1_lamp(const klb1_box *box, uint32_t now);

/* Return which of the four lamps shine at this moment of their pattern. */
uint8_t klb1_lit(const klb1_box *box, uint32_t now);

/* Return once, with true, that the beeper has to sound. */
bool klb1_beeps(klb1_box *box);

/* Return the keys that are down, as bits. */
uint8_t klb1_held(const klb1_box *box);

#ifdef __cplusplus
}
#endif

#endif
