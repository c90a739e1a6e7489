/* RasGetConnectionStatistics, RasGetLinkStatistics */
#include "call.h"
#include "wide.h"

/* Counters are 32 bits wide and wrap, as Windows' do. */
static uint32_t grown(uint32_t start, uint64_t rate, int64_t us) {
  return (uint32_t)(start + (uint64_t)((double)rate / 8e6 * (double)us));
}

/* What was counted before the start belongs to the first connection of an entry alone. */
static void add_bytes(RasStats *stats, const Counters *counters, bool first, int64_t us) {
  stats->bytes_sent += grown(first ? counters->sent : 0, counters->rate_out, us);
  stats->bytes_received += grown(first ? counters->received : 0, counters->rate_in, us);
}

static void add_link(RasStats *stats, const Life *life, const Link *link, int64_t now) {
  add_bytes(stats, &link->spec->counters, !life->generation, link->carried + (link->connected ? now - link->up_at : 0));
  if (link->connected) stats->bps += link->spec->counters.bps;
}

static void add_connection(RasStats *stats, const Life *life, int64_t now) {
  add_bytes(stats, &life->spec->counters, !life->generation, now - life->up_at);
  stats->bps += life->spec->counters.bps;
  for (uint32_t i = 0; i < life->spec->link_count; i++) add_link(stats, life, &life->links[i], now);
}

static uint32_t give(Call *call, RasStats *to, RasStats stats) {
  stats.size = sizeof stats;
  stats.compression_in = stats.compression_out = 100;
  stats.frames_sent = stats.bytes_sent / 640;
  stats.frames_received = stats.bytes_received / 640;
  *to = stats;
  return call_end(call, OK);
}

static int64_t connected_for(const Life *life, int64_t since, int64_t now) {
  return now - since + (since == life->up_at && !life->generation ? life->spec->up : 0);
}

static uint32_t give_connection(Call *call, RasStats *to, const Life *life) {
  RasStats stats = {.duration = (uint32_t)(connected_for(life, life->up_at, call->now) / 1000)};
  add_connection(&stats, life, call->now);
  return give(call, to, stats);
}

static uint32_t give_link(Call *call, RasStats *to, const Life *life, const Link *link) {
  RasStats stats = {.duration = (uint32_t)(connected_for(life, link->up_at, call->now) / 1000)};
  add_link(&stats, life, link, call->now);
  return give(call, to, stats);
}

uint32_t RasGetConnectionStatistics(HCONN handle, RasStats *answer) {
  Call call = call_begin(CONNECTION_STATISTICS, "handle=0x%llx size=%u", (unsigned long long)handle, answer ? answer->size : 0);
  if (call.answered) return call_end(&call, call.code);
  if (!handle || !answer || answer->size != sizeof *answer) return call_end(&call, E_ARGUMENT);
  const Found found = world_find(call.world, handle);
  if (!found.life || !life_alive(found.life)) return call_end(&call, ERROR_HANDLE);
  const Life *life = found.life;
  if (!found.link) return give_connection(&call, answer, life);
  return found.link->connected ? give_link(&call, answer, life, found.link) : call_end(&call, ERROR_HANDLE);
}

uint32_t RasGetLinkStatistics(HCONN handle, uint32_t index, RasStats *answer) {
  Call call = call_begin(LINK_STATISTICS, "handle=0x%llx index=%u size=%u", (unsigned long long)handle, index, answer ? answer->size : 0);
  if (call.answered) return call_end(&call, call.code);
  if (!handle || !index || !answer || answer->size != sizeof *answer) return call_end(&call, E_ARGUMENT);
  const Found found = world_find(call.world, handle);
  if (!found.life || found.link || !life_alive(found.life)) return call_end(&call, ERROR_HANDLE);
  const Life *life = found.life;
  const bool plain = !life->spec->link_count && index == 1;
  const Link *link = life_link(life, index);
  if (!plain && !link) {
    const bool left_out = life->spec->link_count && index <= life->spec->links[life->spec->link_count - 1].index;
    return call_end(&call, left_out ? ERROR_PORT_CLOSED : E_ARGUMENT);
  }
  if (link && !link->connected) return call_end(&call, ERROR_PORT_CLOSED);
  return link ? give_link(&call, answer, life, link) : give_connection(&call, answer, life);
}
