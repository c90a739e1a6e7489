#include "log.h"
#include <stdarg.h>
#include <stdio.h>

static int file = -1;

void log_begin(const char *path, int64_t clock) {
  log_end();
  if (!path || !*path) return;
  file = platform_open_log(path);
  if (file < 0) fprintf(stderr, "rasapi32 double: the log %s cannot be opened\n", path);
  log_line("0 - clock %lld", (long long)clock);
}

void log_end(void) {
  if (file >= 0) platform_close_log(file);
  file = -1;
}

void log_line(const char *format, ...) {
  if (file < 0) return;
  char line[4096];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(line, sizeof line - 1, format, arguments);
  va_end(arguments);
  if (length < 0) return;
  if (length > (int)sizeof line - 2) length = sizeof line - 2;
  line[length++] = '\n';
  platform_write_log(file, line, (size_t)length);
}

const char *log_text(char *buffer, size_t size, const WIDE *text) {
  if (!text) return "null";
  char *at = buffer;
  *at++ = '"';
  for (size_t i = 0; text[i] && (size_t)(at - buffer) + 9 < size; i++) {
    if (text[i] == '"' || text[i] == '\\') *at++ = '\\';
    if (text[i] >= 0x20 && text[i] < 0x7F) *at++ = (char)text[i];
    else at += sprintf(at, "\\u%04x", text[i]);
  }
  *at++ = '"';
  *at = 0;
  return buffer;
}
