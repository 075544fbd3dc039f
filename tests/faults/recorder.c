/* Records what processes write to the files of one folder, in one order for all of them.
 *
 * TAPE_FOLDER names the folder, TAPE the file that the records are appended to; it begins with a lock that the
 * processes share. What is written reaches the files as always; only syncs are recorded instead of done, so that the
 * recording is quick. tests/faults/tape.py reads the tape and says what a record is.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 4096
/* The system's own function of that name. */
#define REAL(name) ({ static __typeof__(&name) found; found ? found : (found = dlsym(RTLD_NEXT, #name)); })

struct record {
    uint64_t kind;
    uint64_t file;
    uint64_t at;
    uint64_t length;
};

static uint64_t inode_of[FILES];
static pthread_mutex_t *order;
static int tape = -1;

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("TAPE");
    if (!path)
        return;
    tape = REAL(open)(path, O_RDWR | O_APPEND | O_CLOEXEC, 0);
    if (tape >= 0)
        order = mmap(NULL, sizeof *order, PROT_READ | PROT_WRITE, MAP_SHARED, tape, 0);
}

/* Makes the lock at the beginning of a new tape; called once, before any process records. */
int tape_new(const char *path)
{
    pthread_mutexattr_t shared;
    int file = REAL(open)(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || ftruncate(file, 4096))
        return -1;
    pthread_mutex_t *made = mmap(NULL, sizeof *made, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    pthread_mutexattr_init(&shared);
    pthread_mutexattr_setpshared(&shared, PTHREAD_PROCESS_SHARED);
    int failed = pthread_mutex_init(made, &shared);
    REAL(close)(file);
    return failed;
}

static int recorded(int file) { return tape >= 0 && file >= 0 && file < FILES && inode_of[file]; }

static int in_folder(const char *path)
{
    const char *folder = getenv("TAPE_FOLDER");
    size_t length = strlen(path);
    /* Nobody reads SQLite's shared memory after a power cut. */
    return tape >= 0 && folder && !strncmp(path, folder, strlen(folder)) && (length < 4 || strcmp(path + length - 4, "-shm"));
}

static void lock(void) { pthread_mutex_lock(order); }
static void unlock(void) { pthread_mutex_unlock(order); }

static void note(char kind, uint64_t file, uint64_t at, const void *bytes, size_t length)
{
    struct record record = {(uint64_t)kind, file, at, length};
    struct iovec parts[] = {{&record, sizeof record}, {(void *)bytes, length}};
    if (REAL(writev)(tape, parts, 2) != (ssize_t)(sizeof record + length))
        abort(); /* a tape with a hole proves nothing */
}

static int opened(const char *path, int file, int is_new)
{
    struct stat now;
    if (file >= 0 && file < FILES && fstat(file, &now) == 0) {
        inode_of[file] = now.st_ino;
        note(is_new ? 'C' : 'O', now.st_ino, 0, path, strlen(path));
    }
    return file;
}

static int open_recorded(const char *path, int flags, mode_t mode)
{
    struct stat before;
    if (!in_folder(path))
        return REAL(open64)(path, flags, mode);
    lock();
    int is_new = stat(path, &before) != 0;
    int file = opened(path, REAL(open64)(path, flags, mode), is_new);
    unlock();
    return file;
}

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return open_recorded(path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return open_recorded(path, flags, mode);
}

int close(int file)
{
    if (file >= 0 && file < FILES)
        inode_of[file] = 0;
    return REAL(close)(file);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at)
{
    if (!recorded(file))
        return REAL(pwrite64)(file, bytes, length, at);
    lock();
    ssize_t written = REAL(pwrite64)(file, bytes, length, at);
    if (written > 0)
        note('W', inode_of[file], (uint64_t)at, bytes, (size_t)written);
    unlock();
    return written;
}

ssize_t write(int file, const void *bytes, size_t length)
{
    if (!recorded(file))
        return REAL(write)(file, bytes, length);
    lock();
    ssize_t written = REAL(write)(file, bytes, length);
    if (written > 0)
        note('W', inode_of[file], (uint64_t)(lseek(file, 0, SEEK_CUR) - written), bytes, (size_t)written);
    unlock();
    return written;
}

int ftruncate64(int file, off64_t length)
{
    if (!recorded(file))
        return REAL(ftruncate64)(file, length);
    lock();
    int failed = REAL(ftruncate64)(file, length);
    if (!failed)
        note('T', inode_of[file], (uint64_t)length, NULL, 0);
    unlock();
    return failed;
}

static int synced(int file, int (*sync)(int))
{
    if (!recorded(file))
        return sync(file);
    lock();
    note('S', inode_of[file], (uint64_t)getpid(), NULL, 0);
    unlock();
    usleep(100); /* as long as a good disk takes: others may write meanwhile */
    lock();
    note('D', inode_of[file], (uint64_t)getpid(), NULL, 0);
    unlock();
    return 0;
}

int fsync(int file) { return synced(file, REAL(fsync)); }

int fdatasync(int file) { return synced(file, REAL(fdatasync)); }

int unlink(const char *path)
{
    if (!in_folder(path))
        return REAL(unlink)(path);
    lock();
    int failed = REAL(unlink)(path);
    if (!failed)
        note('U', 0, 0, path, strlen(path));
    unlock();
    return failed;
}
