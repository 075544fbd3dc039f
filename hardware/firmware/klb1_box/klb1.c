/* The box's side of KLB/1: see klb1.h for its use, and docs/formats/klb1.md for the protocol. */
#include "klb1.h"

#include <string.h>

#define DEBOUNCE_MS 20u
#define STUCK_MS 10000u
#define UNASKED_MS 2000u
#define GAP_MS 20u
#define TURNAROUND_MS 1u
#define IDENTITY_SLOT_MS 25u
#define AGE_STEP_MS 50u
#define OLDEST_AGE 0xFFu
#define LAST_ADDRESS 0xF7u
#define EVENTS_IN_A_REPORT 3u
#define UNASKED_LAMP 0x11u /* lamp 0, slow */
#define BEEP 0x80u

void klb1_begin(klb1_box *box, uint8_t address, uint32_t uid, uint16_t epoch, uint8_t firmware) {
    memset(box, 0, sizeof *box);
    box->address = address;
    box->uid = uid;
    box->epoch = epoch;
    box->firmware = firmware;
}

/* Keys and events. */

static void note(klb1_box *box, uint8_t key, char kind, uint32_t now) {
    klb1_event *event;
    if (box->count == KLB1_RING) { /* the oldest goes; the master sees the gap in the numbers */
        box->first = (uint8_t)((box->first + 1u) % KLB1_RING);
        box->count--;
    }
    box->newest = box->newest == 0xFFu ? 1u : (uint8_t)(box->newest + 1u);
    event = &box->ring[(box->first + box->count) % KLB1_RING];
    event->at = now;
    event->seq = box->newest;
    event->key = key;
    event->kind = kind;
    box->count++;
}

static void scan(klb1_box *box, uint32_t now) {
    uint8_t number;
    for (number = 0; number < KLB1_KEYS; number++) {
        klb1_key *key = &box->keys[number];
        if (key->raw != key->down && now - key->raw_since >= DEBOUNCE_MS) {
            key->down = key->raw;
            key->down_since = now;
            key->stuck = false;
            note(box, number, key->down ? 'D' : 'U', now);
        }
        if (key->down && !key->stuck && now - key->down_since >= STUCK_MS) {
            key->stuck = true;
            note(box, number, 'S', now);
        }
    }
}

void klb1_contact(klb1_box *box, uint8_t key, bool closed, uint32_t now) {
    scan(box, now);
    if (key < KLB1_KEYS && box->keys[key].raw != closed) {
        box->keys[key].raw = closed;
        box->keys[key].raw_since = now;
    }
}

uint8_t klb1_held(const klb1_box *box) {
    uint8_t number, held = 0;
    for (number = 0; number < KLB1_KEYS; number++) {
        if (box->keys[number].down) {
            held = (uint8_t)(held | 1u << number);
        }
    }
    return held;
}

/* An acknowledgement of anything that is not in the ring says nothing new. */
static void forget_up_to(klb1_box *box, uint8_t ack) {
    uint8_t place;
    for (place = 0; place < box->count; place++) {
        if (box->ring[(box->first + place) % KLB1_RING].seq == ack) {
            box->first = (uint8_t)((box->first + place + 1u) % KLB1_RING);
            box->count = (uint8_t)(box->count - place - 1u);
            return;
        }
    }
}

/* Frames. */

static uint16_t crc(const char *data, size_t length) {
    uint16_t sum = 0xFFFFu;
    size_t at;
    uint8_t bit;
    for (at = 0; at < length; at++) {
        sum = (uint16_t)(sum ^ (uint16_t)((uint16_t)(uint8_t)data[at] << 8));
        for (bit = 0; bit < 8; bit++) {
            bool carry = (sum & 0x8000u) != 0;
            sum = (uint16_t)(sum << 1);
            sum = carry ? (uint16_t)(sum ^ 0x1021u) : sum;
        }
    }
    return sum;
}

static int digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Read a number of so many hexadecimal digits, or tell that it is none. */
static bool number_at(const char *text, uint8_t digits, uint32_t *value) {
    uint8_t place;
    *value = 0;
    for (place = 0; place < digits; place++) {
        int found = digit(text[place]);
        if (found < 0) {
            return false;
        }
        *value = *value << 4 | (uint32_t)found;
    }
    return true;
}

static char *put(char *to, uint32_t value, uint8_t digits) {
    while (digits-- > 0) {
        *to++ = "0123456789ABCDEF"[value >> (4u * digits) & 0xFu];
    }
    return to;
}

static size_t seal(char *frame, char *end) {
    uint16_t sum = crc(frame + 1, (size_t)(end - frame) - 1u);
    *end++ = '*';
    end = put(end, sum, 4);
    *end++ = '\r';
    *end++ = '\n';
    return (size_t)(end - frame);
}

static void hear_query(klb1_box *box, const char *body, size_t length, uint32_t now) {
    uint32_t ack, epoch, lamp;
    if (length != 11 || !number_at(body + 3, 2, &ack) || !number_at(body + 5, 4, &epoch) ||
        !number_at(body + 9, 2, &lamp)) {
        return;
    }
    if ((lamp & ~box->lamp & BEEP) != 0) {
        box->beep = true;
    }
    box->lamp = (uint8_t)lamp;
    box->asked = true;
    box->asked_at = now;
    if (epoch == box->epoch) {
        forget_up_to(box, (uint8_t)ack);
    }
    box->report_due = true;
    box->report_at = now + TURNAROUND_MS;
}

static void hear_all(klb1_box *box, const char *body, size_t length, uint32_t now) {
    uint32_t zero, uid, address;
    if (!number_at(body + 3, 2, &zero) || zero != 0) {
        return;
    }
    if (body[2] == 'I' && length == 5) {
        if (box->identity_due) {
            return; /* one answer is on its way */
        }
        box->identity_due = true;
        box->identity_at = now + TURNAROUND_MS + box->uid % 16u * IDENTITY_SLOT_MS;
    } else if (body[2] == 'A' && length == 15 && number_at(body + 5, 8, &uid) && number_at(body + 13, 2, &address) &&
               uid == box->uid && address >= 1 && address <= LAST_ADDRESS) {
        box->address = (uint8_t)address;
    }
}

/* Obey a line from its colon to its line end, if every byte of it is right. */
static void hear_line(klb1_box *box, uint32_t now) {
    size_t length;
    uint32_t sum, address;
    const char *body = box->in + 1, *tail;
    if (box->in_length < 13) {
        return;
    }
    length = box->in_length - 8u; /* between the colon and the asterisk */
    tail = body + length;
    if (tail[0] != '*' || tail[5] != '\r' || !number_at(tail + 1, 4, &sum) || sum != crc(body, length) ||
        !number_at(body, 2, &address)) {
        return;
    }
    if (address == 0xFFu) {
        hear_all(box, body, length, now);
    } else if (address == box->address && body[2] == 'Q') {
        hear_query(box, body, length, now);
    }
}

void klb1_receive(klb1_box *box, uint8_t byte, uint32_t now) {
    if (now - box->fed_at > GAP_MS || byte == ':') {
        box->in_length = 0;
    }
    box->fed_at = now;
    if (box->in_length == 0 && byte != ':') {
        return;
    }
    if (box->in_length >= KLB1_FRAME) {
        box->in_length = 0;
        return;
    }
    box->in[box->in_length++] = (char)byte;
    if (byte == '\n') {
        hear_line(box, now);
        box->in_length = 0;
    }
}

static char *put_events(const klb1_box *box, char *to, uint32_t now) {
    uint8_t place;
    for (place = 0; place < box->count && place < EVENTS_IN_A_REPORT; place++) {
        const klb1_event *event = &box->ring[(box->first + place) % KLB1_RING];
        uint32_t age = (now - event->at) / AGE_STEP_MS;
        to = put(to, event->seq, 2);
        to = put(to, event->key, 1);
        *to++ = event->kind;
        to = put(to, age < OLDEST_AGE ? age : OLDEST_AGE, 2);
    }
    return to;
}

static char *put_report(const klb1_box *box, char *to, uint32_t now) {
    *to++ = 'R';
    to = put(to, box->newest, 2);
    to = put(to, box->epoch, 4);
    to = put(to, klb1_held(box), 2);
    return put_events(box, to, now);
}

static char *put_identity(const klb1_box *box, char *to) {
    *to++ = 'J';
    to = put(to, 0, 2);
    to = put(to, box->uid, 8);
    return put(to, box->firmware, 2);
}

static uint32_t left(uint32_t at, uint32_t now) {
    return (int32_t)(at - now) > 0 ? at - now : 0;
}

size_t klb1_send(klb1_box *box, char frame[KLB1_FRAME], uint32_t now) {
    char *to = frame;
    scan(box, now);
    *to++ = ':';
    to = put(to, box->address, 2);
    if (box->report_due && left(box->report_at, now) == 0) {
        box->report_due = false;
        return seal(frame, put_report(box, to, now));
    }
    if (box->identity_due && left(box->identity_at, now) == 0) {
        box->identity_due = false;
        return seal(frame, put_identity(box, to));
    }
    return 0;
}

/* Time and lamps. */

uint32_t klb1_wait(const klb1_box *box, uint32_t now) {
    uint32_t wait = KLB1_NEVER;
    uint8_t number;
    if (box->report_due) {
        wait = left(box->report_at, now);
    }
    if (box->identity_due && left(box->identity_at, now) < wait) {
        wait = left(box->identity_at, now);
    }
    for (number = 0; number < KLB1_KEYS; number++) {
        const klb1_key *key = &box->keys[number];
        if (key->raw != key->down && left(key->raw_since + DEBOUNCE_MS, now) < wait) {
            wait = left(key->raw_since + DEBOUNCE_MS, now);
        }
    }
    return wait;
}

uint8_t klb1_lamp(const klb1_box *box, uint32_t now) {
    bool is_asked = box->asked && now - box->asked_at <= UNASKED_MS;
    return is_asked ? box->lamp : UNASKED_LAMP;
}

uint8_t klb1_lit(const klb1_box *box, uint32_t now) {
    static const struct {
        uint16_t period, on;
    } rhythm[] = {{1000, 1000}, {1000, 500}, {250, 125}, {1000, 100}};
    uint8_t lamp = klb1_lamp(box, now), pattern = lamp >> 4 & 3u;
    return now % rhythm[pattern].period < rhythm[pattern].on ? lamp & 0xFu : 0;
}

bool klb1_beeps(klb1_box *box) {
    bool beep = box->beep;
    box->beep = false;
    return beep;
}
