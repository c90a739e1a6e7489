#include "notification.h"
#include "call.h"

enum { MOST_REGISTRATIONS = 256 };
#define EVERY_CONNECTION UINT64_MAX

static struct { HCONN handle; void *event; uint32_t flags; } registrations[MOST_REGISTRATIONS];
static uint32_t registered, sent;

void notify(const Scenario *scenario, HCONN handle, Change change) {
  if (scenario->events == EVENTS_NEVER) return;
  for (uint32_t i = 0; i < registered; i++) {
    const bool every = registrations[i].handle == EVERY_CONNECTION;
    const uint32_t meant = registrations[i].flags & (every ? CHANGE_MADE | CHANGE_ENDED : CHANGE_ENDED | CHANGE_LINK_ADDED | CHANGE_LINK_REMOVED);
    if (!(meant & change) || (!every && registrations[i].handle != handle)) continue;
    if (scenario->events == EVENTS_ONCE && sent) return;
    sent++;
    if (registrations[i].event) platform_set_event(registrations[i].event);
  }
}

bool notification_add(HCONN handle, void *event, uint32_t flags) {
  if (registered == MOST_REGISTRATIONS) return false;
  registrations[registered].handle = handle;
  registrations[registered].event = platform_copy_event(event);
  registrations[registered++].flags = flags;
  return true;
}

void notification_forget_all(void) {
  for (uint32_t i = 0; i < registered; i++)
    if (registrations[i].event) platform_close_event(registrations[i].event);
  registered = sent = 0;
}

uint32_t RasConnectionNotificationW(HCONN handle, void *event, uint32_t flags) {
  Call call = call_begin(NOTIFICATION, "handle=0x%llx flags=0x%x", (unsigned long long)handle, flags);
  if (call.answered) return call_end(&call, call.code);
  const Found found = world_find(call.world, handle);
  if (handle != EVERY_CONNECTION && (!found.life || !life_alive(found.life))) return call_end(&call, ERROR_HANDLE);
  if (!event || !flags) return call_end(&call, ERROR_PARAMETER);
  return call_end(&call, notification_add(handle, event, flags) ? OK : ERROR_MEMORY);
}
