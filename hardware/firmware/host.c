/*
 * One box of the reference firmware on a computer, for its tests. The time is what the commands say it is.
 *
 *   B address uid epoch firmware   begin            C now key closed   a contact
 *   R now hex                      bytes come in    S now              -> hex of the frame that is due, or "-"
 *   L now                          -> lamp byte, lit lamps, beep, held keys, address, wait in ms
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "klb1_box/klb1.h"

static klb1_box box;

static void receive(const char *hex, uint32_t now) {
    unsigned byte;
    while (sscanf(hex, "%2x", &byte) == 1) {
        klb1_receive(&box, (uint8_t)byte, now);
        hex += 2;
    }
}

static void send(uint32_t now) {
    char frame[KLB1_FRAME];
    size_t length = klb1_send(&box, frame, now), at;
    for (at = 0; at < length; at++) {
        printf("%02X", (unsigned char)frame[at]);
    }
    puts(length > 0 ? "" : "-");
}

static void look(uint32_t now) {
    printf("%u %u %d %u %u %" PRIu32 "\n", klb1_lamp(&box, now), klb1_lit(&box, now), klb1_beeps(&box), klb1_held(&box),
           box.address, klb1_wait(&box, now));
}

int main(void) {
    static char line[1 << 16];
    while (fgets(line, sizeof line, stdin) != NULL) {
        uint32_t now = 0, uid;
        unsigned address, epoch, firmware, key, closed;
        int at = 0;
        if (sscanf(line, "B %u %" SCNu32 " %u %u", &address, &uid, &epoch, &firmware) == 4) {
            klb1_begin(&box, (uint8_t)address, uid, (uint16_t)epoch, (uint8_t)firmware);
        } else if (sscanf(line, "C %" SCNu32 " %u %u", &now, &key, &closed) == 3) {
            klb1_contact(&box, (uint8_t)key, closed != 0, now);
        } else if (sscanf(line, "R %" SCNu32 " %n", &now, &at) == 1 && at > 0) {
            receive(line + at, now);
        } else if (sscanf(line, "S %" SCNu32, &now) == 1) {
            send(now);
        } else if (sscanf(line, "L %" SCNu32, &now) == 1) {
            look(now);
        } else {
            fprintf(stderr, "no command: %s", line);
            return EXIT_FAILURE;
        }
        fflush(stdout);
    }
    return EXIT_SUCCESS;
}
