#include "values.h"
#include <string.h>

static bool read_number(const char *text, size_t length, uint64_t most, uint64_t *number) {
  const bool hex = length > 2 && text[0] == '0' && text[1] == 'x';
  const unsigned base = hex ? 16 : 10;
  size_t i = hex ? 2 : 0;
  if (i == length) return false;
  uint64_t sum = 0;
  for (; i < length; i++) {
    const char c = text[i] >= 'A' && text[i] <= 'F' ? (char)(text[i] + 32) : text[i];
    const unsigned digit = c >= '0' && c <= '9' ? (unsigned)(c - '0') : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10) : 99;
    if (digit >= base || sum > (most - digit) / base) return false;
    sum = sum * base + digit;
  }
  *number = sum;
  return true;
}

bool value_time(const char *text, size_t length, int64_t *time) {
  static const struct { const char *name; double us; } units[] = {{"ms", 1e3}, {"min", 6e7}, {"s", 1e6}, {"h", 3.6e9}};
  if (length == 5 && !memcmp(text, "never", 5)) return *time = NEVER, true;
  if (length == 1 && *text == '0') return *time = 0, true;
  double number = 0, step = 0;
  size_t i = 0;
  for (; i < length && ((text[i] >= '0' && text[i] <= '9') || (text[i] == '.' && i > 0 && !step)); i++) {
    if (text[i] == '.') step = 1;
    else if (step) number += (step /= 10) * (text[i] - '0');
    else number = number * 10 + (text[i] - '0');
  }
  if (i == 0 || text[i - 1] == '.' || number > 1e9) return false;
  for (size_t u = 0; u < sizeof units / sizeof *units; u++)
    if (strlen(units[u].name) == length - i && !memcmp(units[u].name, text + i, length - i))
      return *time = (int64_t)(number * units[u].us + 0.5), true;
  return false;
}

static bool read_list(Scenario *scenario, const char *text, bool timed, List *list) {
  *list = (List){0};
  for (;;) {
    const size_t length = strcspn(text, ",");
    const char *mark = memchr(text, '@', length);
    if (mark && !timed) return false;
    uint64_t number;
    int64_t time = 0;
    if (!read_number(text, mark ? (size_t)(mark - text) : length, UINT32_MAX, &number)) return false;
    if (mark && (!value_time(mark + 1, length - (size_t)(mark + 1 - text), &time) || time == NEVER)) return false;
    if (list->count && time < list->items[list->count - 1].at) return false;
    list->items = arena_grow(&scenario->arena, list->items, list->count * sizeof(Timed), (list->count + 1) * sizeof(Timed));
    list->items[list->count++] = (Timed){(uint32_t)number, time};
    if (!text[length]) return true;
    text += length + 1;
  }
}

static bool read_choice(const char *choices, const char *text, uint32_t *choice) {
  uint32_t position = 0;
  for (const char *at = choices; *at; position++) {
    const size_t length = strcspn(at, " ");
    if (strlen(text) == length && !memcmp(at, text, length)) return *choice = position, true;
    at += length + (at[length] ? 1 : 0);
  }
  return false;
}

static bool read_witness(const char *text, Timed *witness) {
  uint64_t code = 0;
  if (!strcmp(text, "honest")) witness->at = WITNESS_HONEST;
  else if (!strcmp(text, "lie")) witness->at = WITNESS_LIE;
  else if (read_number(text, strlen(text), UINT32_MAX, &code)) witness->at = WITNESS_CODE;
  else return false;
  witness->code = (uint32_t)code;
  return true;
}

static bool read_address(const char *text, Address *address) {
  *address = (Address){0};
  if (!*text) return true;
  if (platform_parse_ipv4(text, address->bytes)) address->kind = 1;
  else if (platform_parse_ipv6(text, address->bytes)) address->kind = 2;
  return address->kind != 0;
}

bool value_read(Scenario *scenario, int line, const Key *key, const Pair *pair, void *at) {
  const char *text = pair->plain, *allowed = NULL;
  const size_t length = pair->text.length;
  uint64_t number = 0;
  switch (key->kind) {
    case TEXT:
      if (length <= key->limit) return *(Text *)at = pair->text, true;
      return scenario_fail(scenario, line, "%s has %zu units; at most %zu are allowed", key->name, length, key->limit);
    case WORD:
      if (length) return *(const char **)at = text, true;
      allowed = "a name";
      break;
    case TIME:
      if (value_time(text, length, at)) return true;
      allowed = "0, 250ms, 1.7s, 12min, 41h, never";
      break;
    case SPAN:
      if (value_time(text, length, at) && *(int64_t *)at != NEVER) return true;
      allowed = "0, 250ms, 1.7s, 12min, 41h";
      break;
    case NUMBER:
      if (read_number(text, length, UINT32_MAX, &number)) return *(uint32_t *)at = (uint32_t)number, true;
      allowed = "a number of 32 bits, decimal or 0x";
      break;
    case RATE:
      if (read_number(text, length, 1000000000000ull, &number)) return *(uint64_t *)at = number, true;
      allowed = "bit/s, at most 1000000000000";
      break;
    case WIDE_NUMBER:
      if (read_number(text, length, UINT64_MAX, at)) return true;
      allowed = "a number of 64 bits, decimal or 0x";
      break;
    case CHOICE:
      if (read_choice(key->choices, text, at)) return true;
      allowed = key->choices;
      break;
    case CODES:
      if (read_list(scenario, text, false, at)) return true;
      allowed = "codes like 616,616,0";
      break;
    case TIMED_CODES:
      if (read_list(scenario, text, true, at)) return true;
      allowed = "numbers with rising times like 0@0,6@2s";
      break;
    case ADDRESS:
      if (read_address(text, at)) return true;
      allowed = "an IPv4 or IPv6 address";
      break;
    case WITNESS:
      if (read_witness(text, at)) return true;
      allowed = "honest, lie, a code";
      break;
  }
  return scenario_fail(scenario, line, "%s=%.40s is not understood; allowed: %s", key->name, text, allowed);
}
