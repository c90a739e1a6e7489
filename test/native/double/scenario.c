#include "scenario.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tokens.h"

enum { HIGHEST_LINK = 4095, MOST_REFERENCES = 1000, LONGEST_ID = 64 };

bool scenario_fail(Scenario *scenario, int line, const char *format, ...) {
  if (scenario->error[0]) return false;
  int length = line ? snprintf(scenario->error, sizeof scenario->error, "line %d: ", line) : 0;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(scenario->error + length, sizeof scenario->error - (size_t)length, format, arguments);
  va_end(arguments);
  return false;
}

static Text text_of(Scenario *scenario, const char *plain) {
  Text text = {.length = strlen(plain)};
  text.units = arena_take(&scenario->arena, (text.length + 1) * sizeof(WIDE));
  for (size_t i = 0; i < text.length; i++) text.units[i] = (WIDE)plain[i];
  return text;
}

static ConnectionSpec *connection_by_id(Scenario *scenario, const char *id) {
  for (uint32_t i = 0; i < scenario->connection_count; i++)
    if (!strcmp(scenario->connections[i].id, id)) return &scenario->connections[i];
  return NULL;
}

static bool check_heir(Scenario *scenario, const ConnectionSpec *spec) {
  const ConnectionSpec *heir = connection_by_id(scenario, spec->recycled_by);
  if (!heir || heir == spec)
    return scenario_fail(scenario, spec->line, "recycled-by names \"%s\", which is no other connection", spec->recycled_by);
  return heir->appears == NEVER || scenario_fail(scenario, spec->line, "recycled-by wants appears=never on \"%s\"", heir->id);
}

static bool complete_connection(Scenario *scenario, ConnectionSpec *spec) {
  if (connection_by_id(scenario, spec->id) != spec) return scenario_fail(scenario, spec->line, "the id \"%s\" is taken", spec->id);
  if (strlen(spec->id) > LONGEST_ID) return scenario_fail(scenario, spec->line, "the id is longer than %d", LONGEST_ID);
  if (spec->recycled_by && !check_heir(scenario, spec)) return false;
  if (!spec->refs || spec->refs > MOST_REFERENCES)
    return scenario_fail(scenario, spec->line, "refs=%u is not understood; allowed: 1 to %d", spec->refs, MOST_REFERENCES);
  if (spec->ends <= spec->appears && spec->appears != NEVER)
    return scenario_fail(scenario, spec->line, "\"%s\" ends before it appears", spec->id);
  if (!spec->name.units) spec->name = text_of(scenario, spec->id);
  if (!spec->type.units) spec->type = text_of(scenario, "vpn");
  if (!spec->device.units) spec->device = text_of(scenario, "WAN Miniport");
  if (!spec->phonebook.units)
    spec->phonebook = text_of(scenario, "C:\\ProgramData\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk");
  if (!spec->number.units) spec->number = text_of(scenario, "");
  if (!spec->handle) spec->handle = (uint64_t)spec->position * 0x1000;
  return true;
}

/* Links of one connection, by index; an index left out is none. */
static bool take_link(Scenario *scenario, const LinkSpec *link) {
  ConnectionSpec *owner = connection_by_id(scenario, link->of);
  if (!owner) return scenario_fail(scenario, link->line, "of names \"%s\", which is no connection", link->of);
  LinkSpec mine = *link;
  if (!mine.index) mine.index = owner->link_count ? owner->links[owner->link_count - 1].index + 1 : 1;
  if (mine.index > HIGHEST_LINK) return scenario_fail(scenario, mine.line, "index %u is above %d", mine.index, HIGHEST_LINK);
  if (!mine.type.units) mine.type = owner->type;
  if (!mine.device.units) mine.device = owner->device;
  if (!mine.number.units) mine.number = owner->number;
  uint32_t place = owner->link_count;
  while (place && owner->links[place - 1].index > mine.index) place--;
  if (place && owner->links[place - 1].index == mine.index)
    return scenario_fail(scenario, mine.line, "index %u of \"%s\" is taken", mine.index, link->of);
  owner->links = arena_grow(&scenario->arena, owner->links, owner->link_count * sizeof mine, (owner->link_count + 1) * sizeof mine);
  memmove(owner->links + place + 1, owner->links + place, (owner->link_count - place) * sizeof mine);
  owner->links[place] = mine;
  owner->link_count++;
  return true;
}

static char *read_whole(Scenario *scenario, const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  char *text = arena_take(&scenario->arena, 1);
  size_t length = 0;
  for (char part[65536];;) {
    const size_t got = fread(part, 1, sizeof part, file);
    if (!got) break;
    text = arena_grow(&scenario->arena, text, length, length + got + 1);
    memcpy(text + length, part, got);
    length += got;
  }
  fclose(file);
  return text;
}

static bool read_lines(Scenario *scenario, char *text) {
  if (!strncmp(text, "\xEF\xBB\xBF", 3)) text += 3;
  for (int number = 1; text; number++) {
    char *end = strchr(text, '\n');
    if (end) *end = 0;
    Tokens tokens;
    if (!tokens_read(scenario, number, text, &tokens)) return false;
    if (tokens.keyword && !directive_read(scenario, number, &tokens)) return false;
    text = end ? end + 1 : NULL;
  }
  return scenario->version || scenario_fail(scenario, 0, "there is no onhook-scenario directive");
}

void scenario_read(Scenario *scenario, const char *path) {
  *scenario = (Scenario){0};
  char *text = read_whole(scenario, path);
  if (!text) {
    scenario_fail(scenario, 0, "%.300s cannot be read", path);
    return;
  }
  if (!read_lines(scenario, text)) return;
  for (uint32_t i = 0; i < scenario->connection_count; i++)
    if (!complete_connection(scenario, &scenario->connections[i])) return;
  for (uint32_t i = 0; i < scenario->link_count; i++)
    if (!take_link(scenario, &scenario->links[i])) return;
}

void scenario_free(Scenario *scenario) {
  arena_free(&scenario->arena);
  *scenario = (Scenario){0};
}
