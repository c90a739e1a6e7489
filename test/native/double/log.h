/* The file of ONHOOK_DOUBLE_LOG: one line, one write. µs count from the start of the world. */
#pragma once
#include "scenario.h"

void log_begin(const char *path, int64_t clock);
void log_end(void);

/* Ends the line and writes it. */
void log_line(const char *format, ...) __attribute__((format(gnu_printf, 1, 2)));

/* A text in quotes with the escapes of a scenario, for an argument; cut where there is no room. `text` may be NULL. */
const char *log_text(char *buffer, size_t size, const WIDE *text);
