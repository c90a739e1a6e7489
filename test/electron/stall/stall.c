/*
 * Preloaded into OnHook: a file or a function of RAS answers nothing for as long as a flag with its name stands in the
 * folder STALL_FLAGS. Files by their names: settings, journal, receipts, log; functions by theirs; "library": loading.
 * All of the folder STALL_FOLDER with the flags "dead" (answers nothing), "read-only", "foreign" (another user's), "full".
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static int is_set(const char *what) {
  const char *flags = getenv("STALL_FLAGS");
  if (flags == NULL || what == NULL) return 0;
  char flag[PATH_MAX];
  snprintf(flag, sizeof flag, "%s/%s", flags, what);
  return syscall(SYS_faccessat, AT_FDCWD, flag, F_OK, 0) == 0;
}

static void wait_for(const char *what) {
  while (is_set(what)) {
    struct timespec nap = {0, 10 * 1000 * 1000};
    nanosleep(&nap, NULL);
  }
}

static int in_folder(const char *path) {
  const char *folder = getenv("STALL_FOLDER");
  if (folder == NULL || path == NULL) return 0;
  size_t length = strlen(folder);
  return strncmp(path, folder, length) == 0 && (path[length] == 0 || path[length] == '/');
}

/* What the system would answer to whoever looks, or wants to change something, there; 0 = nothing special. */
static int trouble_at(const char *path, int changes) {
  if (!in_folder(path)) return 0;
  wait_for("dead");
  if (changes && is_set("read-only")) return EROFS;
  if (changes && is_set("foreign")) return EACCES;
  return 0;
}

#define REFUSE(path, changes)                     \
  do {                                            \
    int trouble = trouble_at(path, changes);      \
    if (trouble != 0) {                           \
      errno = trouble;                            \
      return -1;                                  \
    }                                             \
  } while (0)

static const char *target_of(const char *path) {
  if (path == NULL) return NULL;
  const char *slash = strrchr(path, '/');
  const char *name = slash == NULL ? path : slash + 1;
  if (strncmp(name, "settings.json", 13) == 0) return "settings";
  if (strncmp(name, "journal.jsonl", 13) == 0) return "journal";
  if (strncmp(name, "receipts.jsonl", 14) == 0) return "receipts";
  if (strncmp(name, "onhook.log", 10) == 0 || strncmp(name, "onhook.old.log", 14) == 0) return "log";
  return NULL;
}

/* Whether there is no room for what is to be written. */
static int wait_for_file(int file) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  wait_for(target_of(path));
  if (!in_folder(path)) return 0;
  wait_for("dead");
  return is_set("full");
}

static void *next(const char *name);

#define OPENS(name)                                       \
  int name(const char *path, int flags, ...) {            \
    va_list rest;                                         \
    va_start(rest, flags);                                \
    mode_t mode = va_arg(rest, mode_t);                   \
    va_end(rest);                                         \
    wait_for(target_of(path));                            \
    REFUSE(path, (flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0); \
    return ((int (*)(const char *, int, mode_t))next(#name))(path, flags, mode); \
  }
OPENS(open)
OPENS(open64)

#define ON_FILE(type, name, parameters, arguments)        \
  type name parameters {                                  \
    wait_for_file(file);                                  \
    return ((type(*) parameters)next(#name)) arguments;   \
  }
#define ON_WRITE(type, name, parameters, arguments)       \
  type name parameters {                                  \
    if (wait_for_file(file)) {                            \
      errno = ENOSPC;                                     \
      return -1;                                          \
    }                                                     \
    return ((type(*) parameters)next(#name)) arguments;   \
  }
ON_FILE(ssize_t, read, (int file, void *into, size_t size), (file, into, size))
ON_WRITE(ssize_t, write, (int file, const void *from, size_t size), (file, from, size))
ON_FILE(ssize_t, pread64, (int file, void *into, size_t size, off64_t at), (file, into, size, at))
ON_WRITE(ssize_t, pwrite64, (int file, const void *from, size_t size, off64_t at), (file, from, size, at))
ON_FILE(int, fsync, (int file), (file))
ON_FILE(int, fdatasync, (int file), (file))

int rename(const char *from, const char *to) {
  wait_for(target_of(to));
  REFUSE(to, 1);
  return ((int (*)(const char *, const char *))next("rename"))(from, to);
}

int unlink(const char *path) {
  wait_for(target_of(path));
  REFUSE(path, 1);
  return ((int (*)(const char *))next("unlink"))(path);
}

int mkdir(const char *path, mode_t mode) {
  /* One that is there already is found before anybody asks who may write. */
  REFUSE(path, syscall(SYS_faccessat, AT_FDCWD, path, F_OK, 0) != 0);
  return ((int (*)(const char *, mode_t))next("mkdir"))(path, mode);
}

void *dlopen(const char *path, int flags) {
  if (path != NULL && strstr(path, "rasapi") != NULL) wait_for("library");
  return ((void *(*)(const char *, int))next("dlopen"))(path, flags);
}

typedef uintptr_t word;
typedef uint32_t (*ras_call)(word, word, word, word, word, word);
#define STALLED(name)                                                        \
  static ras_call real_##name;                                               \
  static uint32_t stalled_##name(word a, word b, word c, word d, word e, word f) { \
    wait_for(#name);                                                         \
    return real_##name(a, b, c, d, e, f);                                    \
  }
STALLED(RasEnumConnectionsW)
STALLED(RasGetConnectStatusW)
STALLED(RasHangUpW)
STALLED(RasGetConnectionStatistics)

typedef void *(*find_symbol)(void *, const char *);
static find_symbol real_dlsym(void) {
  static find_symbol found;
  if (found == NULL) found = (find_symbol)dlvsym(RTLD_NEXT, "dlsym", "GLIBC_2.34");
  if (found == NULL) found = (find_symbol)dlvsym(RTLD_NEXT, "dlsym", "GLIBC_2.2.5");
  return found;
}

static void *next(const char *name) { return real_dlsym()(RTLD_NEXT, name); }

#define WRAP(name)                              \
  if (found != NULL && strcmp(symbol, #name) == 0) { \
    real_##name = (ras_call)found;              \
    return (void *)stalled_##name;              \
  }
static void *(*real_opendir)(const char *);
static void *stalled_opendir(const char *path) {
  if (in_folder(path)) wait_for("dead");
  return real_opendir(path);
}

void *dlsym(void *library, const char *symbol) {
  void *found = real_dlsym()(library, symbol);
  if (found != NULL && strcmp(symbol, "opendir") == 0) {
    real_opendir = (void *(*)(const char *))found;
    return (void *)stalled_opendir;
  }
  WRAP(RasEnumConnectionsW)
  WRAP(RasGetConnectStatusW)
  WRAP(RasHangUpW)
  WRAP(RasGetConnectionStatistics)
  return found;
}
