/* A disk that fails on demand: preloaded into a process, it fails the calls that reach files in one folder.
 *
 * FAULTS_FOLDER names the folder. faults_arm(n, error, for_good) makes the n-th call fail from then on, once or for
 * good; faults_room(bytes) lets the files of the folder grow by so much and no more. faults_calls() tells how many
 * calls were counted, faults_grown() by how much the files grew. A process and its children each count for themselves.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define FILES 4096
/* The system's own function of that name. */
#define REAL(name) ({ static __typeof__(&name) found; found ? found : (found = dlsym(RTLD_NEXT, #name)); })

static char watched[FILES];
static long failing_call, calls, room = LONG_MAX, grown;
static int error_given, forever, counts_reads = 1;

void faults_arm(long n, int error, int for_good, int reads_too)
{
    failing_call = n, error_given = error, forever = for_good, counts_reads = reads_too;
    calls = grown = 0;
    room = LONG_MAX;
}

void faults_room(long bytes)
{
    faults_arm(0, 0, 0, 1);
    room = bytes;
}

long faults_calls(void) { return calls; }
long faults_grown(void) { return grown; }

static int in_folder(const char *path)
{
    const char *folder = getenv("FAULTS_FOLDER");
    return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_watched(int file) { return file >= 0 && file < FILES && watched[file]; }

/* Counts one call and tells whether it has to fail. */
static int fails(int reads)
{
    if (reads && !counts_reads)
        return 0;
    calls++;
    if (!failing_call || calls < failing_call || (calls > failing_call && !forever))
        return 0;
    errno = error_given;
    return 1;
}

/* Returns how much of a write fits on the disk: what lies in the file already costs nothing. */
static size_t fitting(int file, off_t from, size_t length)
{
    struct stat now;
    long growth = 0;
    if (fstat(file, &now) == 0 && from + (off_t)length > now.st_size)
        growth = from + (long)length - now.st_size;
    if (growth > room) {
        length = (long)length > growth - room ? length - (size_t)(growth - room) : 0;
        growth = room;
    }
    grown += growth;
    if (room != LONG_MAX)
        room -= growth;
    return length;
}

static int opened(const char *path, int file)
{
    if (file >= 0 && file < FILES)
        watched[file] = (char)in_folder(path);
    return file;
}

static int open_fails(const char *path, int flags) { return in_folder(path) && fails((flags & O_ACCMODE) == O_RDONLY); }

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return open_fails(path, flags) ? -1 : opened(path, REAL(open64)(path, flags, mode));
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return open_fails(path, flags) ? -1 : opened(path, REAL(open)(path, flags, mode));
}

int close(int file)
{
    if (file >= 0 && file < FILES)
        watched[file] = 0;
    return REAL(close)(file);
}

ssize_t pread64(int file, void *into, size_t length, off64_t from)
{
    return is_watched(file) && fails(1) ? -1 : REAL(pread64)(file, into, length, from);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t from)
{
    if (!is_watched(file))
        return REAL(pwrite64)(file, bytes, length, from);
    if (fails(0))
        return -1;
    size_t fits = fitting(file, from, length);
    if (length && !fits)
        return errno = ENOSPC, -1;
    return REAL(pwrite64)(file, bytes, fits, from);
}

ssize_t write(int file, const void *bytes, size_t length)
{
    if (!is_watched(file))
        return REAL(write)(file, bytes, length);
    if (fails(0))
        return -1;
    size_t fits = fitting(file, lseek(file, 0, SEEK_CUR), length);
    if (length && !fits)
        return errno = ENOSPC, -1;
    return REAL(write)(file, bytes, fits);
}

int ftruncate64(int file, off64_t length)
{
    return is_watched(file) && fails(0) ? -1 : REAL(ftruncate64)(file, length);
}

int fsync(int file) { return is_watched(file) && fails(0) ? -1 : REAL(fsync)(file); }

int fdatasync(int file) { return is_watched(file) && fails(0) ? -1 : REAL(fdatasync)(file); }

void *mmap64(void *at, size_t length, int protection, int flags, int file, off64_t from)
{
    if (is_watched(file) && fails(1))
        return MAP_FAILED;
    return REAL(mmap64)(at, length, protection, flags, file, from);
}

static int with_room(int answer, fsblkcnt64_t *available, unsigned long block)
{
    if (answer == 0 && room != LONG_MAX)
        *available = (fsblkcnt64_t)room / block;
    return answer;
}

int statvfs64(const char *path, struct statvfs64 *into)
{
    return with_room(REAL(statvfs64)(path, into), &into->f_bavail, into->f_frsize);
}

int statvfs(const char *path, struct statvfs *into)
{
    return with_room(REAL(statvfs)(path, into), &into->f_bavail, into->f_frsize);
}

int rename(const char *from, const char *to) { return in_folder(from) && fails(0) ? -1 : REAL(rename)(from, to); }

int unlink(const char *path) { return in_folder(path) && fails(0) ? -1 : REAL(unlink)(path); }
