; The folder of onhook.cmd on the user's own PATH. The set-up changes no PATH that it cannot read whole, and takes away no more
; than its own piece.

!define ONHOOK_ENVIRONMENT "Environment"
!define ONHOOK_COMMANDS "$INSTDIR\bin"
; NSIS holds 8,191 characters: what comes near to that may have been cut off.
!define ONHOOK_LONGEST_PATH 7000
!define ONHOOK_BROADCAST 0xFFFF
!define ONHOOK_SETTING_CHANGE 0x1A

; $R0: the user's PATH. $R1: 1 where it may be written. $R4: the PATH without our piece.
!macro onhookReadPath
  StrCpy $R1 1
  ClearErrors
  ReadRegStr $R0 HKCU "${ONHOOK_ENVIRONMENT}" "Path"
  ${If} ${Errors}
    StrCpy $R0 ""
    ; There is none, or it cannot be read: it may be made only where no value bears the name.
    StrCpy $R2 0
    ${Do}
      ClearErrors
      EnumRegValue $R3 HKCU "${ONHOOK_ENVIRONMENT}" $R2
      ${If} ${Errors}
      ${OrIf} $R3 == ""
        ${ExitDo}
      ${EndIf}
      ${If} $R3 == "Path"
        StrCpy $R1 0
        ${ExitDo}
      ${EndIf}
      IntOp $R2 $R2 + 1
    ${Loop}
  ${EndIf}
  StrLen $R6 $R0
  ${If} $R6 > ${ONHOOK_LONGEST_PATH}
    StrCpy $R1 0
  ${EndIf}
  StrCpy $R4 ""
  StrCpy $R5 ""
  StrCpy $R7 0
  StrCpy $R2 0
  ${Do}
    StrCpy $R3 $R0 1 $R2
    ${If} $R3 == ";"
    ${OrIf} $R2 >= $R6
      ${If} $R5 != "${ONHOOK_COMMANDS}"
        ${If} $R7 == 0
          StrCpy $R4 $R5
        ${Else}
          StrCpy $R4 "$R4;$R5"
        ${EndIf}
        StrCpy $R7 1
      ${EndIf}
      StrCpy $R5 ""
    ${Else}
      StrCpy $R5 "$R5$R3"
    ${EndIf}
    ${If} $R2 >= $R6
      ${ExitDo}
    ${EndIf}
    IntOp $R2 $R2 + 1
  ${Loop}
!macroend

!macro onhookTellOfPath
  SendMessage ${ONHOOK_BROADCAST} ${ONHOOK_SETTING_CHANGE} 0 "STR:Environment" /TIMEOUT=1000
!macroend

!macro onhookPutOnPath
  !insertmacro onhookReadPath
  ${If} $R1 == 1
    ${If} $R4 == ""
      StrCpy $R5 "${ONHOOK_COMMANDS}"
    ${Else}
      StrCpy $R5 "$R4;${ONHOOK_COMMANDS}"
    ${EndIf}
    ; An update finds it there already.
    ${If} $R5 != $R0
      WriteRegExpandStr HKCU "${ONHOOK_ENVIRONMENT}" "Path" $R5
      !insertmacro onhookTellOfPath
    ${EndIf}
  ${EndIf}
!macroend

!macro onhookTakeOffPath
  !insertmacro onhookReadPath
  ${If} $R1 == 1
  ${AndIf} $R4 != $R0
    ${If} $R4 == ""
      DeleteRegValue HKCU "${ONHOOK_ENVIRONMENT}" "Path"
    ${Else}
      WriteRegExpandStr HKCU "${ONHOOK_ENVIRONMENT}" "Path" $R4
    ${EndIf}
    !insertmacro onhookTellOfPath
  ${EndIf}
!macroend
