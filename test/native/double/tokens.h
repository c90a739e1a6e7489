/* One line of a scenario, cut into its keyword and its key=value pairs. */
#pragma once
#include "scenario.h"

typedef struct {
  const char *key;
  Text text;           /* UTF-16, escapes resolved */
  const char *plain;   /* the same, "?" for what is not ASCII */
} Pair;

typedef struct Tokens {
  const char *keyword;   /* NULL on a blank line */
  Pair *pairs;
  size_t count;
} Tokens;

bool tokens_read(Scenario *scenario, int number, const char *line, Tokens *tokens);
