/* RasGetErrorStringW */
#include <stdio.h>
#include "call.h"
#include "wide.h"

enum { FIRST_CODE = 600, LAST_CODE = 875 };

uint32_t RasGetErrorStringW(uint32_t code, WIDE *text, uint32_t room) {
  Call call = call_begin(ERROR_STRING, "code=%u room=%u", code, room);
  if (call.answered) return call_end(&call, call.code);
  if (!text || code < FIRST_CODE || code > LAST_CODE) return call_end(&call, ERROR_PARAMETER);
  char plain[64];
  const int length = snprintf(plain, sizeof plain, "The text of error %u in this system's language.", code);
  if ((uint32_t)length >= room) return call_end(&call, ERROR_SHORT_TEXT);
  put_plain(text, plain);
  return call_end(&call, OK);
}
