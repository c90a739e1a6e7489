/* The functions that scenarios name, in the order of `function_names`. */
#pragma once

#define FUNCTION_NAMES                                                                                            \
  "* RasEnumConnectionsW RasGetConnectStatusW RasHangUpW RasGetSubEntryHandleW RasGetErrorStringW "               \
  "RasGetConnectionStatistics RasGetLinkStatistics RasConnectionNotificationW RasGetEntryPropertiesW "            \
  "RasGetSubEntryPropertiesW RasGetProjectionInfoW RasGetProjectionInfoEx RasEnumEntriesW RasDialDlgW"

enum Function {
  EVERY_FUNCTION,
  ENUM_CONNECTIONS,
  CONNECT_STATUS,
  HANG_UP,
  SUB_ENTRY_HANDLE,
  ERROR_STRING,
  CONNECTION_STATISTICS,
  LINK_STATISTICS,
  NOTIFICATION,
  ENTRY_PROPERTIES,
  SUB_ENTRY_PROPERTIES,
  PROJECTION,
  PROJECTION_EX,
  ENUM_ENTRIES,
  DIALOG,   /* of rasdlg.dll: known to scenarios, not here */
};
