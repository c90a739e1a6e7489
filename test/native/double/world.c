#include "world.h"
#include <string.h>
#include "log.h"
#include "notification.h"

#define RETURN_STEP 0x1000000u

static int64_t earlier(int64_t one, int64_t other) { return one < other ? one : other; }

static void start_link(Link *link, const Life *life, int64_t at) {
  link->connected = true;
  link->handle = life->handle + link->spec->index;
  link->up_at = at;
  link->hung_at = link->gone_at = NOT_YET;
  link->due = link->return_due = NEVER;
  link->hangups = 0;
}

static void start_life(World *world, Source *source, int64_t at) {
  const ConnectionSpec *spec = source->spec;
  Arena *arena = &world->scenario.arena;
  Life *life = arena_take(arena, sizeof *life);
  *life = (Life){.spec = spec, .source = source, .handle = source->handle, .generation = source->generation, .up_at = at,
                 .ends_due = source->generation ? NEVER : spec->ends, .hung_at = NOT_YET, .due = NEVER, .gone_at = NOT_YET, .refs = spec->refs};
  life->links = arena_take(arena, (spec->link_count + 1) * sizeof *life->links);
  for (uint32_t i = 0; i < spec->link_count; i++) {
    life->links[i] = (Link){.spec = &spec->links[i], .up_at = NOT_YET, .hung_at = NOT_YET,
                            .due = NEVER, .gone_at = NOT_YET, .return_due = NEVER};
    if (spec->links[i].connected) start_link(&life->links[i], life, at);
  }
  if (world->life_count == world->life_room) {
    const uint32_t room = world->life_room ? world->life_room * 2 : 64;
    world->lives = arena_grow(arena, world->lives, world->life_room * sizeof *world->lives, room * sizeof *world->lives);
    world->life_room = room;
  }
  world->lives[world->life_count++] = life;
  source->appear_due = NEVER;
  log_line("%lld - truth connected %s 0x%llx", (long long)at, spec->id, (unsigned long long)life->handle);
  notify(&world->scenario, life->handle, CHANGE_MADE);
}

static void log_link_gone(const Life *life, const Link *link, int64_t at) {
  log_line("%lld - truth gone %s link %u 0x%llx", (long long)at, life->spec->id, link->spec->index, (unsigned long long)link->handle);
}

static Source *source_by_id(World *world, const char *id) {
  for (uint32_t i = 0; i < world->scenario.connection_count; i++)
    if (!strcmp(world->sources[i].spec->id, id)) return &world->sources[i];
  return NULL;
}

static void end_life(World *world, Life *life, int64_t at, bool hung_up) {
  for (uint32_t i = 0; i < life->spec->link_count; i++) {
    Link *link = &life->links[i];
    if (link->connected && link->hung_at != NOT_YET) log_link_gone(life, link, at);
    if (link->connected) link->gone_at = at;
    link->connected = false;
    link->due = link->return_due = NEVER;
  }
  life->gone_at = at;
  life->hung_up = hung_up;
  life->due = life->ends_due = NEVER;
  log_line("%lld - truth gone %s 0x%llx", (long long)at, life->spec->id, (unsigned long long)life->handle);
  notify(&world->scenario, life->handle, CHANGE_ENDED);
  Source *source = life->source;
  if (life->spec->returns != NEVER && source->returns_left) {
    source->returns_left--;
    source->generation++;
    source->handle = life->handle + RETURN_STEP;
    source->appear_due = moment_after(at, life->spec->returns);
  }
  Source *heir = life->spec->recycled_by ? source_by_id(world, life->spec->recycled_by) : NULL;
  if (heir) {
    heir->handle = life->handle;
    heir->appear_due = at;
  }
}

static void end_link(World *world, Life *life, Link *link, int64_t at) {
  log_link_gone(life, link, at);
  link->connected = false;
  link->carried += at - link->up_at;
  link->gone_at = at;
  link->due = NEVER;
  link->return_due = moment_after(at, link->spec->returns);
  notify(&world->scenario, life->handle, CHANGE_LINK_REMOVED);
  if (!life_connected_link(life)) end_life(world, life, at, true);
}

static void return_link(World *world, Life *life, Link *link, int64_t at) {
  start_link(link, life, at);
  notify(&world->scenario, life->handle, CHANGE_LINK_ADDED);
}

static int64_t life_next(const Life *life) {
  if (!life_alive(life)) return NEVER;
  int64_t next = earlier(life->due, life->ends_due);
  for (uint32_t i = 0; i < life->spec->link_count; i++)
    next = earlier(next, earlier(life->links[i].due, life->links[i].return_due));
  return next;
}

static void advance_life(World *world, Life *life, int64_t at) {
  for (uint32_t i = 0; i < life->spec->link_count && life_alive(life); i++) {
    if (life->links[i].due <= at) end_link(world, life, &life->links[i], at);
    else if (life->links[i].return_due <= at) return_link(world, life, &life->links[i], at);
  }
  if (life_alive(life) && (life->due <= at || life->ends_due <= at)) end_life(world, life, at, life->due <= at);
}

static int64_t find_next(const World *world) {
  int64_t next = NEVER;
  for (uint32_t i = 0; i < world->scenario.connection_count; i++) next = earlier(next, world->sources[i].appear_due);
  for (uint32_t i = 0; i < world->life_count; i++) next = earlier(next, life_next(world->lives[i]));
  return next;
}

void world_advance(World *world, int64_t now) {
  while (world->next_due <= now) {
    const int64_t at = world->next_due;
    const uint32_t lives = world->life_count;
    for (uint32_t i = 0; i < lives; i++) advance_life(world, world->lives[i], at);
    for (uint32_t i = 0; i < world->scenario.connection_count; i++)
      if (world->sources[i].appear_due <= at) start_life(world, &world->sources[i], at);
    world->next_due = find_next(world);
  }
}

void world_begin(World *world) {
  Scenario *scenario = &world->scenario;
  world->sources = arena_take(&scenario->arena, (scenario->connection_count + 1) * sizeof *world->sources);
  for (uint32_t i = 0; i < scenario->connection_count; i++) {
    const ConnectionSpec *spec = &scenario->connections[i];
    world->sources[i] = (Source){.spec = spec, .appear_due = spec->appears, .handle = spec->handle, .returns_left = spec->returns_times};
  }
  world->grows_left = scenario->grows;
  world->next_due = 0;
}

static void begin_drain(World *world, int64_t due) {
  world->next_due = earlier(world->next_due, due);
  platform_wake();
}

static bool accepts(uint32_t code) { return code == 0 || code == 617; }

uint32_t hang_up_connection(World *world, Life *life, int64_t now) {
  const uint32_t code = next_code(&life->spec->hangup_codes, &life->hangups);
  if (!accepts(code) || life->hung_at != NOT_YET) return code;
  log_line("%lld - truth hung-up %s 0x%llx", (long long)now, life->spec->id, (unsigned long long)life->handle);
  if (--life->refs) return code;
  life->hung_at = now;
  life->due = moment_after(now, life->spec->drain);
  begin_drain(world, life->due);
  return code;
}

uint32_t hang_up_link(World *world, Life *life, Link *link, int64_t now) {
  const uint32_t code = next_code(&link->spec->hangup_codes, &link->hangups);
  if (!accepts(code) || link->hung_at != NOT_YET) return code;
  log_line("%lld - truth hung-up %s link %u 0x%llx", (long long)now, life->spec->id, link->spec->index, (unsigned long long)link->handle);
  link->hung_at = now;
  link->due = moment_after(now, link->spec->drain);
  begin_drain(world, link->due);
  return code;
}
