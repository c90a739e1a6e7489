; build/installer.nsh by itself, without what electron-builder wraps around it: what it does to a running OnHook and to the
; registry. FOLDER, APP_ID and OUTPUT come from the command line.
; The stub that electron-builder takes is for 32 bits; a Wine for 64 bits alone runs this one.
Target amd64-unicode
SilentInstall silent
RequestExecutionLevel user
OutFile "${OUTPUT}"
!define APP_EXECUTABLE_FILENAME "OnHook.exe"

!include LogicLib.nsh
!include FileFunc.nsh
LoadLanguageFile "${NSISDIR}/Contrib/Language files/English.nlf"
LoadLanguageFile "${NSISDIR}/Contrib/Language files/German.nlf"

; As electron-builder asks it: --updated stands in the command line of an uninstaller that an update has started.
!define isUpdated `"" isUpdated ""`
!macro _isUpdated _a _b _t _f
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "--updated" $R1
  IfErrors `${_f}` `${_t}`
!macroend

!include "../../build/installer.nsh"
!insertmacro customHeader

Section
  StrCpy $INSTDIR "${FOLDER}"
  !insertmacro customCheckAppRunning
  !insertmacro customUnInstall
SectionEnd
