/* The connections as they live: what the scenario says, as a function of time. Everything here is called with the lock
   held and takes `now`, µs since the start. */
#pragma once
#include "scenario.h"

enum { NOT_YET = -1 };

static inline int64_t moment_after(int64_t moment, int64_t span) { return span == NEVER ? NEVER : moment + span; }

typedef struct {
  const LinkSpec *spec;
  HCONN handle;
  bool connected;
  int64_t up_at, hung_at, due, gone_at, return_due;
  int64_t carried;    /* µs connected before up_at */
  uint32_t hangups;   /* calls so far */
} Link;

typedef struct {
  const ConnectionSpec *spec;
  struct Source *source;
  HCONN handle;
  uint32_t generation;   /* 0 = the first, then its returns */
  int64_t up_at, ends_due, hung_at, due, gone_at;
  bool hung_up;          /* the end came of a hang-up: `after` and `listed-late` hold */
  uint32_t refs, hangups, statuses;
  Link *links;
} Life;

typedef struct Source {
  const ConnectionSpec *spec;
  int64_t appear_due;
  HCONN handle;
  uint32_t generation, returns_left;
} Source;

typedef struct {
  Scenario scenario;
  Source *sources;
  Life **lives;   /* oldest first */
  uint32_t life_count, life_room;
  int64_t next_due;
  uint32_t grows_left;
} World;

typedef struct { Life *life; Link *link; } Found;

void world_begin(World *world);
/* Lets everything happen that was due by now. */
void world_advance(World *world, int64_t now);

/* Who has the handle: the living before the dead, the youngest first. A link's handle gives both. */
Found world_find(World *world, HCONN handle);
bool life_alive(const Life *life);
bool life_listed(const Life *life, int64_t now);
/* RASCONNSTATE at this moment; after the end, as it was last. */
uint32_t life_state(const Life *life, int64_t now);
/* The first connected link, or NULL. */
const Link *life_connected_link(const Life *life);
/* NULL where the connection has no such link. */
Link *life_link(const Life *life, uint32_t index);

/* The next code of a scripted list; the last repeats, an empty one is 0. */
uint32_t next_code(const List *codes, uint32_t *calls);
/* The code that holds at a time. */
uint32_t code_at(const List *codes, int64_t time, uint32_t otherwise);

/* What RasHangUp comes to; the drain begins now. */
uint32_t hang_up_connection(World *world, Life *life, int64_t now);
uint32_t hang_up_link(World *world, Life *life, Link *link, int64_t now);
