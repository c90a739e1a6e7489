/* What is asked of the connections; nothing changes here. */
#include "world.h"

bool life_alive(const Life *life) { return life->gone_at == NOT_YET; }

const Link *life_connected_link(const Life *life) {
  for (uint32_t i = 0; i < life->spec->link_count; i++)
    if (life->links[i].connected) return &life->links[i];
  return NULL;
}

Link *life_link(const Life *life, uint32_t index) {
  for (uint32_t i = 0; i < life->spec->link_count; i++)
    if (life->links[i].spec->index == index) return &life->links[i];
  return NULL;
}

uint32_t code_at(const List *codes, int64_t time, uint32_t otherwise) {
  uint32_t code = otherwise;
  for (size_t i = 0; i < codes->count && codes->items[i].at <= time; i++) code = codes->items[i].code;
  return code;
}

uint32_t next_code(const List *codes, uint32_t *calls) {
  if (!codes->count) return 0;
  const size_t at = *calls < codes->count ? *calls : codes->count - 1;
  ++*calls;
  return codes->items[at].code;
}

uint32_t life_state(const Life *life, int64_t now) {
  if (life->hung_at == NOT_YET) return life->spec->state;
  const int64_t moment = life_alive(life) ? now : life->gone_at;
  return code_at(&life->spec->drain_states, moment - life->hung_at, life->spec->state);
}

bool life_listed(const Life *life, int64_t now) {
  if (life_alive(life)) return life->spec->listed || life->hung_at == NOT_YET;
  return life->hung_up && life->spec->listed && now < moment_after(life->gone_at, life->spec->listed_late);
}

static bool has_handle(const Life *life, HCONN handle, Link **link) {
  *link = NULL;
  if (life->handle == handle) return true;
  for (uint32_t i = 0; i < life->spec->link_count; i++)
    if (life->links[i].handle == handle && life->links[i].up_at != NOT_YET) return *link = &life->links[i], true;
  return false;
}

Found world_find(World *world, HCONN handle) {
  Found dead = {0};
  for (uint32_t i = world->life_count; i-- > 0;) {
    Link *link;
    Life *life = world->lives[i];
    if (!has_handle(life, handle, &link)) continue;
    if (life_alive(life)) return (Found){life, link};
    if (!dead.life) dead = (Found){life, link};
  }
  return dead;
}
