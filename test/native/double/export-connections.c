/* RasEnumConnectionsW, RasGetConnectStatusW, RasHangUpW, RasGetSubEntryHandleW */
#include "call.h"
#include "log.h"
#include "wide.h"

/* Every version of RASCONNW that Windows has had, and of RASCONNSTATUSW: a smaller one is the beginning of a larger one. */
static const uint32_t conn_sizes[] = {sizeof(RasConn), 1372, 1360, 1344, 820, 0};
static const uint32_t status_sizes[] = {sizeof(RasConnStatus), 564, 304, 0};

static bool known_size(const uint32_t *sizes, uint32_t size) {
  while (*sizes && *sizes != size) sizes++;
  return *sizes != 0;
}

static void put_row(RasConn *row, const Life *life) {
  static const uint32_t owner_flags[] = {[OWNER_ME] = 12, [OWNER_OTHER] = 4, [OWNER_UNKNOWN] = 0, [OWNER_WINDOWS] = 4};
  static const uint32_t sessions[] = {[OWNER_ME] = 0x2A51C, [OWNER_OTHER] = 0x51B07, [OWNER_UNKNOWN] = 0, [OWNER_WINDOWS] = 0x3E7};
  const ConnectionSpec *spec = life->spec;
  const Link *link = life_connected_link(life);
  row->handle = life->handle;
  put_text(row->entry_name, &spec->name);
  put_text(row->device_type, link ? &link->spec->type : &spec->type);
  put_text(row->device_name, link ? &link->spec->device : &spec->device);
  put_text(row->phonebook, &spec->phonebook);
  row->sub_entry = link ? link->spec->index : 1;
  row->entry_id = (RasGuid){0x0E000000 + spec->position, 0x4F6E, 0x486F, {0x8F, 0x6B}};
  row->flags = owner_flags[spec->owner] | (spec->all_users ? 1 : 0);
  row->luid[0] = sessions[spec->owner];
  row->luid[1] = 0;
  if (!spec->guid_none) row->correlation_id = (RasGuid){0x0C000000 + spec->position, (uint16_t)life->generation, 0x4000, {0x80, 0x01}};
}

uint32_t RasEnumConnectionsW(RasConn *rows, uint32_t *bytes, uint32_t *count) {
  const uint32_t size = rows ? rows->size : 0, room = bytes ? *bytes : 0;
  Call call = call_begin(ENUM_CONNECTIONS, "rows=%s size=%u bytes=%u", rows ? "given" : "null", size, room);
  if (call.answered) return call_end(&call, call.code);
  if (!bytes || !count) return call_end(&call, ERROR_PARAMETER);
  const Scenario *scenario = &call.world->scenario;
  const uint32_t limit = scenario->size_limit ? scenario->size_limit : sizeof *rows;
  const uint32_t *newest = conn_sizes;
  while (newest[1] && *newest > limit) newest++;
  if (rows && (!known_size(conn_sizes, size) || size > limit)) return call_end(&call, ERROR_SIZE);

  uint32_t listed = 0;
  for (uint32_t i = 0; i < call.world->life_count; i++) listed += life_listed(call.world->lives[i], call.now);
  const uint32_t step = rows ? size : *newest, needed = listed * step;
  *count = 0;
  *bytes = needed;
  if (room < needed) return call_end(&call, ERROR_SMALL);
  if (!rows) return call_end(&call, OK);
  if (call.world->grows_left) {
    call.world->grows_left--;
    *bytes = room + step;
    return call_end(&call, ERROR_SMALL);
  }
  uint8_t *at = (uint8_t *)rows;
  for (uint32_t i = 0; i < call.world->life_count; i++) {
    const Life *life = call.world->lives[i];
    if (!life_listed(life, call.now)) continue;
    RasConn row = {.size = size};
    put_row(&row, life);
    if (scenario->lies == LIES_UNTERMINATED)
      for (int unit = 0; unit < 257; unit++) row.entry_name[unit] = 'x';
    if (life->spec->row == ROW_NO_HANDLE) row.handle = 0;
    if (life->spec->row == ROW_UNREADABLE) {
      memset(&row, 0xB5, sizeof row);
      row.handle = life->handle;
    }
    memcpy(at, &row, size);
    at += size;
  }
  *count = scenario->lies == LIES_COUNT ? room / size + 7 : listed;
  if (scenario->lies == LIES_BYTES) *bytes = needed / 2;
  return call_end(&call, OK);
}

static void put_end_point(RasEndPoint *point, const Address *address) {
  point->type = address->kind;
  memcpy(point->address, address->bytes, sizeof point->address);
}

static uint32_t connection_status(Call *call, const Life *life) {
  if (!life_alive(life)) {
    const int64_t dead_for = call->now - life->gone_at;
    return life->hung_up ? code_at(&life->spec->after, dead_for, life->spec->after.count ? 0 : ERROR_HANDLE) : ERROR_HANDLE;
  }
  return next_code(&life->spec->status_codes, &((Life *)life)->statuses);
}

static uint32_t link_status(const Life *life, const Link *link) {
  if (!life_alive(life)) return ERROR_HANDLE;
  return link->connected ? OK : link->spec->status;
}

uint32_t RasGetConnectStatusW(HCONN handle, RasConnStatus *status) {
  Call call = call_begin(CONNECT_STATUS, "handle=0x%llx size=%u", (unsigned long long)handle, status ? status->size : 0);
  if (call.answered) return call_end(&call, call.code);
  if (!status) return call_end(&call, ERROR_PARAMETER);
  if (!known_size(status_sizes, status->size)) return call_end(&call, ERROR_SIZE);
  Found found = world_find(call.world, handle);
  if (found.life && !found.link) {
    if (!call_block(&call, found.life->spec->status_blocks)) return call_end(&call, call.code);
    found = world_find(call.world, handle);
  }
  if (!found.life) return call_end(&call, ERROR_HANDLE);
  const ConnectionSpec *spec = found.life->spec;
  const uint32_t code = found.link ? link_status(found.life, found.link) : connection_status(&call, found.life);
  if (code) return call_end(&call, code);

  RasConnStatus answer = {.size = status->size, .state = life_state(found.life, call.now), .sub_state = spec->sub_state};
  put_text(answer.device_type, found.link ? &found.link->spec->type : &spec->type);
  put_text(answer.device_name, found.link ? &found.link->spec->device : &spec->device);
  put_text(answer.phone_number, found.link ? &found.link->spec->number : &spec->number);
  put_end_point(&answer.local, &spec->local);
  put_end_point(&answer.remote, &spec->remote);
  memcpy(status, &answer, answer.size);
  return call_end(&call, OK);
}

uint32_t RasHangUpW(HCONN handle) {
  Call call = call_begin(HANG_UP, "handle=0x%llx", (unsigned long long)handle);
  if (call.answered) return call_end(&call, call.code);
  const Found found = world_find(call.world, handle);
  if (!found.life || !life_alive(found.life) || (found.link && !found.link->connected)) {
    return call_block(&call, call.owed) ? call_end(&call, ERROR_HANDLE) : call_end(&call, call.code);
  }
  const int64_t blocks = found.link ? found.link->spec->hangup_blocks : found.life->spec->hangup_blocks;
  const uint32_t code = found.link ? hang_up_link(call.world, found.life, found.link, call.now)
                                   : hang_up_connection(call.world, found.life, call.now);
  if (!call_block(&call, blocks == NEVER ? NEVER : moment_after(blocks, call.owed))) return call_end(&call, call.code);
  return call_end(&call, code);
}

static uint32_t witness_code(const Link *link, int64_t now) {
  const LinkSpec *spec = link->spec;
  if (link->hung_at == NOT_YET) return link->connected ? OK : ERROR_PORT_CLOSED;
  if (spec->witness.at == WITNESS_LIE) return OK;
  if (spec->witness.at == WITNESS_CODE) return spec->witness.code;
  return link->connected || now < moment_after(link->gone_at, spec->witness_late) ? OK : ERROR_PORT_CLOSED;
}

uint32_t RasGetSubEntryHandleW(HCONN handle, uint32_t index, HCONN *answer) {
  Call call = call_begin(SUB_ENTRY_HANDLE, "handle=0x%llx index=%u", (unsigned long long)handle, index);
  if (call.answered) return call_end(&call, call.code);
  if (!answer) return call_end(&call, ERROR_PARAMETER);
  const Found found = world_find(call.world, handle);
  if (!found.life || found.link || !life_alive(found.life)) return call_end(&call, ERROR_HANDLE);
  const ConnectionSpec *spec = found.life->spec;
  if (!spec->link_count) {
    if (index != 1) return call_end(&call, ERROR_NO_MORE);
    *answer = found.life->handle;
    return call_end(&call, OK);
  }
  if (!index || index > spec->links[spec->link_count - 1].index) return call_end(&call, ERROR_NO_MORE);
  const Link *link = life_link(found.life, index);
  const uint32_t code = link ? witness_code(link, call.now) : ERROR_PORT_CLOSED;
  if (!code) *answer = link->handle;
  return call_end(&call, code);
}
