/* The functions that scenarios name, then those that they cannot name; both in the order of `enum Function`. */
#pragma once

#define FUNCTION_NAMES                                                                                            \
  "* RasEnumConnectionsW RasGetConnectStatusW RasHangUpW RasGetSubEntryHandleW RasGetErrorStringW "               \
  "RasGetConnectionStatistics RasGetLinkStatistics RasConnectionNotificationW RasGetEntryPropertiesW "            \
  "RasGetSubEntryPropertiesW RasGetProjectionInfoW RasGetProjectionInfoEx RasDialDlgW"
#define SERVICE_NAMES "OpenSCManagerW OpenServiceW QueryServiceStatusEx QueryServiceConfigW CloseServiceHandle"

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
  DIALOG,   /* of rasdlg.dll: known to scenarios, not here */
  OPEN_MANAGER,
  OPEN_SERVICE,
  SERVICE_STATUS,
  SERVICE_CONFIG,
  CLOSE_SERVICE,
};
