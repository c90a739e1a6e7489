/* OpenSCManagerW, OpenServiceW, QueryServiceStatusEx, QueryServiceConfigW, CloseServiceHandle: what the scenario's `service`
   says of RasMan. Failure is FALSE, and the code stands where GetLastError finds it. */
#include "call.h"
#include "wide.h"

typedef struct { uint32_t type, state, controls, exit_code, specific_code, checkpoint, wait_hint, process, flags; } ServiceStatus;
typedef struct {
  uint32_t type, start, error_control;
  WIDE *path, *group;
  uint32_t tag;
  WIDE *dependencies, *account, *display_name;
} ServiceConfig;

_Static_assert(sizeof(ServiceStatus) == 36 && offsetof(ServiceStatus, state) == 4, "SERVICE_STATUS_PROCESS");
_Static_assert(sizeof(ServiceConfig) == 64 && offsetof(ServiceConfig, start) == 4, "QUERY_SERVICE_CONFIGW");

/* In the order of the scenario's words. */
enum { RUNNING, STOPPED, DISABLED, STARTING, STOPPING, MISSING };
static const uint32_t states[] = {[RUNNING] = 4, [STOPPED] = 1, [DISABLED] = 1, [STARTING] = 2, [STOPPING] = 3};
enum { SHARED_PROCESS = 0x20, ON_DEMAND = 3, NEVER_STARTED = 4 };
enum { NOT_ENOUGH_ROOM = 122, WRONG_LEVEL = 124, NO_SUCH_SERVICE = 1060 };

#define MANAGER ((HCONN)0x5C0001)
#define SERVICE ((HCONN)0x5C0002)

static uint32_t end(Call *call, uint32_t code) {
  call_end(call, code);
  if (code) platform_set_last_error(code);
  return code == OK;
}

static HCONN end_with(Call *call, uint32_t code, HCONN handle) { return end(call, code) ? handle : 0; }

HCONN OpenSCManagerW(const WIDE *machine, const WIDE *database, uint32_t access) {
  (void)machine, (void)database;
  Call call = call_begin(OPEN_MANAGER, "access=%u", access);
  return end_with(&call, call.answered ? call.code : OK, MANAGER);
}

HCONN OpenServiceW(HCONN manager, const WIDE *name, uint32_t access) {
  static WIDE known[] = {'R', 'a', 's', 'M', 'a', 'n', 0};
  Call call = call_begin(OPEN_SERVICE, "access=%u", access);
  if (call.answered) return end_with(&call, call.code, 0);
  if (manager != MANAGER) return end_with(&call, ERROR_HANDLE, 0);
  const bool there = call.world->scenario.service != MISSING && same_path(name, &(Text){known, 6});
  return end_with(&call, there ? OK : NO_SUCH_SERVICE, SERVICE);
}

uint32_t QueryServiceStatusEx(HCONN service, uint32_t level, ServiceStatus *status, uint32_t room, uint32_t *needed) {
  Call call = call_begin(SERVICE_STATUS, "level=%u room=%u", level, room);
  if (call.answered) return end(&call, call.code);
  if (service != SERVICE) return end(&call, ERROR_HANDLE);
  if (level != 0) return end(&call, WRONG_LEVEL);
  *needed = sizeof *status;
  if (room < sizeof *status) return end(&call, NOT_ENOUGH_ROOM);
  *status = (ServiceStatus){.type = SHARED_PROCESS, .state = states[call.world->scenario.service]};
  return end(&call, OK);
}

uint32_t QueryServiceConfigW(HCONN service, ServiceConfig *config, uint32_t room, uint32_t *needed) {
  Call call = call_begin(SERVICE_CONFIG, "room=%u", room);
  if (call.answered) return end(&call, call.code);
  if (service != SERVICE) return end(&call, ERROR_HANDLE);
  *needed = sizeof *config;
  if (room < sizeof *config) return end(&call, NOT_ENOUGH_ROOM);
  const bool disabled = call.world->scenario.service == DISABLED;
  *config = (ServiceConfig){.type = SHARED_PROCESS, .start = disabled ? NEVER_STARTED : ON_DEMAND};
  return end(&call, OK);
}

uint32_t CloseServiceHandle(HCONN handle) {
  Call call = call_begin(CLOSE_SERVICE, "of=%s", handle == MANAGER ? "manager" : "service");
  if (call.answered) return end(&call, call.code);
  return end(&call, handle == MANAGER || handle == SERVICE ? OK : ERROR_HANDLE);
}
