#include "call.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "log.h"
#include "notification.h"

static const char names[] = FUNCTION_NAMES " " SERVICE_NAMES;

static World world;
static bool begun, broken, thread_runs;
static int64_t started;
static uint64_t age;

static int64_t since_start(void) { return platform_clock() - started; }

/* Sees to it that ends are written when they are due, whether anybody calls or not. */
static void keep_time(void) {
  platform_lock();
  for (;;) {
    if (!broken) world_advance(&world, since_start());
    platform_wait(broken || world.next_due == NEVER ? NEVER : started + world.next_due);
  }
}

static void begin_world(const char *path, const char *log) {
  notification_forget_all();
  scenario_free(&world.scenario);
  world = (World){.next_due = NEVER};
  started = platform_clock();
  age++;
  begun = true;
  log_begin(log, started);
  if (path && *path) scenario_read(&world.scenario, path);
  else scenario_fail(&world.scenario, 0, "ONHOOK_SCENARIO names no file");
  broken = world.scenario.error[0] != 0;
  if (broken) {
    log_line("0 - error %s", world.scenario.error);
  } else {
    world_begin(&world);
    world_advance(&world, since_start());
  }
  if (!thread_runs) platform_start_thread(keep_time);
  thread_runs = true;
  platform_wake();
}

static void begin_from_environment(void) {
  char path[1024] = "", log[1024] = "";
  platform_environment("ONHOOK_SCENARIO", path, sizeof path);
  platform_environment("ONHOOK_DOUBLE_LOG", log, sizeof log);
  begin_world(path, log);
  if (broken) fprintf(stderr, "rasapi32 double: %s\n", world.scenario.error);
}

/* For processes that play many scenarios: ends the world, starts another one. Calls that block return. 0 = it was read. */
int OnHookDoubleReset(const char *scenario, const char *log) {
  platform_lock();
  begin_world(scenario, log);
  const int failed = broken;
  platform_unlock();
  return failed;
}

static const char *name_of(enum Function function) {
  static char name[64];
  const char *at = names;
  for (int i = 0; i < (int)function; i++) at = strchr(at, ' ') + 1;
  snprintf(name, sizeof name, "%.*s", (int)strcspn(at, " "), at);
  return name;
}

static CallSpec *override_of(const Call *call) {
  for (uint32_t i = 0; i < call->world->scenario.call_count; i++) {
    CallSpec *spec = &call->world->scenario.calls[i];
    const bool every = spec->function == EVERY_FUNCTION && call->function < OPEN_MANAGER;
    const bool meant = every || spec->function == call->function;
    const bool holds = call->now >= spec->from && call->now - spec->from < spec->lasts;
    if (!meant || !holds || (spec->times && spec->used >= spec->times)) continue;
    spec->used++;
    return spec;
  }
  return NULL;
}

static void answer(Call *call, uint32_t code) {
  call->answered = true;
  call->code = code;
}

Call call_begin(enum Function function, const char *arguments, ...) {
  Call call = {.function = function, .world = &world};
  platform_lock();
  va_list list;
  va_start(list, arguments);
  vsnprintf(call.arguments, sizeof call.arguments, arguments, list);
  va_end(list);
  if (!begun) begin_from_environment();
  call.age = age;
  call.now = since_start();
  if (broken) {
    answer(&call, ERROR_NO_RASMAN);
    return call;
  }
  world_advance(&world, call.now);
  const CallSpec *override = override_of(&call);
  if (!override) return call;
  const uint32_t code = override->code;
  if (function == HANG_UP && !code) {
    call.owed = override->blocks;
    return call;
  }
  if (call_block(&call, override->blocks) && code) answer(&call, code);
  return call;
}

bool call_block(Call *call, int64_t span) {
  if (!span) return true;
  log_line("%lld %lu enter %s %s", (long long)call->now, platform_thread(), name_of(call->function), call->arguments);
  const int64_t until = moment_after(call->now, span);
  while (age == call->age && since_start() < until) platform_wait(until == NEVER ? NEVER : started + until);
  call->now = since_start();
  if (age != call->age) {
    answer(call, ERROR_NO_RASMAN);
    return false;
  }
  world_advance(&world, call->now);
  return true;
}

uint32_t call_end(Call *call, uint32_t code) {
  if (call->age == age)
    log_line("%lld %lu call %s %s -> %u", (long long)since_start(), platform_thread(), name_of(call->function), call->arguments, code);
  platform_unlock();
  return code;
}
