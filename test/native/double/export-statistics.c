/* RasGetConnectionStatistics, RasGetLinkStatistics */
#include "call.h"
#include "wide.h"

/* Counters are 32 bits wide and wrap, as Windows' do. */
static uint32_t grown(uint32_t start, uint64_t rate, int64_t us) {
  return (uint32_t)(start + (uint64_t)((double)rate / 8e6 * (double)us));
}

static void add(RasStats *stats, const Counters *counters, bool first, int64_t us) {
  stats->bytes_sent += grown(first ? counters->sent : 0, counters->rate_out, us);
  stats->bytes_received += grown(first ? counters->received : 0, counters->rate_in, us);
  stats->bps += counters->bps;
}

static uint32_t give(Call *call, RasStats *to, RasStats stats) {
  stats.size = sizeof stats;
  stats.frames_sent = stats.bytes_sent / 1000;
  stats.frames_received = stats.bytes_received / 1000;
  *to = stats;
  return call_end(call, OK);
}

static int64_t connected_for(const Life *life, int64_t since, int64_t now) {
  return now - since + (since == life->up_at && !life->generation ? life->spec->up : 0);
}

uint32_t RasGetConnectionStatistics(HCONN handle, RasStats *answer) {
  Call call = call_begin(CONNECTION_STATISTICS, "handle=0x%llx size=%u", (unsigned long long)handle, answer ? answer->size : 0);
  if (call.answered) return call_end(&call, call.code);
  if (!handle || !answer || answer->size != sizeof *answer) return call_end(&call, E_ARGUMENT);
  const Found found = world_find(call.world, handle);
  if (!found.life || !life_alive(found.life)) return call_end(&call, ERROR_HANDLE);
  const Life *life = found.life;
  RasStats stats = {.duration = (uint32_t)(connected_for(life, life->up_at, call.now) / 1000)};
  add(&stats, &life->spec->counters, !life->generation, call.now - life->up_at);
  for (uint32_t i = 0; i < life->spec->link_count; i++) {
    const Link *link = &life->links[i];
    if (link->connected) add(&stats, &link->spec->counters, link->first, call.now - link->up_at);
  }
  return give(&call, answer, stats);
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
  const int64_t since = link ? link->up_at : life->up_at;
  RasStats stats = {.duration = (uint32_t)(connected_for(life, since, call.now) / 1000)};
  add(&stats, link ? &link->spec->counters : &life->spec->counters, link ? link->first : !life->generation, call.now - since);
  return give(&call, answer, stats);
}
