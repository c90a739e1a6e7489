/** raserror.h, 600–875: code, name, meaning to a hang-up, meaning in words. */
export const RAS_ERRORS = `
600|PENDING|draining|An operation has been started and has not finished yet
601|ERROR_INVALID_PORT_HANDLE||The port handle is not a valid one
602|ERROR_PORT_ALREADY_OPEN||The port is already open
603|ERROR_BUFFER_TOO_SMALL||The caller's buffer is too small (the needed byte count comes back in the size argument)
604|ERROR_WRONG_INFO_SPECIFIED||Wrong port information was supplied
605|ERROR_CANNOT_SET_PORT_INFO||The port information could not be set
606|ERROR_PORT_NOT_CONNECTED|gone-already|The port is not connected
607|ERROR_EVENT_INVALID||An invalid event was seen
608|ERROR_DEVICE_DOES_NOT_EXIST||The named device does not exist
609|ERROR_DEVICETYPE_DOES_NOT_EXIST||The named device type does not exist
610|ERROR_BUFFER_INVALID||The buffer (or its address) is not valid
611|ERROR_ROUTE_NOT_AVAILABLE||The named route is not available
612|ERROR_ROUTE_NOT_ALLOCATED||The named route has not been allocated
613|ERROR_INVALID_COMPRESSION_SPECIFIED||The compression setting is not valid
614|ERROR_OUT_OF_BUFFERS||Not enough buffers were available
615|ERROR_PORT_NOT_FOUND||No port of that name was found
616|ERROR_ASYNC_REQUEST_PENDING|refused-for-now|An asynchronous request is still pending
617|ERROR_ALREADY_DISCONNECTING|draining|The port or device is already being disconnected
618|ERROR_PORT_NOT_OPEN|gone-already|The port is not open (RasGetSubEntryHandle: the sub-entry exists but is not connected)
619|ERROR_PORT_DISCONNECTED|gone-already|The port is disconnected
620|ERROR_NO_ENDPOINTS||No endpoints were found
621|ERROR_CANNOT_OPEN_PHONEBOOK||The phone-book file could not be opened
622|ERROR_CANNOT_LOAD_PHONEBOOK||The phone-book file could not be loaded
623|ERROR_CANNOT_FIND_PHONEBOOK_ENTRY||The phone-book entry was not found
624|ERROR_CANNOT_WRITE_PHONEBOOK||The phone-book file could not be written
625|ERROR_CORRUPT_PHONEBOOK||The phone book contains invalid data
626|ERROR_CANNOT_LOAD_STRING||A string resource could not be loaded
627|ERROR_KEY_NOT_FOUND||A key was not found
628|ERROR_DISCONNECTION|gone-already|The port was disconnected
629|ERROR_REMOTE_DISCONNECTION|gone-already|The remote computer disconnected the port
630|ERROR_HARDWARE_FAILURE|gone-already|A hardware failure disconnected the port
631|ERROR_USER_DISCONNECTION|gone-already|The user disconnected the port
632|ERROR_INVALID_SIZE||The structure size (dwSize) is not one this system knows
633|ERROR_PORT_NOT_AVAILABLE||The port is in use already, or is not set up for dialling out
634|ERROR_CANNOT_PROJECT_CLIENT||This computer could not be registered on the remote network
635|ERROR_UNKNOWN||Unknown error
636|ERROR_WRONG_DEVICE_ATTACHED||A different device than expected is attached to the port
637|ERROR_BAD_STRING||A string could not be converted
638|ERROR_REQUEST_TIMEOUT||The request timed out
639|ERROR_CANNOT_GET_LANA||No asynchronous network is available
640|ERROR_NETBIOS_ERROR||A NetBIOS error occurred
641|ERROR_SERVER_OUT_OF_RESOURCES||The server is out of NetBIOS resources for this client
642|ERROR_NAME_EXISTS_ON_NET||A NetBIOS name of this computer is already taken on the remote network
643|ERROR_SERVER_GENERAL_NET_FAILURE||A network adapter on the server failed
644|WARNING_MSG_ALIAS_NOT_ADDED||Warning: network pop-up messages will not be received
645|ERROR_AUTH_INTERNAL||Internal authentication error
646|ERROR_RESTRICTED_LOGON_HOURS||The account may not log on at this hour
647|ERROR_ACCT_DISABLED||The account is disabled
648|ERROR_PASSWD_EXPIRED||The password has expired
649|ERROR_NO_DIALIN_PERMISSION||The account lacks remote-access permission
650|ERROR_SERVER_NOT_RESPONDING||The remote access server does not answer
651|ERROR_FROM_DEVICE||The modem or other device reported an error
652|ERROR_UNRECOGNIZED_RESPONSE||The device gave an unrecognised reply
653|ERROR_MACRO_NOT_FOUND||A macro the device needs is missing from its INF section
654|ERROR_MACRO_NOT_DEFINED||An INF command or response uses an undefined macro
655|ERROR_MESSAGE_MACRO_NOT_FOUND||The message macro is missing from the INF section
656|ERROR_DEFAULTOFF_MACRO_NOT_FOUND||The default-off macro uses an undefined macro
657|ERROR_FILE_COULD_NOT_BE_OPENED||The device INF file could not be opened
658|ERROR_DEVICENAME_TOO_LONG||The device name in the INF or INI file is too long
659|ERROR_DEVICENAME_NOT_FOUND||The INI file names an unknown device
660|ERROR_NO_RESPONSES||The INF file has no responses for the command
661|ERROR_NO_COMMAND_FOUND||The INF file lacks a command
662|ERROR_WRONG_KEY_SPECIFIED||A macro that is not listed in the INF section was set
663|ERROR_UNKNOWN_DEVICE_TYPE||The INI file names an unknown device type
664|ERROR_ALLOCATING_MEMORY||Memory could not be allocated
665|ERROR_PORT_NOT_CONFIGURED||The port is not set up for remote access
666|ERROR_DEVICE_NOT_READY||The modem or other device does not work
667|ERROR_READING_INI_FILE||The media INI file could not be read
668|ERROR_NO_CONNECTION|gone-already|There is no connection any more (dropped); RasHangUp answers this once nothing is left to hang up
669|ERROR_BAD_USAGE_IN_INI_FILE||A usage value in the media INI file is invalid
670|ERROR_READING_SECTIONNAME||The section name could not be read from the media INI file
671|ERROR_READING_DEVICETYPE||The device type could not be read from the media INI file
672|ERROR_READING_DEVICENAME||The device name could not be read from the media INI file
673|ERROR_READING_USAGE||The usage could not be read from the media INI file
674|ERROR_READING_MAXCONNECTBPS||The maximum connection speed could not be read from the media INI file
675|ERROR_READING_MAXCARRIERBPS||The maximum carrier speed could not be read from the media INI file
676|ERROR_LINE_BUSY||The line is busy
677|ERROR_VOICE_ANSWER||A person answered, not a modem
678|ERROR_NO_ANSWER||No answer
679|ERROR_NO_CARRIER||No carrier detected
680|ERROR_NO_DIALTONE||No dial tone
681|ERROR_IN_COMMAND||The modem or other device reported a general error
682|ERROR_WRITING_SECTIONNAME||The section name could not be written
683|ERROR_WRITING_DEVICETYPE||The device type could not be written
684|ERROR_WRITING_DEVICENAME||The device name could not be written
685|ERROR_WRITING_MAXCONNECTBPS||The maximum connection speed could not be written
686|ERROR_WRITING_MAXCARRIERBPS||The maximum carrier speed could not be written
687|ERROR_WRITING_USAGE||The usage could not be written
688|ERROR_WRITING_DEFAULTOFF||The default-off value could not be written
689|ERROR_READING_DEFAULTOFF||The default-off value could not be read
690|ERROR_EMPTY_INI_FILE||The media INI file is empty
691|ERROR_AUTHENTICATION_FAILURE||Access denied: user name or password not accepted on the domain
692|ERROR_PORT_OR_DEVICE||Hardware failure in the port or the attached device
693|ERROR_NOT_BINARY_MACRO||The macro is not a binary macro
694|ERROR_DCB_NOT_FOUND||The device control block was not found
695|ERROR_STATE_MACHINES_NOT_STARTED||The state machines have not been started
696|ERROR_STATE_MACHINES_ALREADY_STARTED||The state machines have already been started
697|ERROR_PARTIAL_RESPONSE_LOOPING||Partial-response loop
698|ERROR_UNKNOWN_RESPONSE_KEY||A response key in the INF file has an unexpected format
699|ERROR_RECV_BUF_FULL||The device's reply overflowed the buffer
700|ERROR_CMD_TOO_LONG||The expanded INF command is too long
701|ERROR_UNSUPPORTED_BPS||The device switched to a speed the COM driver does not support
702|ERROR_UNEXPECTED_RESPONSE||The device replied when no reply was expected
703|ERROR_INTERACTIVE_MODE||Interactive mode is on, which this operation cannot handle
704|ERROR_BAD_CALLBACK_NUMBER||A bad callback number was given
705|ERROR_INVALID_AUTH_STATE||The authentication state is not valid
706|ERROR_WRITING_INITBPS||The initial connection speed could not be written
707|ERROR_X25_DIAGNOSTIC||An X.25 diagnostic was received
708|ERROR_ACCT_EXPIRED||The account has expired
709|ERROR_CHANGING_PASSWORD||The password on the domain could not be changed
710|ERROR_OVERRUN||Serial overrun errors occurred while talking to the modem
711|ERROR_RASMAN_CANNOT_INITIALIZE|service|The Remote Access Connection Manager could not be initialised (see the event log)
712|ERROR_BIPLEX_PORT_NOT_AVAILABLE||The two-way port is still initialising; redial in a few seconds
713|ERROR_NO_ACTIVE_ISDN_LINES||No active ISDN line
714|ERROR_NO_ISDN_CHANNELS_AVAILABLE||No ISDN channel is free
715|ERROR_TOO_MANY_LINE_ERRORS||Too many line errors, the line quality is poor
716|ERROR_IP_CONFIGURATION||The IP configuration for remote access cannot be used
717|ERROR_NO_IP_ADDRESSES||The static address pool has no address left
718|ERROR_PPP_TIMEOUT||PPP timed out
719|ERROR_PPP_REMOTE_TERMINATED||The remote computer ended the PPP connection
720|ERROR_PPP_NO_PROTOCOLS_CONFIGURED||No PPP control protocol is configured
721|ERROR_PPP_NO_RESPONSE||The remote PPP peer does not answer
722|ERROR_PPP_INVALID_PACKET||Invalid PPP packet
723|ERROR_PHONE_NUMBER_TOO_LONG||The phone number with prefix and suffix is too long
724|ERROR_IPXCP_NO_DIALOUT_CONFIGURED||IPX cannot dial out on this port because the computer is an IPX router
725|ERROR_IPXCP_NO_DIALIN_CONFIGURED||IPX cannot dial in on this port because no IPX router is installed
726|ERROR_IPXCP_DIALOUT_ALREADY_ACTIVE||IPX can be used for dialling out on one port at a time only
727|ERROR_ACCESSING_TCPCFGDLL||TCPCFG.DLL could not be accessed
728|ERROR_NO_IP_RAS_ADAPTER||No IP adapter is bound to remote access
729|ERROR_SLIP_REQUIRES_IP||SLIP needs the IP protocol
730|ERROR_PROJECTION_NOT_COMPLETE||Projection (network registration) has not completed yet
731|ERROR_PROTOCOL_NOT_CONFIGURED||The protocol asked about is not configured for this connection
732|ERROR_PPP_NOT_CONVERGING||PPP negotiation does not converge
733|ERROR_PPP_CP_REJECTED||The server does not offer the PPP control protocol for this network protocol
734|ERROR_PPP_LCP_TERMINATED||The PPP link control protocol was ended
735|ERROR_PPP_REQUIRED_ADDRESS_REJECTED||The server rejected the requested address
736|ERROR_PPP_NCP_TERMINATED||The remote computer ended the control protocol
737|ERROR_PPP_LOOPBACK_DETECTED||Loopback detected
738|ERROR_PPP_NO_ADDRESS_ASSIGNED||The server assigned no address
739|ERROR_CANNOT_USE_LOGON_CREDENTIALS||The authentication protocol the server demands cannot use the stored logon password
740|ERROR_TAPI_CONFIGURATION||The TAPI devices set up for remote access failed to initialise or are installed wrongly
741|ERROR_NO_LOCAL_ENCRYPTION||This computer does not support encryption
742|ERROR_NO_REMOTE_ENCRYPTION||The remote server does not support encryption
743|ERROR_REMOTE_REQUIRES_ENCRYPTION||The remote computer requires encryption
744|ERROR_IPXCP_NET_NUMBER_CONFLICT||The IPX network number the remote computer assigned cannot be used
745|ERROR_INVALID_SMM||The session management module is invalid
746|ERROR_SMM_UNINITIALIZED||The session management module is not initialised
747|ERROR_NO_MAC_FOR_PORT||No MAC for the port
748|ERROR_SMM_TIMEOUT||The session management module timed out
749|ERROR_BAD_PHONE_NUMBER||A bad phone number was given
750|ERROR_WRONG_MODULE||The wrong session management module was given
751|ERROR_INVALID_CALLBACK_NUMBER||The callback number contains a character that is not allowed
752|ERROR_SCRIPT_SYNTAX||Syntax error in a script
753|ERROR_HANGUP_FAILED||The connection cannot be hung up here because the router (demand-dial) created it
754|ERROR_BUNDLE_NOT_FOUND|gone-already|The multilink bundle was not found
755|ERROR_CANNOT_DO_CUSTOMDIAL||Automated dialling is impossible because the entry names a custom dialler
756|ERROR_DIAL_ALREADY_IN_PROGRESS|refused-for-now|This entry is being dialled already
757|ERROR_RASAUTO_CANNOT_INITIALIZE||The RAS auto-dial manager could not be started
758|ERROR_CONNECTION_ALREADY_SHARED||Internet Connection Sharing is on for this connection already
759|ERROR_SHARING_CHANGE_FAILED||Changing the sharing settings failed
760|ERROR_SHARING_ROUTER_INSTALL||Turning on routing failed
761|ERROR_SHARE_CONNECTION_FAILED||Turning on sharing for the connection failed
762|ERROR_SHARING_PRIVATE_INSTALL||Setting up the local network for sharing failed
763|ERROR_CANNOT_SHARE_CONNECTION||Sharing cannot be turned on: more than one other LAN connection exists
764|ERROR_NO_SMART_CARD_READER||No smart-card reader is installed
765|ERROR_SHARING_ADDRESS_EXISTS||Sharing cannot be turned on: a LAN connection already has the address that sharing needs
766|ERROR_NO_CERTIFICATE||No suitable (machine) certificate was found for L2TP/IPsec
767|ERROR_SHARING_MULTIPLE_ADDRESSES||Sharing cannot be turned on: the private LAN connection has several addresses
768|ERROR_FAILED_TO_ENCRYPT||Encrypting the data failed
769|ERROR_BAD_ADDRESS_SPECIFIED||The destination cannot be reached
770|ERROR_CONNECTION_REJECT||The remote computer rejected the attempt
771|ERROR_CONGESTION||The network is congested
772|ERROR_INCOMPATIBLE||The remote hardware does not suit the kind of call
773|ERROR_NUMBERCHANGED||The destination number has changed
774|ERROR_TEMPFAILURE||Temporary failure; try again
775|ERROR_BLOCKED||The remote computer blocked the call
776|ERROR_DONOTDISTURB||The remote computer is set to do-not-disturb
777|ERROR_OUTOFORDER||The remote modem or device is out of order
778|ERROR_UNABLE_TO_AUTHENTICATE_SERVER||The server's identity could not be verified
779|ERROR_SMART_CARD_REQUIRED||This connection needs a smart card
780|ERROR_INVALID_FUNCTION_FOR_ENTRY||The function cannot be used with this entry
781|ERROR_CERT_FOR_ENCRYPTION_NOT_FOUND||No valid certificate for encryption was found
782|ERROR_SHARING_RRAS_CONFLICT||Sharing conflicts with NAT installed as a routing protocol
783|ERROR_SHARING_NO_PRIVATE_LAN||Sharing cannot be turned on: the private LAN connection is missing or unplugged
784|ERROR_NO_DIFF_USER_AT_LOGON||Cannot dial at logon: the entry uses another user name than the smart card's
785|ERROR_NO_REG_CERT_AT_LOGON||Cannot dial at logon: the entry is not set up for a smart card
786|ERROR_OAKLEY_NO_CERT||L2TP: no valid machine certificate on this computer
787|ERROR_OAKLEY_AUTH_FAIL||L2TP: the security layer could not authenticate the remote computer
788|ERROR_OAKLEY_ATTRIB_FAIL||L2TP: no agreement on security parameters
789|ERROR_OAKLEY_GENERAL_PROCESSING||L2TP: processing error in the first security negotiation
790|ERROR_OAKLEY_NO_PEER_CERT||L2TP: certificate validation on the remote computer failed
791|ERROR_OAKLEY_NO_POLICY||L2TP: no security policy for the connection
792|ERROR_OAKLEY_TIMED_OUT||L2TP: security negotiation timed out
793|ERROR_OAKLEY_ERROR||L2TP: error while negotiating security
794|ERROR_UNKNOWN_FRAMED_PROTOCOL||RADIUS: the framed protocol for this user is not PPP
795|ERROR_WRONG_TUNNEL_TYPE||RADIUS: the tunnel type for this user is wrong
796|ERROR_UNKNOWN_SERVICE_TYPE||RADIUS: the service type for this user is neither framed nor callback framed
797|ERROR_CONNECTING_DEVICE_NOT_FOUND||The modem was not found or is busy
798|ERROR_NO_EAPTLS_CERTIFICATE||No certificate usable with EAP was found
799|ERROR_SHARING_HOST_ADDRESS_CONFLICT||Sharing cannot be turned on: address conflict on the network
800|ERROR_AUTOMATIC_VPN_FAILED||The VPN could not be set up: server unreachable or security parameters not right
801|ERROR_VALIDATING_SERVER_CERT||The server's certificate could not be validated although the entry demands it
802|ERROR_READING_SCARD||The smart card was not recognised
803|ERROR_INVALID_PEAP_COOKIE_CONFIG||The PEAP configuration in the session cookie does not match
804|ERROR_INVALID_PEAP_COOKIE_USER||The PEAP identity in the session cookie does not match
805|ERROR_INVALID_MSCHAPV2_CONFIG||Cannot dial at logon: the entry uses the credentials of the signed-in user
806|ERROR_VPN_GRE_BLOCKED||The VPN was started but could not be completed; typically GRE is blocked on the way
807|ERROR_VPN_DISCONNECT||The network connection to the VPN server was interrupted
808|ERROR_VPN_REFUSED||The VPN server refused the connection
809|ERROR_VPN_TIMEOUT||The VPN server does not answer; often a device on the way blocks the protocol
810|ERROR_VPN_BAD_CERT||VPN started but not completed, typically a wrong or expired certificate
811|ERROR_VPN_BAD_PSK||The VPN server does not answer, typically a wrong pre-shared key
812|ERROR_SERVER_POLICY||A policy on the server prevented the connection (authentication method mismatch)
813|ERROR_BROADBAND_ACTIVE||A second broadband connection was tried while one is up on the same device or port
814|ERROR_BROADBAND_NO_NIC||The Ethernet connection needed for broadband is missing
815|ERROR_BROADBAND_TIMEOUT||The broadband server does not answer
816|ERROR_FEATURE_DEPRECATED||The feature or setting is no longer supported
817|ERROR_CANNOT_DELETE||A connection cannot be deleted while it is connected
818|ERROR_RASQEC_RESOURCE_CREATION_FAILED||NAP client could not create its resources
819|ERROR_RASQEC_NAPAGENT_NOT_ENABLED||The NAP agent service is disabled or missing
820|ERROR_RASQEC_NAPAGENT_NOT_CONNECTED||The NAP client could not register with its agent
821|ERROR_RASQEC_CONN_DOESNOTEXIST||The NAP client could not act because the connection does not exist
822|ERROR_RASQEC_TIMEOUT||The NAP client did not answer
823|ERROR_PEAP_CRYPTOBINDING_INVALID||The PEAP crypto-binding value is invalid
824|ERROR_PEAP_CRYPTOBINDING_NOTRECEIVED||No PEAP crypto-binding value was received
825|ERROR_INVALID_VPNSTRATEGY||PPTP cannot be used with IPv6; choose another tunnel type
826|ERROR_EAPTLS_CACHE_CREDENTIALS_INVALID||Cached EAP-TLS credentials were not accepted; discard them
827|ERROR_IPSEC_SERVICE_STOPPED||L2TP/IPsec impossible: the IKE/AuthIP or Base Filtering Engine service is not running
828|ERROR_IDLE_TIMEOUT|gone-already|Ended by the idle time-out
829|ERROR_LINK_FAILURE|gone-already|Ended because the link failed
830|ERROR_USER_LOGOFF|gone-already|Ended because the user logged off
831|ERROR_FAST_USER_SWITCH|gone-already|Ended because the user was switched
832|ERROR_HIBERNATION|gone-already|Ended by hibernation
833|ERROR_SYSTEM_SUSPENDED|gone-already|Ended because the system was suspended
834|ERROR_RASMAN_SERVICE_STOPPED|service|Ended because the Remote Access Connection Manager service stopped
835|ERROR_INVALID_SERVER_CERT||L2TP: the server certificate's fields do not fit (for instance its name)
836|ERROR_NOT_NAP_CAPABLE||This machine cannot do NAP
837|ERROR_INVALID_TUNNELID||Invalid tunnel id
838|ERROR_UPDATECONNECTION_REQUEST_IN_PROCESS|refused-for-now|Another update of the connection is running; only one at a time
839|ERROR_PROTOCOL_ENGINE_DISABLED||Negotiation with the configured protocol is disabled
840|ERROR_INTERNAL_ADDRESS_FAILURE||Internal address negotiation failed
841|ERROR_FAILED_CP_REQUIRED||The client must ask for an internal IPv4 or IPv6 address
842|ERROR_TS_UNACCEPTABLE||Traffic selectors could not be agreed
843|ERROR_MOBIKE_DISABLED||Mobility is turned off for this connection
844|ERROR_CANNOT_INITIATE_MOBIKE_UPDATE||The connection is still connecting or re-authenticating; a mobility update must wait
845|ERROR_PEAP_SERVER_REJECTED_CLIENT_TLV||The server rejected the client: unexpected TLV or value
846|ERROR_INVALID_PREFERENCES||No valid VPN destination preference is chosen
847|ERROR_EAPTLS_SCARD_CACHE_CREDENTIALS_INVALID||The cached smart-card credential is invalid
848|ERROR_SSTP_COOKIE_SET_FAILURE||SSTP: cookies could not be added
849|ERROR_INVALID_PEAP_COOKIE_ATTRIBUTES||A PEAP inner-method attribute in the cookie is invalid
850|ERROR_EAP_METHOD_NOT_INSTALLED||The EAP method needed is not installed
851|ERROR_EAP_METHOD_DOES_NOT_SUPPORT_SSO||The EAP method cannot do single sign-on
852|ERROR_EAP_METHOD_OPERATION_NOT_SUPPORTED||The EAP method cannot do the requested operation
853|ERROR_EAP_USER_CERT_INVALID||The user certificate is invalid
854|ERROR_EAP_USER_CERT_EXPIRED||The user certificate has expired
855|ERROR_EAP_USER_CERT_REVOKED||The user certificate was revoked
856|ERROR_EAP_USER_CERT_OTHER_ERROR||Another problem with the user certificate
857|ERROR_EAP_SERVER_CERT_INVALID||The server certificate is invalid
858|ERROR_EAP_SERVER_CERT_EXPIRED||The server certificate has expired
859|ERROR_EAP_SERVER_CERT_REVOKED||The server certificate was revoked
860|ERROR_EAP_SERVER_CERT_OTHER_ERROR||Another problem with the server certificate
861|ERROR_EAP_USER_ROOT_CERT_NOT_FOUND||No trusted root certificate for the user certificate was found
862|ERROR_EAP_USER_ROOT_CERT_INVALID||The trusted root for the user certificate is invalid
863|ERROR_EAP_USER_ROOT_CERT_EXPIRED||The trusted root for the user certificate has expired
864|ERROR_EAP_SERVER_ROOT_CERT_NOT_FOUND||No trusted root for the server certificate was found
865|ERROR_EAP_SERVER_ROOT_CERT_INVALID||The trusted root for the server certificate is invalid
866|ERROR_EAP_SERVER_ROOT_CERT_NAME_REQUIRED||The server certificate carries no server name
867|ERROR_PEAP_IDENTITY_MISMATCH||The outer and inner PEAP identities differ
868|ERROR_DNSNAME_NOT_RESOLVABLE||The server's name could not be resolved
869|ERROR_EAPTLS_PASSWD_INVALID||The password for the certificate is wrong
870|ERROR_IKEV2_PSK_INTERFACE_ALREADY_EXISTS||More than one IKEv2 PSK interface has the same destination
871|ERROR_INVALID_DESTINATION_IP||The interface has no valid destination address
872|ERROR_INVALID_INTERFACE_CONFIG||The interface configuration is not valid
873|ERROR_VPN_PLUGIN_GENERIC||A VPN plug-in could not connect
874|ERROR_SSO_CERT_MISSING||No certificate for single sign-on was found
875|ERROR_DEVICE_COMPLIANCE||The device does not meet the compliance rules
`
