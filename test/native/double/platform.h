/* What the double needs of an operating system. One mutex guards everything; waiting lets go of it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NEVER INT64_MAX

/* Monotonic, µs. */
int64_t platform_clock(void);
unsigned long platform_thread(void);

void platform_lock(void);
void platform_unlock(void);
/* Waits, unlocked meanwhile, until platform_wake or the given moment of platform_clock. */
void platform_wait(int64_t until);
void platform_wake(void);

/* Runs for the life of the process; the library stays loaded for its sake. */
void platform_start_thread(void (*run)(void));

bool platform_environment(const char *name, char *value, size_t size);

/* For GetLastError of this thread. */
void platform_set_last_error(uint32_t code);

/* -1 where the file cannot be had. */
int platform_open_log(const char *path);
void platform_write_log(int file, const char *text, size_t length);
void platform_close_log(int file);

/* Win32 events; NULL where there are none. A copy is kept, as Windows does. */
void *platform_copy_event(void *event);
void platform_set_event(void *event);
void platform_close_event(void *event);

bool platform_parse_ipv4(const char *text, uint8_t bytes[4]);
bool platform_parse_ipv6(const char *text, uint8_t bytes[16]);
