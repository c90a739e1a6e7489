/* What the calls of the port cost a C program, on the same library: µs of each, and the CPU of a whole refresh.
   native-calls <library> <calls of each> <refreshes>. Prints "call <name> <µs>" and "refresh <CPU µs> <wall µs> <calls>". */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { ROW = 1388, STATUS = 608, STATISTICS = 60, ROOM = 260 * ROW };
enum { RASP_IP = 0x8021, RASP_IPV6 = 0x8057, ANSWER = 8192 };

typedef uint64_t Handle;

static uint32_t (*enum_connections)(void *, uint32_t *, uint32_t *);
static uint32_t (*connect_status)(Handle, void *);
static uint32_t (*hang_up)(Handle);
static uint32_t (*sub_entry_handle)(Handle, uint32_t, Handle *);
static uint32_t (*connection_statistics)(Handle, void *);
static uint32_t (*link_statistics)(Handle, uint32_t, void *);
static uint32_t (*entry_properties)(const void *, const void *, void *, uint32_t *, void *, void *);
static uint32_t (*sub_entry_properties)(const void *, const void *, uint32_t, void *, uint32_t *, void *, void *);
static uint32_t (*projection)(Handle, uint32_t, void *, uint32_t *);
static uint32_t (*projection_ex)(Handle, void *, uint32_t *);
static uint32_t (*error_string)(uint32_t, void *, uint32_t);
static Handle (*open_manager)(const void *, const void *, uint32_t);
static Handle (*open_service)(Handle, const void *, uint32_t);
static uint32_t (*query_status)(Handle, uint32_t, void *, uint32_t, uint32_t *);

static void load(const char *path) {
  void *library = dlopen(path, RTLD_NOW);
  if (!library) fprintf(stderr, "%s\n", dlerror()), exit(2);
#define GET(variable, name) \
  if (!(*(void **)&variable = dlsym(library, name))) fprintf(stderr, "%s\n", dlerror()), exit(2)
  GET(enum_connections, "RasEnumConnectionsW");
  GET(connect_status, "RasGetConnectStatusW");
  GET(hang_up, "RasHangUpW");
  GET(sub_entry_handle, "RasGetSubEntryHandleW");
  GET(connection_statistics, "RasGetConnectionStatistics");
  GET(link_statistics, "RasGetLinkStatistics");
  GET(entry_properties, "RasGetEntryPropertiesW");
  GET(sub_entry_properties, "RasGetSubEntryPropertiesW");
  GET(projection, "RasGetProjectionInfoW");
  GET(projection_ex, "RasGetProjectionInfoEx");
  GET(error_string, "RasGetErrorStringW");
  GET(open_manager, "OpenSCManagerW");
  GET(open_service, "OpenServiceW");
  GET(query_status, "QueryServiceStatusEx");
}

static double micros(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

static uint8_t rows[ROOM], answer[65536];
static uint32_t count, bytes, calls;
static Handle manager, service, first;
static uint16_t name[257], book[260];
static const uint16_t service_name[] = {'R', 'a', 's', 'M', 'a', 'n', 0};

/* A fresh struct that says how long it is, as every call wants it. */
static void *sized(uint32_t size, uint32_t zeroed) {
  memset(answer, 0, zeroed);
  memcpy(answer, &size, 4);
  return answer;
}

static Handle handle_of(uint32_t row) {
  Handle handle;
  memcpy(&handle, rows + row * ROW + 4, sizeof handle);
  return handle;
}

static void list(void) {
  memset(rows, 0, sizeof rows);
  *(uint32_t *)rows = ROW;
  bytes = sizeof rows;
  calls++;
  if (enum_connections(rows, &bytes, &count)) fprintf(stderr, "The list cannot be had.\n"), exit(2);
}

static void status(Handle handle) { calls++, connect_status(handle, sized(STATUS, STATUS)); }
static void statistics(Handle handle) { calls++, connection_statistics(handle, sized(STATISTICS, STATISTICS)); }
static void link_of(Handle handle, uint32_t i) { calls++, link_statistics(handle, i, sized(STATISTICS, STATISTICS)); }

static void project(Handle handle, uint32_t protocol, uint32_t size) {
  bytes = size;
  calls++;
  projection(handle, protocol, sized(size, size), &bytes);
}

static void addresses(Handle handle) {
  bytes = 4096;
  calls++;
  projection_ex(handle, sized(4, 4096), &bytes);
  project(handle, RASP_IP, 80);
  project(handle, RASP_IPV6, 28);
}

static void refresh(void) {
  list();
  for (uint32_t row = 0; row < count; row++) {
    const Handle handle = handle_of(row);
    status(handle);
    for (uint32_t i = 1;; i++) {
      Handle link = 0;
      calls++;
      const uint32_t code = sub_entry_handle(handle, i, &link);
      if (code && code != 618) break;
      if (code) continue;
      status(link);
      link_of(handle, i);
    }
    statistics(handle);
    addresses(handle);
  }
}

static void one_list(void) { list(); }
static void one_status(void) { status(first); }
static void one_hang_up(void) { hang_up(0xDEAD0000); }
static void one_sub_entry(void) { Handle link; sub_entry_handle(first, 1, &link); }
static void one_statistics(void) { statistics(first); }
static void one_link(void) { link_of(first, 1); }
static void one_entry(void) { bytes = 8192; entry_properties(book, name, sized(5680, 8192), &bytes, NULL, NULL); }
static void one_sub(void) { bytes = 2048; sub_entry_properties(book, name, 1, sized(564, 2048), &bytes, NULL, NULL); }
static void one_projection(void) { addresses(first); }
static void one_text(void) { error_string(619, answer, 1024); }
static void one_service(void) { query_status(service, 0, answer, 36, &bytes); }

static const struct { const char *name; void (*run)(void); } each[] = {
    {"serviceState", one_service}, {"enumConnections", one_list}, {"connectStatus", one_status}, {"hangUp", one_hang_up},
    {"subEntryHandle", one_sub_entry}, {"connectionStatistics", one_statistics}, {"linkStatistics", one_link},
    {"entryProperties", one_entry}, {"subEntryProperties", one_sub}, {"projection", one_projection},
    {"errorString", one_text},
};

int main(int argc, char **argv) {
  if (argc != 4) return fprintf(stderr, "native-calls <library> <calls of each> <refreshes>\n"), 2;
  load(argv[1]);
  const int times = atoi(argv[2]), refreshes = atoi(argv[3]);
  manager = open_manager(NULL, NULL, 1);
  service = open_service(manager, service_name, 5);
  list();
  first = handle_of(0);
  memcpy(name, rows + 12, sizeof name);
  memcpy(book, rows + 12 + 2 * (257 + 17 + 129), sizeof book);
  for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
    const double begun = micros(CLOCK_MONOTONIC);
    for (int time = 0; time < times; time++) each[i].run();
    printf("call %s %.3f\n", each[i].name, (micros(CLOCK_MONOTONIC) - begun) / times);
  }
  refresh();
  calls = 0;
  const double begun = micros(CLOCK_MONOTONIC), cpu = micros(CLOCK_PROCESS_CPUTIME_ID);
  for (int time = 0; time < refreshes; time++) refresh();
  printf("refresh %.1f %.1f %u\n", (micros(CLOCK_PROCESS_CPUTIME_ID) - cpu) / refreshes,
         (micros(CLOCK_MONOTONIC) - begun) / refreshes, calls / refreshes);
  return 0;
}
