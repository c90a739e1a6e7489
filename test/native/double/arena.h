/* Memory that is given back all at once. */
#pragma once
#include <stddef.h>

typedef struct { struct ArenaBlock *last; } Arena;

/* Zeroed; the program ends where there is no memory. */
void *arena_take(Arena *arena, size_t size);
/* A copy with room for more, the added part zeroed. */
void *arena_grow(Arena *arena, const void *old, size_t old_size, size_t new_size);
void arena_free(Arena *arena);
