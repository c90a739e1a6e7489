/* Microsoft's RAS structures as the Windows 7 SDK lays them out (WINVER 0x0601, 64 bits), declared here because mingw's own
   ras.h is an older, smaller version. The asserts hold the sizes and offsets against the documented ones. */
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef uint16_t WIDE;    /* WCHAR: UTF-16 on every system */
typedef uint64_t HCONN;   /* HRASCONN */

enum {
  OK = 0,
  ERROR_HANDLE = 6,
  ERROR_MEMORY = 8,
  ERROR_PARAMETER = 87,
  ERROR_SHORT_TEXT = 122,
  ERROR_NO_MORE = 259,
  ERROR_SMALL = 603,
  ERROR_PORT_CLOSED = 618,
  ERROR_NO_PHONEBOOK = 621,
  ERROR_NO_ENTRY = 623,
  ERROR_SIZE = 632,
  ERROR_NO_RASMAN = 711,
  ERROR_NO_PROTOCOL = 731,
};
#define E_ARGUMENT 0x80070057u

#pragma pack(push, 4)

typedef struct { uint32_t first; uint16_t second, third; uint8_t rest[8]; } RasGuid;

typedef struct {
  uint32_t size;
  HCONN handle;
  WIDE entry_name[257], device_type[17], device_name[129], phonebook[260];
  uint32_t sub_entry;
  RasGuid entry_id;
  uint32_t flags;
  uint32_t luid[2];
  RasGuid correlation_id;
} RasConn;

typedef struct { uint32_t type; uint8_t address[16]; } RasEndPoint;

typedef struct {
  uint32_t size, state, error;
  WIDE device_type[17], device_name[129], phone_number[129];
  RasEndPoint local, remote;
  uint32_t sub_state;
} RasConnStatus;

typedef struct {
  uint32_t size, bytes_sent, bytes_received, frames_sent, frames_received, crc, timeout, alignment, overrun, framing,
      buffer_overrun, compression_in, compression_out, bps, duration;
} RasStats;

/* Only what the double fills; the rest is room. */
typedef struct {
  uint32_t size;
  uint8_t room1[1892 - 4];
  WIDE device_type[17], device_name[129];
  uint8_t room2[3468 - 2184];
  uint32_t sub_entries, dial_mode;
  uint8_t room3[3492 - 3476];
  uint32_t idle_disconnect_seconds, type;
  uint8_t room4[3508 - 3500];
  RasGuid id;
  WIDE custom_dial_dll[260];
  uint8_t room5[5680 - 4044];
} RasEntry;

typedef struct {
  uint32_t size, flags;
  WIDE device_type[17], device_name[129], phone_number[129];
  uint32_t alternate_offset;
} RasSubEntry;

typedef struct { uint32_t size, error; WIDE local[16], remote[16]; uint32_t options, server_options; } RasPppIp;

typedef struct { uint32_t size, error; uint8_t local[8], remote[8], local_compression[2], remote_compression[2]; } RasPppIpv6;

typedef struct {
  uint32_t ipv4_error; uint8_t ipv4[4], ipv4_server[4]; uint32_t ipv4_options, ipv4_server_options;
  uint32_t ipv6_error; uint8_t interface_id[8], server_interface_id[8];
  uint32_t bundled, multilink, lcp[8], ccp[5];
} RasPppProjection;

typedef struct {
  uint32_t ipv4_error; uint8_t ipv4[4], ipv4_server[4];
  uint32_t ipv6_error; uint8_t ipv6[16], ipv6_server[16];
  uint32_t prefix_length, authentication, eap_type, flags, encryption;
  uint32_t ipv4_servers; uint64_t ipv4_list; uint32_t ipv6_servers; uint64_t ipv6_list;
} RasIkev2Projection;

typedef struct {
  uint32_t version, type;
  union { RasPppProjection ppp; RasIkev2Projection ikev2; } info;
} RasProjectionInfo;

#pragma pack(pop)

#define SIZE_IS(type, bytes) _Static_assert(sizeof(type) == (bytes), #type " has another size")
#define FIELD_AT(type, field, bytes) _Static_assert(offsetof(type, field) == (bytes), #type "." #field " is elsewhere")

SIZE_IS(RasGuid, 16);
SIZE_IS(RasConn, 1388);
FIELD_AT(RasConn, handle, 4);
FIELD_AT(RasConn, entry_name, 12);
FIELD_AT(RasConn, device_type, 526);
FIELD_AT(RasConn, device_name, 560);
FIELD_AT(RasConn, phonebook, 818);
FIELD_AT(RasConn, sub_entry, 1340);
FIELD_AT(RasConn, entry_id, 1344);
FIELD_AT(RasConn, flags, 1360);
FIELD_AT(RasConn, luid, 1364);
FIELD_AT(RasConn, correlation_id, 1372);
SIZE_IS(RasEndPoint, 20);
SIZE_IS(RasConnStatus, 608);
FIELD_AT(RasConnStatus, state, 4);
FIELD_AT(RasConnStatus, error, 8);
FIELD_AT(RasConnStatus, device_type, 12);
FIELD_AT(RasConnStatus, device_name, 46);
FIELD_AT(RasConnStatus, phone_number, 304);
FIELD_AT(RasConnStatus, local, 564);
FIELD_AT(RasConnStatus, remote, 584);
FIELD_AT(RasConnStatus, sub_state, 604);
SIZE_IS(RasStats, 60);
FIELD_AT(RasStats, compression_in, 44);
FIELD_AT(RasStats, bps, 52);
FIELD_AT(RasStats, duration, 56);
SIZE_IS(RasEntry, 5680);
FIELD_AT(RasEntry, device_type, 1892);
FIELD_AT(RasEntry, device_name, 1926);
FIELD_AT(RasEntry, sub_entries, 3468);
FIELD_AT(RasEntry, dial_mode, 3472);
FIELD_AT(RasEntry, idle_disconnect_seconds, 3492);
FIELD_AT(RasEntry, type, 3496);
FIELD_AT(RasEntry, id, 3508);
FIELD_AT(RasEntry, custom_dial_dll, 3524);
SIZE_IS(RasSubEntry, 564);
FIELD_AT(RasSubEntry, device_type, 8);
FIELD_AT(RasSubEntry, device_name, 42);
FIELD_AT(RasSubEntry, phone_number, 300);
FIELD_AT(RasSubEntry, alternate_offset, 560);
SIZE_IS(RasPppIp, 80);
FIELD_AT(RasPppIp, local, 8);
FIELD_AT(RasPppIp, remote, 40);
FIELD_AT(RasPppIp, options, 72);
SIZE_IS(RasPppIpv6, 28);
FIELD_AT(RasPppIpv6, remote, 16);
SIZE_IS(RasPppProjection, 100);
FIELD_AT(RasPppProjection, ipv6_error, 20);
FIELD_AT(RasPppProjection, bundled, 40);
SIZE_IS(RasIkev2Projection, 92);
FIELD_AT(RasIkev2Projection, ipv6_error, 12);
FIELD_AT(RasIkev2Projection, prefix_length, 48);
FIELD_AT(RasIkev2Projection, ipv4_list, 72);
FIELD_AT(RasIkev2Projection, ipv6_list, 84);
SIZE_IS(RasProjectionInfo, 108);
FIELD_AT(RasProjectionInfo, info, 8);
