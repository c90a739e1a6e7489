/* A scenario as read from its file; docs/scenarios.md says what each key means. Times are µs. */
#pragma once
#include <stdbool.h>
#include "arena.h"
#include "platform.h"
#include "ras-types.h"

struct Tokens;

typedef struct { WIDE *units; size_t length; } Text;
typedef struct { uint32_t code; int64_t at; } Timed;
typedef struct { Timed *items; size_t count; } List;
typedef struct { uint32_t kind; uint8_t bytes[16]; } Address;   /* kind as in RASTUNNELENDPOINT */

typedef enum { WITNESS_HONEST, WITNESS_LIE, WITNESS_CODE } Witness;
typedef enum { EVENTS_EACH, EVENTS_ONCE, EVENTS_NEVER } Events;
typedef enum { LIES_NONE, LIES_COUNT, LIES_BYTES, LIES_UNTERMINATED } Lies;
typedef enum { ROW_PLAIN, ROW_NO_HANDLE, ROW_UNREADABLE } RowKind;
typedef enum { OWNER_ME, OWNER_OTHER, OWNER_UNKNOWN, OWNER_WINDOWS } Owner;

typedef struct { uint32_t bps, received, sent; uint64_t rate_in, rate_out; } Counters;

typedef struct {
  const char *of;
  int line;
  uint32_t index;
  Text type, device, number;
  uint32_t connected;
  Counters counters;
  int64_t drain;
  List hangup_codes;
  int64_t hangup_blocks;
  Timed witness;   /* at: a Witness */
  int64_t witness_late;
  uint32_t status;
  int64_t returns;
} LinkSpec;

typedef struct ConnectionSpec {
  const char *id;
  Text name, type, device, phonebook, number;
  uint32_t owner, all_users, guid_none, row;
  uint64_t handle;
  int64_t up, appears, ends;
  uint32_t state, sub_state;
  Counters counters;
  Address local, remote;
  uint32_t dial_mode, idle;
  int64_t drain;
  List drain_states, hangup_codes;
  int64_t hangup_blocks;
  uint32_t refs;
  List after;
  uint32_t listed;
  int64_t listed_late;
  List status_codes;
  int64_t status_blocks;
  const char *recycled_by;
  int64_t returns;
  uint32_t returns_times;
  LinkSpec *links;   /* by index */
  uint32_t link_count;
  uint32_t position;
  int line;
} ConnectionSpec;

typedef struct {
  uint32_t function;   /* an enum Function */
  uint32_t code;
  int64_t blocks, from, lasts;
  uint32_t times, used;
} CallSpec;

typedef struct {
  uint32_t version, service, events, size_limit, grows, lies;
  Text title;
  ConnectionSpec *connections;
  uint32_t connection_count;
  LinkSpec *links;   /* as they stand in the file; later each connection has its own */
  uint32_t link_count;
  CallSpec *calls;
  uint32_t call_count;
  Arena arena;
  char error[512];   /* "" where the file was read */
} Scenario;

void scenario_read(Scenario *scenario, const char *path);
void scenario_free(Scenario *scenario);

/* Says what is wrong, once; always false. */
bool scenario_fail(Scenario *scenario, int line, const char *format, ...) __attribute__((format(gnu_printf, 3, 4)));
/* Fills one more element of the scenario from a line. */
bool directive_read(Scenario *scenario, int line, const struct Tokens *tokens);
