#include "arena.h"
#include <stdlib.h>
#include <string.h>

struct ArenaBlock {
  struct ArenaBlock *before;
  _Alignas(16) char bytes[];
};

void *arena_take(Arena *arena, size_t size) {
  struct ArenaBlock *block = calloc(1, sizeof *block + size);
  if (!block) abort();
  block->before = arena->last;
  arena->last = block;
  return block->bytes;
}

void *arena_grow(Arena *arena, const void *old, size_t old_size, size_t new_size) {
  void *fresh = arena_take(arena, new_size);
  if (old_size) memcpy(fresh, old, old_size);
  return fresh;
}

void arena_free(Arena *arena) {
  while (arena->last) {
    struct ArenaBlock *block = arena->last;
    arena->last = block->before;
    free(block);
  }
}
