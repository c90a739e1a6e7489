#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#include "platform.h"

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_condition(void) {
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_cond_init(&changed, &attributes);
}

int64_t platform_clock(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

unsigned long platform_thread(void) { return (unsigned long)syscall(SYS_gettid); }

void platform_lock(void) {
  pthread_once(&once, make_condition);
  pthread_mutex_lock(&mutex);
}

void platform_unlock(void) { pthread_mutex_unlock(&mutex); }

void platform_wait(int64_t until) {
  if (until == NEVER) {
    pthread_cond_wait(&changed, &mutex);
    return;
  }
  struct timespec moment = {.tv_sec = until / 1000000, .tv_nsec = (until % 1000000) * 1000};
  pthread_cond_timedwait(&changed, &mutex, &moment);
}

void platform_wake(void) { pthread_cond_broadcast(&changed); }

static void *enter_thread(void *run) {
  ((void (*)(void))run)();
  return NULL;
}

/* The library is linked with -z nodelete, so that dlclose leaves the thread its code. */
void platform_start_thread(void (*run)(void)) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, enter_thread, (void *)run) == 0) pthread_detach(thread);
}

bool platform_environment(const char *name, char *value, size_t size) {
  const char *found = getenv(name);
  if (!found || !*found || strlen(found) >= size) return false;
  strcpy(value, found);
  return true;
}

static _Thread_local uint32_t last_error;

void platform_set_last_error(uint32_t code) { last_error = code; }

/* kernel32's own on Windows. */
uint32_t GetLastError(void) { return last_error; }

int platform_open_log(const char *path) { return open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644); }

void platform_write_log(int file, const char *text, size_t length) {
  if (write(file, text, length) < 0) return;
}

void platform_close_log(int file) { close(file); }

void *platform_copy_event(void *event) {
  (void)event;
  return NULL;
}

void platform_set_event(void *event) { (void)event; }
void platform_close_event(void *event) { (void)event; }

bool platform_parse_ipv4(const char *text, uint8_t bytes[4]) { return inet_pton(AF_INET, text, bytes) == 1; }
bool platform_parse_ipv6(const char *text, uint8_t bytes[16]) { return inet_pton(AF_INET6, text, bytes) == 1; }
