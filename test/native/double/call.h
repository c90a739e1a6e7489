/* What every export has in common: the lock, the world brought up to now, the scenario's overrides, the log. */
#pragma once
#include "functions.h"
#include "world.h"

typedef struct {
  enum Function function;
  char arguments[1024];
  World *world;
  int64_t now;       /* µs since the start */
  uint64_t age;      /* of the world, so that a call that blocked sees that it is another one */
  int64_t owed;      /* µs that RasHangUp shall block once it has begun its work */
  bool answered;     /* the code is decided: end the call with it */
  uint32_t code;
} Call;

/* Takes the lock; call_end gives it back. */
Call call_begin(enum Function function, const char *arguments, ...) __attribute__((format(gnu_printf, 2, 3)));
/* Lets others go on for so long. False: the world was exchanged meanwhile, and the call is answered. */
bool call_block(Call *call, int64_t span);
/* Writes the line. */
uint32_t call_end(Call *call, uint32_t code);
