/* Which keys each directive has, and what they are when left out. */
#include <stddef.h>
#include <string.h>
#include "functions.h"
#include "values.h"

#define S(field) offsetof(Scenario, field)
#define C(field) offsetof(ConnectionSpec, field)
#define L(field) offsetof(LinkSpec, field)
#define O(field) offsetof(CallSpec, field)
#define SERVICE "running stopped disabled starting stopping missing"

static const Key scenario_keys[] = {
    {"version", NUMBER, S(version), .required = true},
    {"title", TEXT, S(title), 1000},
    {"service", CHOICE, S(service), .choices = SERVICE},
    {"events", CHOICE, S(events), .choices = "each once never"},
    {"size-limit", NUMBER, S(size_limit)},
    {"grows", NUMBER, S(grows)},
    {"lies", CHOICE, S(lies), .choices = "none count bytes unterminated"},
    {0},
};

static const Key connection_keys[] = {
    {"id", WORD, C(id), .required = true},
    {"name", TEXT, C(name), 256},
    {"type", TEXT, C(type), 16},
    {"device", TEXT, C(device), 128},
    {"phonebook", TEXT, C(phonebook), 259},
    {"number", TEXT, C(number), 128},
    {"owner", CHOICE, C(owner), .choices = "me other unknown windows"},
    {"all-users", CHOICE, C(all_users), .choices = "no yes"},
    {"guid", CHOICE, C(guid_none), .choices = "auto none"},
    {"row", CHOICE, C(row), .choices = "plain no-handle unreadable"},
    {"handle", WIDE_NUMBER, C(handle)},
    {"up", SPAN, C(up)},
    {"appears", TIME, C(appears)},
    {"ends", TIME, C(ends)},
    {"state", NUMBER, C(state)},
    {"substate", NUMBER, C(sub_state)},
    {"bps", NUMBER, C(counters.bps)},
    {"rate-in", RATE, C(counters.rate_in)},
    {"rate-out", RATE, C(counters.rate_out)},
    {"received", NUMBER, C(counters.received)},
    {"sent", NUMBER, C(counters.sent)},
    {"local", ADDRESS, C(local)},
    {"remote", ADDRESS, C(remote)},
    {"dial-mode", NUMBER, C(dial_mode)},
    {"idle", NUMBER, C(idle)},
    {"drain", TIME, C(drain)},
    {"drain-states", TIMED_CODES, C(drain_states)},
    {"hangup-codes", CODES, C(hangup_codes)},
    {"hangup-blocks", TIME, C(hangup_blocks)},
    {"refs", NUMBER, C(refs)},
    {"after", TIMED_CODES, C(after)},
    {"listed", CHOICE, C(listed), .choices = "no yes"},
    {"listed-late", TIME, C(listed_late)},
    {"status-codes", CODES, C(status_codes)},
    {"status-blocks", TIME, C(status_blocks)},
    {"recycled-by", WORD, C(recycled_by)},
    {"returns", TIME, C(returns)},
    {"returns-times", NUMBER, C(returns_times)},
    {0},
};

static const Key link_keys[] = {
    {"of", WORD, L(of), .required = true},
    {"index", NUMBER, L(index)},
    {"type", TEXT, L(type), 16},
    {"device", TEXT, L(device), 128},
    {"number", TEXT, L(number), 128},
    {"connected", CHOICE, L(connected), .choices = "no yes"},
    {"bps", NUMBER, L(counters.bps)},
    {"rate-in", RATE, L(counters.rate_in)},
    {"rate-out", RATE, L(counters.rate_out)},
    {"received", NUMBER, L(counters.received)},
    {"sent", NUMBER, L(counters.sent)},
    {"drain", TIME, L(drain)},
    {"hangup-codes", CODES, L(hangup_codes)},
    {"hangup-blocks", TIME, L(hangup_blocks)},
    {"witness", WITNESS, L(witness)},
    {"witness-late", TIME, L(witness_late)},
    {"status", NUMBER, L(status)},
    {"returns", TIME, L(returns)},
    {0},
};

static const Key call_keys[] = {
    {"name", CHOICE, O(function), .choices = FUNCTION_NAMES, .required = true},
    {"code", NUMBER, O(code)},
    {"blocks", TIME, O(blocks)},
    {"from", SPAN, O(from)},
    {"for", TIME, O(lasts)},
    {"times", NUMBER, O(times)},
    {0},
};

static bool read_keys(Scenario *scenario, int line, const Tokens *tokens, const Key *keys, void *element) {
  uint64_t seen = 0;
  for (size_t i = 0; i < tokens->count; i++) {
    const Pair *pair = &tokens->pairs[i];
    const Key *key = keys;
    while (key->name && strcmp(key->name, pair->key)) key++;
    if (!key->name) {
      char allowed[400] = "";
      for (key = keys; key->name; key++) strcat(strcat(allowed, " "), key->name);
      return scenario_fail(scenario, line, "%s has no key \"%s\"; allowed:%s", tokens->keyword, pair->key, allowed);
    }
    seen |= 1ull << (key - keys);
    if (!value_read(scenario, line, key, pair, (char *)element + key->offset)) return false;
  }
  for (const Key *key = keys; key->name; key++)
    if (key->required && !(seen >> (key - keys) & 1))
      return scenario_fail(scenario, line, "%s needs the key \"%s\"", tokens->keyword, key->name);
  return true;
}

/* Room doubles, so that a thousand lines stay cheap. */
static void *one_more(Scenario *scenario, void *list, uint32_t count, size_t size) {
  return count & (count - 1) ? list : arena_grow(&scenario->arena, list, count * size, (count ? count * 2 : 1) * size);
}

#define ONE_MORE(scenario, list, count)                                                                      \
  ((scenario)->list = one_more(scenario, (scenario)->list, (scenario)->count, sizeof *(scenario)->list),     \
   &(scenario)->list[(scenario)->count++])

bool directive_read(Scenario *scenario, int line, const Tokens *tokens) {
  const char *keyword = tokens->keyword;
  if (!strcmp(keyword, "onhook-scenario")) {
    if (scenario->version) return scenario_fail(scenario, line, "onhook-scenario stands there twice");
    if (!read_keys(scenario, line, tokens, scenario_keys, scenario)) return false;
    return scenario->version == 1 || scenario_fail(scenario, line, "version %u is not known; allowed: 1", scenario->version);
  }
  if (!scenario->version) return scenario_fail(scenario, line, "the first directive must be onhook-scenario, not \"%s\"", keyword);
  if (!strcmp(keyword, "connection")) {
    ConnectionSpec *connection = ONE_MORE(scenario, connections, connection_count);
    *connection = (ConnectionSpec){.line = line, .ends = NEVER, .state = 0x2000, .dial_mode = 1, .drain = 800000, .refs = 1,
                                   .listed = 1, .returns = NEVER, .returns_times = 1, .position = scenario->connection_count};
    return read_keys(scenario, line, tokens, connection_keys, connection);
  }
  if (!strcmp(keyword, "link")) {
    LinkSpec *link = ONE_MORE(scenario, links, link_count);
    *link = (LinkSpec){.line = line, .connected = 1, .drain = 600000, .returns = NEVER};
    return read_keys(scenario, line, tokens, link_keys, link);
  }
  if (!strcmp(keyword, "call")) {
    CallSpec *call = ONE_MORE(scenario, calls, call_count);
    *call = (CallSpec){.lasts = NEVER};
    return read_keys(scenario, line, tokens, call_keys, call);
  }
  return scenario_fail(scenario, line, "\"%s\" is no directive; allowed: onhook-scenario connection link call", keyword);
}
