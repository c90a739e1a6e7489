/* Reads one value of a scenario into a field. */
#pragma once
#include "tokens.h"

typedef enum { TEXT, WORD, TIME, SPAN, NUMBER, RATE, WIDE_NUMBER, CHOICE, CODES, TIMED_CODES, ADDRESS, WITNESS } Kind;

typedef struct {
  const char *name;
  Kind kind;
  size_t offset;
  size_t limit;          /* TEXT: units at most */
  const char *choices;   /* CHOICE: separated by blanks; the field becomes the position */
  bool required;
} Key;

/* `at` is the field. */
bool value_read(Scenario *scenario, int line, const Key *key, const Pair *pair, void *at);
/* µs; false where it is none. */
bool value_time(const char *text, size_t length, int64_t *time);
