/** mprerror.h, 900–956: code, name, meaning to a hang-up, meaning in words. */
export const ROUTER_ERRORS = `
900|ERROR_ROUTER_STOPPED||The router is not running
901|ERROR_ALREADY_CONNECTED||The interface is connected already
902|ERROR_UNKNOWN_PROTOCOL_ID||The protocol id is unknown to the router
903|ERROR_DDM_NOT_RUNNING||The demand-dial manager is not running
904|ERROR_INTERFACE_ALREADY_EXISTS||An interface of that name exists already
905|ERROR_NO_SUCH_INTERFACE||No interface of that name exists
906|ERROR_INTERFACE_NOT_CONNECTED||The interface is not connected
907|ERROR_PROTOCOL_STOP_PENDING||The protocol is being stopped
908|ERROR_INTERFACE_CONNECTED||The interface is connected and cannot be deleted
909|ERROR_NO_INTERFACE_CREDENTIALS_SET||No credentials are set for the interface
910|ERROR_ALREADY_CONNECTING||The interface is connecting already
911|ERROR_UPDATE_IN_PROGRESS||Routing information for the interface is being updated
912|ERROR_INTERFACE_CONFIGURATION||The interface configuration is invalid (same remote interface used twice)
913|ERROR_NOT_CLIENT_PORT||A client used a port reserved for routers
914|ERROR_NOT_ROUTER_PORT||A router used a port reserved for clients
915|ERROR_CLIENT_INTERFACE_ALREADY_EXISTS||A client interface of that name is connected already
916|ERROR_INTERFACE_DISABLED||The interface is disabled
917|ERROR_AUTH_PROTOCOL_REJECTED||The peer rejected the authentication protocol
918|ERROR_NO_AUTH_PROTOCOL_AVAILABLE||No authentication protocol is available
919|ERROR_PEER_REFUSED_AUTH||The server and the connection profile share no authentication protocol
920|ERROR_REMOTE_NO_DIALIN_PERMISSION||The remote account lacks dial-in permission
921|ERROR_REMOTE_PASSWD_EXPIRED||The remote account (password) has expired
922|ERROR_REMOTE_ACCT_DISABLED||The remote account is disabled
923|ERROR_REMOTE_RESTRICTED_LOGON_HOURS||The remote account may not log on at this hour
924|ERROR_REMOTE_AUTHENTICATION_FAILURE||The remote peer's credentials were not accepted
925|ERROR_INTERFACE_HAS_NO_DEVICES||The demand-dial interface has no routing-enabled port
926|ERROR_IDLE_DISCONNECTED||Disconnected for inactivity
927|ERROR_INTERFACE_UNREACHABLE||The interface cannot be reached now
928|ERROR_SERVICE_IS_PAUSED||The demand-dial service is paused
929|ERROR_INTERFACE_DISCONNECTED||The administrator disconnected the interface
930|ERROR_AUTH_SERVER_TIMEOUT||The authentication server did not answer in time
931|ERROR_PORT_LIMIT_REACHED||The multilink connection has reached its port limit
932|ERROR_PPP_SESSION_TIMEOUT||The user's session time limit was reached
933|ERROR_MAX_LAN_INTERFACE_LIMIT||LAN interface limit reached
934|ERROR_MAX_WAN_INTERFACE_LIMIT||Demand-dial interface limit reached
935|ERROR_MAX_CLIENT_INTERFACE_LIMIT||Client limit reached
936|ERROR_BAP_DISCONNECTED||The port was dropped by the bandwidth allocation (BAP) policy
937|ERROR_USER_LIMIT||Another connection of that kind is in use
938|ERROR_NO_RADIUS_SERVERS||No RADIUS server found
939|ERROR_INVALID_RADIUS_RESPONSE||Invalid RADIUS reply (check the shared secret)
940|ERROR_DIALIN_HOURS_RESTRICTION||No permission to connect at this time
941|ERROR_ALLOWED_PORT_TYPE_RESTRICTION||No permission for this device type
942|ERROR_AUTH_PROTOCOL_RESTRICTION||The authentication method is not allowed by the access policy
943|ERROR_BAP_REQUIRED||BAP is required for this user
944|ERROR_DIALOUT_HOURS_RESTRICTION||The interface may not connect at this time
945|ERROR_ROUTER_CONFIG_INCOMPATIBLE||The saved router configuration does not fit this router
946|WARNING_NO_MD5_MIGRATION||Old-format accounts are not migrated automatically
948|ERROR_PROTOCOL_ALREADY_INSTALLED||The transport is installed already
949|ERROR_INVALID_SIGNATURE_LENGTH||RADIUS: bad signature length
950|ERROR_INVALID_SIGNATURE||RADIUS: bad signature
951|ERROR_NO_SIGNATURE||RADIUS: no signature with the EAP message
952|ERROR_INVALID_PACKET_LENGTH_OR_ID||RADIUS: bad packet length or id
953|ERROR_INVALID_ATTRIBUTE_LENGTH||RADIUS: bad attribute length
954|ERROR_INVALID_PACKET||RADIUS: bad packet
955|ERROR_AUTHENTICATOR_MISMATCH||RADIUS: authenticator mismatch
956|ERROR_REMOTEACCESS_NOT_CONFIGURED||Routing and Remote Access is not configured or not running
`

/** Win32 codes that a RAS client meets. */
export const WIN32_ERRORS = `
0|ERROR_SUCCESS||Success (raserror.h also calls it SUCCESS)
2|ERROR_FILE_NOT_FOUND||File (or AutoDial address) not found
5|ERROR_ACCESS_DENIED||Not allowed for this caller
6|ERROR_INVALID_HANDLE|gone-already|The HRASCONN does not name a live connection: the documented end-of-hang-up signal of RasGetConnectStatus
8|ERROR_NOT_ENOUGH_MEMORY||Memory could not be had
14|ERROR_OUTOFMEMORY||Memory could not be had
50|ERROR_NOT_SUPPORTED||The request is not supported
87|ERROR_INVALID_PARAMETER||A parameter is wrong
110|ERROR_OPEN_FAILED||A device or file could not be opened
120|ERROR_CALL_NOT_IMPLEMENTED||Function not implemented on this system
122|ERROR_INSUFFICIENT_BUFFER||The text buffer is too small; NOT the same as 603
123|ERROR_INVALID_NAME||The entry name has a bad format
126|ERROR_MOD_NOT_FOUND||A DLL (for instance rasapi32.dll or a custom-dial DLL) could not be loaded
127|ERROR_PROC_NOT_FOUND||An exported function is missing
183|ERROR_ALREADY_EXISTS||The entry name exists already
259|ERROR_NO_MORE_ITEMS||The sub-entry index is beyond the last sub-entry
995|ERROR_OPERATION_ABORTED||The operation was cancelled
1058|ERROR_SERVICE_DISABLED||The service cannot be started (RasMan disabled)
1062|ERROR_SERVICE_NOT_ACTIVE||The service is not running
1068|ERROR_SERVICE_DEPENDENCY_FAIL||A service that RasMan needs did not start
1168|ERROR_NOT_FOUND||Element not found
1223|ERROR_CANCELLED||The user cancelled
1460|ERROR_TIMEOUT||The wait timed out (useful as our own result when polling ends at its deadline)
1722|RPC_S_SERVER_UNAVAILABLE||The service behind the call cannot be reached
1726|RPC_S_CALL_FAILED||The call to the service broke off
1753|EPT_S_NOT_REGISTERED||The service has no endpoint
2147942487|E_INVALIDARG||Zero handle, NULL pointer, zero sub-entry or an unsupported dwSize
`
