/* RasGetProjectionInfoW, RasGetProjectionInfoEx */
#include <stdio.h>
#include "call.h"
#include "wide.h"

enum { PPP_IP = 0x8021, PPP_IPV6 = 0x8057, TYPE_PPP = 1, TYPE_IKEV2 = 2, IPV4 = 1, IPV6 = 2 };

/* "IKEv2" in the device's name makes it one. */
static bool is_ikev2(const ConnectionSpec *spec) {
  static const char mark[] = "IKEv2";
  for (size_t i = 0; i + sizeof mark - 1 <= spec->device.length; i++) {
    size_t same = 0;
    while (mark[same] && spec->device.units[i + same] == (WIDE)mark[same]) same++;
    if (!mark[same]) return true;
  }
  return false;
}

static uint32_t kind_of(const ConnectionSpec *spec) { return spec->local.kind ? spec->local.kind : spec->remote.kind; }

static void put_ipv4(WIDE *field, const Address *address) {
  char text[16] = "";
  const uint8_t *b = address->bytes;
  if (address->kind == IPV4) snprintf(text, sizeof text, "%u.%u.%u.%u", b[0], b[1], b[2], b[3]);
  put_plain(field, text);
}

static bool is_multilink(const Life *life) { return life->spec->link_count > 1; }

/* Each begins with dwSize. */
typedef union { uint32_t size; RasPppIp ip; RasPppIpv6 ipv6; } Answer;

static bool project(const Found *found, uint32_t protocol, Answer *answer) {
  const Life *life = found->life;
  const ConnectionSpec *spec = life->spec;
  const bool ppp = !is_ikev2(spec);
  *answer = (Answer){0};
  if (protocol == PPP_IP && ppp && kind_of(spec) == IPV4) {
    answer->ip = (RasPppIp){.size = sizeof answer->ip};
    put_ipv4(answer->ip.local, &spec->local);
    put_ipv4(answer->ip.remote, &spec->remote);
  } else if (protocol == PPP_IPV6 && ppp && kind_of(spec) == IPV6) {
    answer->ipv6 = (RasPppIpv6){.size = sizeof answer->ipv6};
    memcpy(answer->ipv6.local, spec->local.bytes + 8, 8);
    memcpy(answer->ipv6.remote, spec->remote.bytes + 8, 8);
  } else {
    return false;
  }
  return true;
}

uint32_t RasGetProjectionInfoW(HCONN handle, uint32_t protocol, uint32_t *to, uint32_t *bytes) {
  Call call = call_begin(PROJECTION, "handle=0x%llx protocol=0x%x bytes=%u", (unsigned long long)handle, protocol, bytes ? *bytes : 0);
  if (call.answered) return call_end(&call, call.code);
  if (!bytes) return call_end(&call, ERROR_PARAMETER);
  const Found found = world_find(call.world, handle);
  if (!found.life || !life_alive(found.life)) return call_end(&call, ERROR_HANDLE);
  if (protocol != PPP_IP && protocol != PPP_IPV6) return call_end(&call, ERROR_PARAMETER);
  Answer answer;
  if (!project(&found, protocol, &answer)) return call_end(&call, ERROR_NO_PROTOCOL);
  const uint32_t room = *bytes;
  *bytes = answer.size;
  if (!to || room < answer.size) return call_end(&call, ERROR_SMALL);
  if (*to != answer.size) return call_end(&call, ERROR_SIZE);
  memcpy(to, &answer, answer.size);
  return call_end(&call, OK);
}

static void put_ikev2(RasIkev2Projection *to, const ConnectionSpec *spec) {
  const uint32_t kind = kind_of(spec);
  to->ipv4_error = kind == IPV4 ? OK : ERROR_NO_PROTOCOL;
  to->ipv6_error = kind == IPV6 ? OK : ERROR_NO_PROTOCOL;
  memcpy(kind == IPV4 ? to->ipv4 : to->ipv6, spec->local.bytes, kind == IPV4 ? 4 : 16);
  memcpy(kind == IPV4 ? to->ipv4_server : to->ipv6_server, spec->remote.bytes, kind == IPV4 ? 4 : 16);
  to->prefix_length = kind == IPV6 ? 64 : 0;
}

static void put_ppp(RasPppProjection *to, const Life *life) {
  const ConnectionSpec *spec = life->spec;
  const uint32_t kind = kind_of(spec);
  to->ipv4_error = kind == IPV4 ? OK : ERROR_NO_PROTOCOL;
  to->ipv6_error = kind == IPV6 ? OK : ERROR_NO_PROTOCOL;
  if (kind == IPV4) {
    memcpy(to->ipv4, spec->local.bytes, 4);
    memcpy(to->ipv4_server, spec->remote.bytes, 4);
  } else {
    memcpy(to->interface_id, spec->local.bytes + 8, 8);
    memcpy(to->server_interface_id, spec->remote.bytes + 8, 8);
  }
  to->bundled = to->multilink = is_multilink(life);
}

uint32_t RasGetProjectionInfoEx(HCONN handle, RasProjectionInfo *to, uint32_t *bytes) {
  Call call = call_begin(PROJECTION_EX, "handle=0x%llx version=%u bytes=%u", (unsigned long long)handle, to ? to->version : 0, bytes ? *bytes : 0);
  if (call.answered) return call_end(&call, call.code);
  if (!bytes) return call_end(&call, ERROR_PARAMETER);
  const Found found = world_find(call.world, handle);
  if (!found.life || !life_alive(found.life)) return call_end(&call, ERROR_HANDLE);
  const uint32_t room = *bytes;
  *bytes = sizeof *to;
  if (!to || room < sizeof *to) return call_end(&call, ERROR_SMALL);
  if (to->version < 1 || to->version > 4) return call_end(&call, ERROR_SIZE);
  const ConnectionSpec *spec = found.life->spec;
  if (!kind_of(spec)) return call_end(&call, ERROR_NO_PROTOCOL);
  RasProjectionInfo answer = {.version = to->version, .type = is_ikev2(spec) ? TYPE_IKEV2 : TYPE_PPP};
  if (is_ikev2(spec)) put_ikev2(&answer.info.ikev2, spec);
  else put_ppp(&answer.info.ppp, found.life);
  *to = answer;
  return call_end(&call, OK);
}
