; What OnHook adds to electron-builder's installer and uninstaller. Both ask a running OnHook to quit through its own gate,
; which waits for a hang-up, and neither ever ends it by force: redialling half a hang-up can take a machine down.

!define ONHOOK_RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define ONHOOK_APPROVED "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
; Where the program needs more to start at all, as under Wine, whoever tries this says so.
!define /ifndef ONHOOK_QUIT "--quit"
!define ONHOOK_SETTLE_MS 250
; How long a hang-up is waited for where nobody can be asked: 60 s.
!define ONHOOK_LONGEST_WAIT 240
; What the installer ends with when OnHook went on running.
!define ONHOOK_STILL_RUNNING 3

!macro customHeader
  LangString onhookFinishing ${LANG_ENGLISH} "OnHook still runs. It may be hanging up a connection, and quits when that has ended. Try again?"
  !ifdef LANG_GERMAN
    LangString onhookFinishing ${LANG_GERMAN} "OnHook läuft noch. Es legt vielleicht gerade eine Verbindung auf und beendet sich danach. Noch einmal versuchen?"
  !endif
!macroend

; A program that runs cannot be opened for writing: that is how a running OnHook is seen, whosever and on whatever profile.
!macro onhookRuns RESULT
  StrCpy ${RESULT} "no"
  ${if} ${FileExists} "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
    ClearErrors
    FileOpen $R8 "$INSTDIR\${APP_EXECUTABLE_FILENAME}" a
    ${if} ${Errors}
      StrCpy ${RESULT} "yes"
    ${else}
      FileClose $R8
    ${endIf}
    ClearErrors
  ${endIf}
!macroend

!macro customCheckAppRunning
  Push $R7
  Push $R8
  Push $R9
  !insertmacro onhookRuns $R9
  ${if} $R9 == "yes"
    onhookAsk:
    DetailPrint "$(onhookFinishing)"
    ExecWait '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" ${ONHOOK_QUIT}'
    StrCpy $R7 0
    ${do}
      Sleep ${ONHOOK_SETTLE_MS}
      IntOp $R7 $R7 + 1
      !insertmacro onhookRuns $R9
      ${if} $R9 == "no"
        ${exitDo}
      ${endIf}
    ${loopUntil} $R7 >= ${ONHOOK_LONGEST_WAIT}
    ${if} $R9 == "yes"
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(onhookFinishing)" /SD IDCANCEL IDRETRY onhookAsk
      SetErrorLevel ${ONHOOK_STILL_RUNNING}
      Quit
    ${endIf}
  ${endIf}
  Pop $R9
  Pop $R8
  Pop $R7
!macroend

; An update keeps what the user chose; a real uninstall leaves nothing that would start a program that is not there.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegValue HKCU "${ONHOOK_RUN}" "${APP_ID}"
    DeleteRegValue HKCU "${ONHOOK_APPROVED}" "${APP_ID}"
  ${endIf}
!macroend
