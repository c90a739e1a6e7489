#define WIN32_LEAN_AND_MEAN
#define _WIN32_WINNT 0x0601
#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>
#include <fcntl.h>
#include <io.h>
#include <sys/stat.h>
#include "platform.h"

static SRWLOCK mutex = SRWLOCK_INIT;
static CONDITION_VARIABLE changed = CONDITION_VARIABLE_INIT;

int64_t platform_clock(void) {
  static LARGE_INTEGER frequency;
  if (!frequency.QuadPart) QueryPerformanceFrequency(&frequency);
  LARGE_INTEGER now;
  QueryPerformanceCounter(&now);
  const int64_t seconds = now.QuadPart / frequency.QuadPart;
  return seconds * 1000000 + (now.QuadPart % frequency.QuadPart) * 1000000 / frequency.QuadPart;
}

unsigned long platform_thread(void) { return GetCurrentThreadId(); }
void platform_lock(void) { AcquireSRWLockExclusive(&mutex); }
void platform_unlock(void) { ReleaseSRWLockExclusive(&mutex); }

void platform_wait(int64_t until) {
  DWORD ms = INFINITE;
  if (until != NEVER) {
    const int64_t left = (until - platform_clock() + 999) / 1000;
    ms = left <= 0 ? 0 : left > 0x7FFFFFFF ? 0x7FFFFFFF : (DWORD)left;
  }
  SleepConditionVariableSRW(&changed, &mutex, ms, 0);
}

void platform_wake(void) { WakeAllConditionVariable(&changed); }

static DWORD WINAPI enter_thread(LPVOID run) {
  ((void (*)(void))run)();
  return 0;
}

void platform_start_thread(void (*run)(void)) {
  HMODULE self;
  GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_PIN, (LPCWSTR)run, &self);
  HANDLE thread = CreateThread(NULL, 0, enter_thread, (void *)run, 0, NULL);
  if (thread) CloseHandle(thread);
}

bool platform_environment(const char *name, char *value, size_t size) {
  const DWORD length = GetEnvironmentVariableA(name, value, (DWORD)size);
  return length > 0 && length < size;
}

void platform_set_last_error(uint32_t code) { SetLastError(code); }

int platform_open_log(const char *path) {
  return _open(path, _O_WRONLY | _O_CREAT | _O_APPEND | _O_BINARY | _O_NOINHERIT, _S_IREAD | _S_IWRITE);
}

void platform_write_log(int file, const char *text, size_t length) { _write(file, text, (unsigned)length); }
void platform_close_log(int file) { _close(file); }

void *platform_copy_event(void *event) {
  HANDLE copy = NULL;
  DuplicateHandle(GetCurrentProcess(), event, GetCurrentProcess(), &copy, 0, FALSE, DUPLICATE_SAME_ACCESS);
  return copy;
}

void platform_set_event(void *event) { SetEvent(event); }
void platform_close_event(void *event) { CloseHandle(event); }

bool platform_parse_ipv4(const char *text, uint8_t bytes[4]) { return inet_pton(AF_INET, text, bytes) == 1; }
bool platform_parse_ipv6(const char *text, uint8_t bytes[16]) { return inet_pton(AF_INET6, text, bytes) == 1; }
