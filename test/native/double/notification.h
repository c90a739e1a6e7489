/* RasConnectionNotification's registrations. */
#pragma once
#include "scenario.h"

/* As RASCN_ flags. */
typedef enum { CHANGE_MADE = 1, CHANGE_ENDED = 2, CHANGE_LINK_ADDED = 4, CHANGE_LINK_REMOVED = 8 } Change;

/* Sets the events that wait for such a change of this connection, as far as the scenario lets them. */
void notify(const Scenario *scenario, HCONN handle, Change change);
/* False where there is no room. `handle` -1 = every connection. */
bool notification_add(HCONN handle, void *event, uint32_t flags);
void notification_forget_all(void);
