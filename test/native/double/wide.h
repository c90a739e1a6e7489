/* Writes into fixed arrays of WCHAR. */
#pragma once
#include <string.h>
#include "scenario.h"

/* The scenario holds no text longer than its field. */
static inline void put_text(WIDE *field, const Text *text) { memcpy(field, text->units, (text->length + 1) * sizeof(WIDE)); }

static inline void put_plain(WIDE *field, const char *text) {
  do *field++ = (WIDE)*text;
  while (*text++);
}

static inline WIDE small_letter(WIDE unit) { return unit >= 'A' && unit <= 'Z' ? (WIDE)(unit + 32) : unit; }

/* As Windows compares paths, as far as ASCII goes. */
static inline bool same_path(const WIDE *one, const Text *other) {
  size_t i = 0;
  while (i < other->length && small_letter(one[i]) == small_letter(other->units[i])) i++;
  return i == other->length && !one[i];
}

static inline bool same_text(const WIDE *one, const Text *other) {
  size_t i = 0;
  while (i < other->length && one[i] == other->units[i]) i++;
  return i == other->length && !one[i];
}
