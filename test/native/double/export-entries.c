/* RasGetEntryPropertiesW, RasGetSubEntryPropertiesW */
#include "call.h"
#include "log.h"
#include "wide.h"

static const uint32_t entry_sizes[] = {sizeof(RasEntry), 5656, 5616, 4048, 3496, 0};

static bool known_size(const uint32_t *sizes, uint32_t size) {
  while (*sizes && *sizes != size) sizes++;
  return *sizes != 0;
}

static bool is_dialled(const ConnectionSpec *spec) { return !spec->name.length || spec->name.units[0] == '.'; }
static bool in_book(const ConnectionSpec *spec, const WIDE *book) { return !book || same_path(book, &spec->phonebook); }

static bool book_exists(const Scenario *scenario, const WIDE *book) {
  for (uint32_t i = 0; i < scenario->connection_count; i++)
    if (in_book(&scenario->connections[i], book)) return true;
  return !book;
}

/* NULL = 621 or 623 in *code. */
static const ConnectionSpec *find_entry(const Scenario *scenario, const WIDE *book, const WIDE *entry, uint32_t *code) {
  for (uint32_t i = 0; i < scenario->connection_count; i++) {
    const ConnectionSpec *spec = &scenario->connections[i];
    if (!is_dialled(spec) && in_book(spec, book) && same_text(entry, &spec->name)) return spec;
  }
  *code = book_exists(scenario, book) ? ERROR_NO_ENTRY : ERROR_NO_PHONEBOOK;
  return NULL;
}

static uint32_t highest_index(const ConnectionSpec *spec) {
  return spec->link_count ? spec->links[spec->link_count - 1].index : 1;
}

uint32_t RasGetEntryPropertiesW(const WIDE *book, const WIDE *entry, RasEntry *to, uint32_t *bytes, void *device, uint32_t *device_bytes) {
  (void)device, (void)device_bytes;
  char texts[2][400];
  Call call = call_begin(ENTRY_PROPERTIES, "book=%s entry=%s bytes=%u", log_text(texts[0], sizeof texts[0], book),
                         log_text(texts[1], sizeof texts[1], entry), bytes ? *bytes : 0);
  if (call.answered) return call_end(&call, call.code);
  if (!entry || !bytes) return call_end(&call, ERROR_PARAMETER);
  const uint32_t room = *bytes;
  uint32_t code;
  const ConnectionSpec *spec = find_entry(&call.world->scenario, book, entry, &code);
  if (*entry && !spec) return call_end(&call, code);
  *bytes = sizeof *to;
  if (!to) return call_end(&call, ERROR_SMALL);
  if (!known_size(entry_sizes, to->size)) return call_end(&call, ERROR_SIZE);
  *bytes = to->size;
  if (room < to->size) return call_end(&call, ERROR_SMALL);
  RasEntry answer = {.size = to->size, .dial_mode = 1};
  if (spec) {
    answer.sub_entries = highest_index(spec);
    answer.dial_mode = spec->dial_mode;
    answer.idle_disconnect_seconds = spec->idle;
    put_text(answer.device_type, &spec->type);
    put_text(answer.device_name, &spec->device);
    answer.id = (RasGuid){0x0E000000 + spec->position, 0x4F6E, 0x486F, {0x8F, 0x6B}};
  }
  memcpy(to, &answer, answer.size);
  return call_end(&call, OK);
}

uint32_t RasGetSubEntryPropertiesW(const WIDE *book, const WIDE *entry, uint32_t index, RasSubEntry *to, uint32_t *bytes, void *unused, uint32_t *unused_bytes) {
  char texts[2][400];
  Call call = call_begin(SUB_ENTRY_PROPERTIES, "book=%s entry=%s index=%u bytes=%u", log_text(texts[0], sizeof texts[0], book),
                         log_text(texts[1], sizeof texts[1], entry), index, bytes ? *bytes : 0);
  if (call.answered) return call_end(&call, call.code);
  if (!entry || !bytes || !index || unused || unused_bytes) return call_end(&call, ERROR_PARAMETER);
  uint32_t code;
  const ConnectionSpec *spec = find_entry(&call.world->scenario, book, entry, &code);
  if (!spec) return call_end(&call, code);
  if (index > highest_index(spec)) return call_end(&call, ERROR_NO_ENTRY);
  const uint32_t room = *bytes;
  *bytes = sizeof *to;
  if (!to || room < sizeof *to) return call_end(&call, ERROR_SMALL);
  if (to->size != sizeof *to) return call_end(&call, ERROR_SIZE);
  const LinkSpec *link = NULL;
  for (uint32_t i = 0; i < spec->link_count; i++)
    if (spec->links[i].index == index) link = &spec->links[i];
  RasSubEntry answer = {.size = sizeof answer};
  put_text(answer.device_type, link ? &link->type : &spec->type);
  put_text(answer.device_name, link ? &link->device : &spec->device);
  put_text(answer.phone_number, link ? &link->number : &spec->number);
  *to = answer;
  return call_end(&call, OK);
}
