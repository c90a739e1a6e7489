#include "tokens.h"
#include <string.h>

enum { MOST_PAIRS = 64 };

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
static bool over(char c) { return c == 0 || c == '#'; }

static int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/* One UTF-8 character into one or two units; 0 = not UTF-8. Returns the bytes taken. */
static int take_utf8(const char *at, Text *text) {
  const unsigned char *s = (const unsigned char *)at;
  const int length = s[0] < 0x80 ? 1 : s[0] >= 0xC2 && s[0] < 0xE0 ? 2 : (s[0] & 0xF0) == 0xE0 ? 3 : s[0] >= 0xF0 && s[0] < 0xF5 ? 4 : 0;
  if (!length) return 0;
  uint32_t point = length == 1 ? s[0] : s[0] & (0x7F >> length);
  for (int i = 1; i < length; i++) {
    if ((s[i] & 0xC0) != 0x80) return 0;
    point = point << 6 | (s[i] & 0x3F);
  }
  if (point >= 0x10000) {
    text->units[text->length++] = (WIDE)(0xD800 + ((point - 0x10000) >> 10));
    text->units[text->length++] = (WIDE)(0xDC00 + (point & 0x3FF));
  } else {
    text->units[text->length++] = (WIDE)point;
  }
  return length;
}

/* After a backslash; returns the characters taken, 0 = no such escape. */
static int take_escape(const char *at, Text *text) {
  static const char names[] = "\"\\nrt", meanings[] = "\"\\\n\r\t";
  const char *found = *at ? strchr(names, *at) : NULL;
  if (found) {
    text->units[text->length++] = (WIDE)meanings[found - names];
    return 1;
  }
  if (*at != 'u') return 0;
  uint32_t unit = 0;
  for (int i = 1; i <= 4; i++) {
    const int digit = hex_digit(at[i]);
    if (digit < 0) return 0;
    unit = unit << 4 | (uint32_t)digit;
  }
  if (!unit) return 0;
  text->units[text->length++] = (WIDE)unit;
  return 5;
}

static const char *take_value(Scenario *scenario, int number, const char *at, Text *text) {
  const bool quoted = *at == '"';
  if (quoted) at++;
  text->units = arena_take(&scenario->arena, (strlen(at) + 1) * 2 * sizeof(WIDE));
  while (quoted ? *at && *at != '"' : !over(*at) && !blank(*at)) {
    const bool escape = quoted && *at == '\\';
    const int taken = escape ? take_escape(at + 1, text) : take_utf8(at, text);
    if (!taken) {
      scenario_fail(scenario, number, escape ? "no such escape at %.6s; allowed: \\\" \\\\ \\n \\r \\t \\uXXXX" : "not UTF-8 at %.6s", at);
      return NULL;
    }
    at += taken + (escape ? 1 : 0);
  }
  if (quoted && *at != '"') {
    scenario_fail(scenario, number, "a quote is not closed");
    return NULL;
  }
  if (quoted) at++;
  if (!over(*at) && !blank(*at)) {
    scenario_fail(scenario, number, "a blank is missing before \"%.16s\"", at);
    return NULL;
  }
  return at;
}

static const char *plain_of(Scenario *scenario, const Text *text) {
  char *plain = arena_take(&scenario->arena, text->length + 1);
  for (size_t i = 0; i < text->length; i++) plain[i] = text->units[i] < 0x80 ? (char)text->units[i] : '?';
  return plain;
}

static const char *take_word(Scenario *scenario, const char **at) {
  const char *start = *at;
  while (!over(**at) && !blank(**at) && **at != '=') (*at)++;
  const size_t length = (size_t)(*at - start);
  char *word = arena_take(&scenario->arena, length + 1);
  memcpy(word, start, length);
  return word;
}

bool tokens_read(Scenario *scenario, int number, const char *at, Tokens *tokens) {
  *tokens = (Tokens){0};
  while (blank(*at)) at++;
  if (over(*at)) return true;
  tokens->keyword = take_word(scenario, &at);
  tokens->pairs = arena_take(&scenario->arena, MOST_PAIRS * sizeof(Pair));
  for (;;) {
    while (blank(*at)) at++;
    if (over(*at)) return true;
    const char *key = take_word(scenario, &at);
    if (*at != '=') return scenario_fail(scenario, number, "\"%s\" is no key=value", key);
    for (size_t i = 0; i < tokens->count; i++)
      if (!strcmp(tokens->pairs[i].key, key)) return scenario_fail(scenario, number, "\"%s\" stands there twice", key);
    if (tokens->count == MOST_PAIRS) return scenario_fail(scenario, number, "more than %d keys", MOST_PAIRS);
    Pair *pair = &tokens->pairs[tokens->count++];
    pair->key = key;
    at = take_value(scenario, number, at + 1, &pair->text);
    if (!at) return false;
    pair->plain = plain_of(scenario, &pair->text);
  }
}
