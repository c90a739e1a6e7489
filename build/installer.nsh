; What OnHook adds to electron-builder's set-up and uninstaller.
;
; Both ask a running OnHook to quit through its own gate, which waits for a hang-up, and neither ever ends it by force:
; redialling half a hang-up can take a machine down.
;
; An update puts the old version aside, unpacks the new one, and deletes the old only when the new one is whole. Where it is
; not, the old one comes back. Its uninstaller is not started: the keys and the shortcut that it would remove stay true.

!define ONHOOK_RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define ONHOOK_APPROVED "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
; TOAST_ACTIVATOR in electron/shell/app/app-id.ts.
!define ONHOOK_ACTIVATOR "Software\Classes\CLSID\{D4E51E1E-E91A-427A-AD19-C00C7F9111D2}"
; electron-builder keeps the whole set-up there for an updater that OnHook does not have.
!define ONHOOK_STORE "$LOCALAPPDATA\${APP_PACKAGE_NAME}-updater"
; More switches where the program does not start without them, as under Wine.
!define /ifndef ONHOOK_SWITCHES ""
!define ONHOOK_SETTLE_MS 250
; How long a hang-up is waited for where nobody can be asked: 60 s.
!define /ifndef ONHOOK_LONGEST_WAIT 240

; What the set-up ends with when it did not install; scripts/lib/package/winget.mjs tells winget.
!define ONHOOK_STILL_RUNNING 3
!define ONHOOK_ALREADY_STARTED 4
!define ONHOOK_WRONG_WINDOWS 5
!define ONHOOK_FILES_IN_USE 6
!define ONHOOK_NO_ROOM 7

; While files move, in this order. Only a rename leads from one to the next, so a set-up that was broken off can be undone.
!define ONHOOK_MOVING "$INSTDIR\before-update.moving"
!define ONHOOK_ASIDE "$INSTDIR\before-update"
!define ONHOOK_DONE "$INSTDIR\before-update.done"

!include "${__FILEDIR__}\on-path.nsh"

!macro customHeader
  LangString onhookFinishing ${LANG_ENGLISH} "OnHook still runs. It may be hanging up a connection, and quits when that has ended."
  LangString onhookAgain ${LANG_ENGLISH} "Try again?"
  LangString onhookStarted ${LANG_ENGLISH} "The set-up of OnHook is already running. Wait until it has finished."
  LangString onhookForArm ${LANG_ENGLISH} "This set-up is for a PC with an ARM processor. Take the one that ends in x64."
  LangString onhookForX64 ${LANG_ENGLISH} "This set-up is for a PC with an x64 processor. Take the one that ends in arm64."
  LangString onhookOldWindows ${LANG_ENGLISH} "OnHook needs Windows 10 or newer."
  LangString onhookInUse ${LANG_ENGLISH} "A file of OnHook is in use by another program. Close it and start the set-up again. The version that was installed is still there."
  LangString onhookNoRoom ${LANG_ENGLISH} "OnHook could not be unpacked: there is not enough room on the disk. The version that was installed, if any, is still there."
  !ifdef LANG_GERMAN
    LangString onhookFinishing ${LANG_GERMAN} "OnHook läuft noch. Es legt vielleicht gerade eine Verbindung auf und beendet sich danach."
    LangString onhookAgain ${LANG_GERMAN} "Noch einmal versuchen?"
    LangString onhookStarted ${LANG_GERMAN} "Das Setup von OnHook läuft bereits. Warten Sie, bis es fertig ist."
    LangString onhookForArm ${LANG_GERMAN} "Dieses Setup ist für einen PC mit ARM-Prozessor. Nehmen Sie das mit der Endung x64."
    LangString onhookForX64 ${LANG_GERMAN} "Dieses Setup ist für einen PC mit x64-Prozessor. Nehmen Sie das mit der Endung arm64."
    LangString onhookOldWindows ${LANG_GERMAN} "OnHook braucht Windows 10 oder neuer."
    LangString onhookInUse ${LANG_GERMAN} "Ein anderes Programm benutzt eine Datei von OnHook. Schließen Sie es und starten Sie das Setup noch einmal. Die installierte Version ist noch da."
    LangString onhookNoRoom ${LANG_GERMAN} "OnHook konnte nicht entpackt werden: Auf dem Datenträger ist nicht genug Platz. Die vorher installierte Version, falls es eine gab, ist noch da."
  !endif
  !ifndef BUILD_UNINSTALLER
    Var onhookRan
    Var onhookFresh
    Var onhookFrom
    Var onhookTo
    Var onhookMoved
    !insertmacro onhookFunctions
  !endif
!macroend

; Nobody sees a window of a silent set-up: there a sentence goes to its standard output, or to the console it was started from.
!macro onhookSay TEXT
  ${if} ${Silent}
    System::Call 'kernel32::GetStdHandle(i -11)p.R8'
    ${if} $R8 = 0
      System::Call 'kernel32::AttachConsole(i -1)'
      System::Call 'kernel32::GetStdHandle(i -11)p.R8'
    ${endIf}
    FileWrite $R8 "${TEXT}$\r$\n"
  ${else}
    MessageBox MB_OK|MB_ICONEXCLAMATION "${TEXT}"
  ${endIf}
!macroend

!macro onhookRefuse TEXT CODE
  !insertmacro onhookSay "${TEXT}"
  SetErrorLevel ${CODE}
  Quit
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

; electron-builder goes on to end a second set-up, and brings the window of the first to the front.
!macro preInit
  !ifndef BUILD_UNINSTALLER
    System::Call 'kernel32::OpenMutex(i 0x100000, i 0, t "${APP_GUID}")p.R9'
    ${if} $R9 <> 0
      System::Call 'kernel32::CloseHandle(p R9)'
      SetErrorLevel ${ONHOOK_ALREADY_STARTED}
      !insertmacro onhookSay "$(onhookStarted)"
    ${endIf}
  !endif
!macroend

!macro customInit
  ${ifNot} ${AtLeastWin10}
    !insertmacro onhookRefuse "$(onhookOldWindows)" ${ONHOOK_WRONG_WINDOWS}
  ${endIf}
  !ifdef APP_ARM64
    ${ifNot} ${IsNativeARM64}
      !insertmacro onhookRefuse "$(onhookForArm)" ${ONHOOK_WRONG_WINDOWS}
    ${endIf}
  !else
    ; Windows 11 runs programs for x64 on ARM, Windows 10 does not.
    ${if} ${IsNativeARM64}
    ${andIfNot} ${AtLeastBuild} 22000
      !insertmacro onhookRefuse "$(onhookForX64)" ${ONHOOK_WRONG_WINDOWS}
    ${endIf}
  !endif
!macroend

!macro customCheckAppRunning
  Push $R7
  Push $R8
  Push $R9
  !ifndef BUILD_UNINSTALLER
    Call onhookUndo
  !endif
  !insertmacro onhookRuns $R9
  !ifndef BUILD_UNINSTALLER
    StrCpy $onhookRan $R9
  !endif
  ${if} $R9 == "yes"
    onhookAsk:
    DetailPrint "$(onhookFinishing)"
    ExecWait '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" --quit ${ONHOOK_SWITCHES}'
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
      ${ifNot} ${Silent}
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(onhookFinishing)$\r$\n$(onhookAgain)" IDRETRY onhookAsk
        SetErrorLevel ${ONHOOK_STILL_RUNNING}
        Quit
      ${endIf}
      !insertmacro onhookRefuse "$(onhookFinishing)" ${ONHOOK_STILL_RUNNING}
    ${endIf}
  ${endIf}
  !ifndef BUILD_UNINSTALLER
    Call onhookKeepUninstaller
  !endif
  Pop $R9
  Pop $R8
  Pop $R7
!macroend

!macro onhookFunctions
  ; Moves what lies in $onhookFrom to $onhookTo; $onhookMoved says whether all of it went.
  Function onhookMove
    Push $R0
    Push $R1
    StrCpy $onhookMoved "yes"
    ${do}
      FindFirst $R0 $R1 "$onhookFrom\*.*"
      ${doWhile} $R1 != ""
        ${if} $R1 != "."
        ${andIf} $R1 != ".."
        ${andIf} "$onhookFrom\$R1" != "${ONHOOK_MOVING}"
        ${andIf} "$onhookFrom\$R1" != "${ONHOOK_ASIDE}"
        ${andIf} "$onhookFrom\$R1" != "${ONHOOK_DONE}"
          ${exitDo}
        ${endIf}
        FindNext $R0 $R1
      ${loop}
      FindClose $R0
      ${if} $R1 == ""
        ${exitDo}
      ${endIf}
      ClearErrors
      Rename "$onhookFrom\$R1" "$onhookTo\$R1"
      ${if} ${Errors}
        StrCpy $onhookMoved "no"
        ${exitDo}
      ${endIf}
    ${loop}
    ClearErrors
    Pop $R1
    Pop $R0
  FunctionEnd

  ; Brings back what an update put aside, this one or one that was broken off.
  Function onhookUndo
    SetOutPath $TEMP
    ${if} ${FileExists} "${ONHOOK_ASIDE}\*.*"
      ; What lies beside it is of a version that did not become whole.
      CreateDirectory "${ONHOOK_DONE}"
      StrCpy $onhookFrom $INSTDIR
      StrCpy $onhookTo "${ONHOOK_DONE}"
      Call onhookMove
      Rename "${ONHOOK_ASIDE}" "${ONHOOK_MOVING}"
    ${endIf}
    ${if} ${FileExists} "${ONHOOK_MOVING}\*.*"
      StrCpy $onhookFrom "${ONHOOK_MOVING}"
      StrCpy $onhookTo $INSTDIR
      Call onhookMove
      RMDir "${ONHOOK_MOVING}"
    ${endIf}
    RMDir /r "${ONHOOK_DONE}"
    ClearErrors
  FunctionEnd

  ; electron-builder starts the old uninstaller where there is one. The program itself still has to be there for a while: by
  ; it electron-builder knows that the shortcut is to be left as the user has it.
  Function onhookKeepUninstaller
    StrCpy $onhookFresh "no"
    ${if} ${FileExists} "$INSTDIR\${UNINSTALL_FILENAME}"
      CreateDirectory "${ONHOOK_MOVING}"
      Rename "$INSTDIR\${UNINSTALL_FILENAME}" "${ONHOOK_MOVING}\${UNINSTALL_FILENAME}"
    ${else}
      RMDir $INSTDIR
      ${ifNot} ${FileExists} "$INSTDIR\*.*"
        StrCpy $onhookFresh "yes"
      ${endIf}
    ${endIf}
    SetOutPath $INSTDIR
    ClearErrors
  FunctionEnd

  Function onhookPutAside
    ${if} ${FileExists} "${ONHOOK_MOVING}\*.*"
      StrCpy $onhookFrom $INSTDIR
      StrCpy $onhookTo "${ONHOOK_MOVING}"
      Call onhookMove
      ${if} $onhookMoved == "no"
        Call onhookUndo
        Call onhookStartAgain
        !insertmacro onhookRefuse "$(onhookInUse)" ${ONHOOK_FILES_IN_USE}
      ${endIf}
      Rename "${ONHOOK_MOVING}" "${ONHOOK_ASIDE}"
    ${endIf}
  FunctionEnd

  ; Unpacking says nothing of a full disk: the new version is whole if it weighs what it should.
  Function onhookKeepOne
    ${GetSize} "$INSTDIR" "/S=0B" $R0 $R1 $R2
    ${if} ${FileExists} "${ONHOOK_ASIDE}\*.*"
      ${GetSize} "${ONHOOK_ASIDE}" "/S=0B" $R3 $R1 $R2
      IntOp $R0 $R0 - $R3
    ${endIf}
    IntOp $R0 $R0 / 1024
    IntOp $R0 $R0 + 1
    ${if} $R0 < ${ONHOOK_WHOLE_KB}
      Call onhookUndo
      ${if} $onhookFresh == "yes"
        RMDir /r $INSTDIR
      ${endIf}
      Call onhookStartAgain
      !insertmacro onhookRefuse "$(onhookNoRoom)" ${ONHOOK_NO_ROOM}
    ${endIf}
    ; Before more is written: this is the room that the last steps need.
    Rename "${ONHOOK_ASIDE}" "${ONHOOK_DONE}"
    RMDir /r "${ONHOOK_DONE}"
    ClearErrors
  FunctionEnd

  ; Whoever ran before a silent set-up runs after it; with a window electron-builder starts the program in any case.
  Function onhookStartAgain
    ${if} $onhookRan == "yes"
      Exec '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" --hidden ${ONHOOK_SWITCHES}'
    ${endIf}
  FunctionEnd
!macroend

; In place of electron-builder's word about the uninstaller. Where one was started and failed, the installation lies elsewhere
; than this one is to, and its own OnHook went on running.
!macro customUnInstallCheck
  ${if} $R0 <> 0
    Call onhookUndo
    !insertmacro onhookRefuse "$(onhookFinishing)" ${ONHOOK_STILL_RUNNING}
  ${endIf}
  Call onhookPutAside
!macroend

; Called when all is unpacked, and nothing of it is registered yet.
!ifdef APP_ARM64
  !define ONHOOK_WHOLE_KB ${APP_ARM64_UNPACKED_SIZE}
  !macro customFiles_arm64
    Call onhookKeepOne
  !macroend
!else ifdef APP_64
  !define ONHOOK_WHOLE_KB ${APP_64_UNPACKED_SIZE}
  !macro customFiles_x64
    Call onhookKeepOne
  !macroend
!endif

!macro customInstall
  !insertmacro onhookPutOnPath
  RMDir /r "${ONHOOK_STORE}"
  ${if} ${Silent}
  ${andIfNot} ${isForceRun}
    Call onhookStartAgain
  ${endIf}
!macroend

; An update keeps what the user chose; a real uninstall leaves nothing that would start a program that is not there.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    !insertmacro onhookTakeOffPath
    DeleteRegValue HKCU "${ONHOOK_RUN}" "${APP_ID}"
    DeleteRegValue HKCU "${ONHOOK_APPROVED}" "${APP_ID}"
    DeleteRegKey HKCU "${ONHOOK_ACTIVATOR}"
    ; Electron makes it at each start, before OnHook says where its data lies. What is not empty stays.
    RMDir "$APPDATA\OnHook"
    RMDir /r "${ONHOOK_STORE}"
  ${endIf}
!macroend
