; The set-up program of TraCS Mobile. Made by setup.py, which defines every name in ${…} that is
; not set here; nothing in this file is a machine's own.
;
;   TraCS-Mobile-1.2.0-x64-setup.exe /S GATEWAYURL=https://… DATADIR="D:\TraCS Mobile"
;                                       UPDATECHANNEL=stick DESKTOPICON=1 /D=C:\Agency\TraCS Mobile
;
; A refusal is one sentence and an exit code. The sentence stands in a box and, for those who install
; with /S, in the registry: a file in a temporary folder could be turned against an administrator.

Unicode true
!ifdef AMD64_STUB
Target amd64-unicode
!else
Target x86-unicode
!endif
; Windows' own time stamps would make two builds of one input differ.
SetDateSave off
SetCompressor ${SOLID} ${COMPRESSOR}
!ifdef STORE
SetCompress off
!endif
!if ${COMPRESSOR} == lzma
SetCompressorDictSize 64
!endif

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh

Name "${PRODUCT}"
OutFile "${OUTFILE}"
BrandingText "${PUBLISHER}"
RequestExecutionLevel admin
ManifestDPIAware true
ManifestSupportedOS Win10
InstallDir "$PROGRAMFILES64\${PRODUCT}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
AllowSkipFiles off

VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${PRODUCT}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${PRODUCT} ${VERSION} setup"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey LegalCopyright "Apache License 2.0"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PRODUCT}"
!define MENU_LINK "$SMPROGRAMS\${PRODUCT}.lnk"
!define DESKTOP_LINK "$DESKTOP\${PRODUCT}.lnk"

!ifdef ICON
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!endif
!define MUI_ABORTWARNING
!ifdef MARKED
!define TRIAL "$\r$\n$\r$\nThis is a trial package: the part that runs the program is missing from it, and the program will say so."
!else
!define TRIAL ""
!endif
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_COMPONENTSPAGE_TEXT_TOP "Choose whether an icon goes on the desktop. There is one in the Start menu in any case."
!define MUI_COMPONENTSPAGE_TEXT_COMPLIST " "
!define MUI_WELCOMEPAGE_TITLE "${PRODUCT} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "This puts ${PRODUCT} ${VERSION} on this computer, for everyone who signs on here.$\r$\n$\r$\nTickets, drafts and settings that are here already stay as they are.$\r$\n$\r$\nClose ${PRODUCT} first if it runs.${TRIAL}"
!define MUI_FINISHPAGE_TITLE "${PRODUCT} ${VERSION} is ready"
!define MUI_FINISHPAGE_TEXT "Its icon is in the Start menu.$\r$\n$\r$\nAt its first start it asks whether to practice or to set this laptop up for real tickets.${TRIAL}"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipWhenUpgrading
!insertmacro MUI_PAGE_DIRECTORY
!define MUI_PAGE_HEADER_TEXT "Icons"
!define MUI_PAGE_HEADER_SUBTEXT "Where ${PRODUCT} is opened from."
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English

!ifdef SIGN_UNINSTALLER
!uninstfinalize '${SIGN_UNINSTALLER} "%1"'
!endif

Var SetAside
Var Upgrading
!macro Given given name
Var Given_${given}
!macroend
!insertmacro EachValue Given
!insertmacro Given DESKTOPICON ""

; ---------------------------------------------------------------------------------------------
; Refusing

!macro Refusing un
; On the stack: the exit code, then the sentence on top.
Function ${un}Refuse
  Pop $R1
  Pop $R2
  WriteRegStr HKLM "${INSTALL_KEY}" "${SAID}" "$R1"
  MessageBox MB_OK|MB_ICONEXCLAMATION "$R1" /SD IDOK
  SetErrorLevel $R2
  Quit
FunctionEnd

; Answers "running" or "" on the stack: the launcher holds the mutex, of whichever session.
Function ${un}IsRunning
  ; 0x100000 is SYNCHRONIZE. Refused access (5) means that it is there, of another user.
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${MUTEX}") p.R4 ?e'
  Pop $R5
  ${If} $R4 P<> 0
    System::Call 'kernel32::CloseHandle(p R4)'
    Push "running"
  ${ElseIf} $R5 = 5
    Push "running"
  ${Else}
    Push ""
  ${EndIf}
FunctionEnd

Function ${un}RefuseWhileRunning
  Call ${un}IsRunning
  Pop $R0
  ${If} $R0 == "running"
    Push ${EXIT_RUNNING}
    Push "${PRODUCT} is running on this computer. Nothing was changed. Sign off and close it in every Windows session, then start this again."
    Call ${un}Refuse
  ${EndIf}
FunctionEnd
!macroend
!insertmacro Refusing ""
!insertmacro Refusing "un."

; ---------------------------------------------------------------------------------------------
; Before anything is written

Function .onInit
  SetRegView 64
  SetShellVarContext all
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    Push ${EXIT_WINDOWS_TOO_OLD}
    Push "${PRODUCT} needs 64-bit Windows 10, version 1809, or newer. Nothing was changed."
    Call Refuse
  ${EndIf}
  Call RefuseOtherKind
  Call RefuseDowngrade
  Call RefuseWhileRunning
  Call StayWhereItIs
  Call ReadGiven
FunctionEnd

Function RefuseOtherKind
  ReadRegStr $0 HKLM "${INSTALL_KEY}" "InstalledBy"
  ${If} $0 == "msi"
    Push ${EXIT_MSI_THERE}
    Push "${PRODUCT} was put on this computer by its MSI package. Nothing was changed. Use the MSI of the new version, or uninstall that one first; tickets stay on the computer."
    Call Refuse
  ${EndIf}
FunctionEnd

Function RefuseDowngrade
  ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 = 1
      Push ${EXIT_NEWER_THERE}
      Push "A newer version, ${PRODUCT} $0, is on this computer. Nothing was changed: an older one could not read its tickets."
      Call Refuse
    ${EndIf}
  ${EndIf}
FunctionEnd

; An upgrade goes where the old version is, whatever /D= says: two copies would share one list.
Function StayWhereItIs
  ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "DisplayVersion"
  ReadRegStr $1 HKLM "${INSTALL_KEY}" "InstallDir"
  ${If} $0 != ""
  ${AndIf} $1 != ""
    StrCpy $INSTDIR $1
    StrCpy $Upgrading "yes"
  ${EndIf}
FunctionEnd

Function SkipWhenUpgrading
  ${If} $Upgrading == "yes"
    Abort
  ${EndIf}
FunctionEnd

!macro RefuseForeignPart name
  ${If} ${FileExists} "$INSTDIR\${name}"
    StrCpy $2 "${name}"
  ${EndIf}
!macroend

; Where nothing of ours was ever put, a folder or file of one of our names is somebody else's.
Function RefuseForeignFolder
  ReadRegStr $1 HKLM "${INSTALL_KEY}" "InstallDir"
  ${If} $1 != $INSTDIR
    StrCpy $2 ""
    !insertmacro EachPart RefuseForeignPart
    ${If} $2 != ""
      Push ${EXIT_FOLDER_TAKEN}
      Push "The folder $INSTDIR holds something else by the name of $2. Nothing was changed. Choose an empty folder, or leave the choice to this program."
      Call Refuse
    ${EndIf}
  ${EndIf}
FunctionEnd

; ---------------------------------------------------------------------------------------------
; Upgrading: folders and files of the old version are set aside first, and put back when anything
; fails. A part is a folder of the payload or a file in its root.

!macro SetAsidePart name
  ; Something that is still set aside: an earlier upgrade was cut off, and the old part is whole.
  ${If} ${FileExists} "$INSTDIR\${name}.old"
    RMDir /r "$INSTDIR\${name}"
    Delete "$INSTDIR\${name}"
    Rename "$INSTDIR\${name}.old" "$INSTDIR\${name}"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${name}"
    ClearErrors
    Rename "$INSTDIR\${name}" "$INSTDIR\${name}.old"
    ${If} ${Errors}
      Call PutBack
      Push ${EXIT_RUNNING}
      Push "A file of ${PRODUCT} is in use. Nothing was changed. Close ${PRODUCT} in every Windows session, or restart the computer, then start this again."
      Call Refuse
    ${EndIf}
  ${EndIf}
!macroend

!macro PutBackPart name
  ${If} $SetAside == "all"
    RMDir /r "$INSTDIR\${name}"
    Delete "$INSTDIR\${name}"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${name}.old"
    Rename "$INSTDIR\${name}.old" "$INSTDIR\${name}"
  ${EndIf}
!macroend

!macro ThrowAwayPart name
  RMDir /r "$INSTDIR\${name}.old"
  Delete "$INSTDIR\${name}.old"
!macroend

Function PutBack
  SetOutPath "$TEMP"
  !insertmacro EachPart PutBackPart
  RMDir "$INSTDIR"
FunctionEnd

Function .onInstFailed
  Call PutBack
FunctionEnd

; ---------------------------------------------------------------------------------------------

Section "${PRODUCT}" SecProgram
  SectionIn RO
  SetRegView 64
  SetShellVarContext all
  Call RefuseWhileRunning
  Call RefuseForeignFolder
  StrCpy $SetAside ""
  WriteRegStr HKLM "${INSTALL_KEY}" "InstallDir" "$INSTDIR"
  !insertmacro EachPart SetAsidePart
  StrCpy $SetAside "all"
  !insertmacro PayloadFiles
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  Call WriteValues
!ifndef MARKED
  Call PrepareData
!endif
  !insertmacro EachPart ThrowAwayPart
  Call Register
  CreateShortCut "${MENU_LINK}" "$INSTDIR\${EXE}" "" "$INSTDIR\${EXE}" 0
SectionEnd

Section /o "Icon on the desktop" SecDesktop
  SetShellVarContext all
  SetOutPath "$INSTDIR"
  CreateShortCut "${DESKTOP_LINK}" "$INSTDIR\${EXE}" "" "$INSTDIR\${EXE}" 0
SectionEnd

; Takes the first word of the command line off $R0 into $R1. Quotes hold blanks together, and go,
; whether they stand around the value or, as some programs quote, around the whole word.
Function TakeWord
  StrCpy $R1 ""
  StrCpy $R3 ""
  ${Do}
    StrCpy $R2 $R0 1
    ${If} $R2 == ""
      ${ExitDo}
    ${EndIf}
    StrCpy $R0 $R0 "" 1
    ${If} $R2 == '"'
      ${If} $R3 == ""
        StrCpy $R3 "quoted"
      ${Else}
        StrCpy $R3 ""
      ${EndIf}
    ${ElseIf} $R2 == " "
    ${AndIf} $R3 == ""
      ${ExitDo}
    ${Else}
      StrCpy $R1 "$R1$R2"
    ${EndIf}
  ${Loop}
FunctionEnd

!macro TakeValue given name
  StrLen $R4 "${given}="
  StrCpy $R5 $R1 $R4
  ${If} $R5 == "${given}="
    StrCpy $Given_${given} $R1 "" $R4
  ${EndIf}
!macroend

; GATEWAYURL=… and /GATEWAYURL=… are the same, so that one line fits this and the MSI.
Function ReadGiven
  ${GetParameters} $R0
  ${DoUntil} $R0 == ""
    Call TakeWord
    StrCpy $R2 $R1 1
    ${If} $R2 == "/"
      StrCpy $R1 $R1 "" 1
    ${EndIf}
    !insertmacro EachValue TakeValue
    !insertmacro TakeValue DESKTOPICON ""
  ${Loop}
  ${If} $Given_DESKTOPICON == "1"
    !insertmacro SelectSection ${SecDesktop}
  ${ElseIf} ${FileExists} "${DESKTOP_LINK}"
  ${AndIf} $Given_DESKTOPICON != "0"
    !insertmacro SelectSection ${SecDesktop}
  ${EndIf}
FunctionEnd

; Only what the command line gives is written, so an upgrade keeps what was given before.
!macro WriteValue given name
  ${If} $Given_${given} != ""
    WriteRegStr HKLM "${INSTALL_KEY}" "${name}" $Given_${given}
  ${EndIf}
!macroend

Function WriteValues
  !insertmacro EachValue WriteValue
FunctionEnd

; Makes the folder for tickets with the rights that officers need; the program knows which.
!ifndef MARKED
Function PrepareData
  nsExec::ExecToLog '"$INSTDIR\${CONSOLE_EXE}" ${PREPARE_COMMAND}'
  Pop $0
  ${If} $0 != "0"
    Call PutBack
    Push ${EXIT_NO_DATA_FOLDER}
    Push "The folder for tickets could not be made ready (answer $0), so ${PRODUCT} was not put on this computer. Check that the drive of the data folder is there and can be written, then start this again."
    Call Refuse
  ${EndIf}
FunctionEnd
!endif

Function Register
  WriteRegStr HKLM "${INSTALL_KEY}" "Version" "${VERSION}"
  WriteRegStr HKLM "${INSTALL_KEY}" "InstalledBy" "setup"
  DeleteRegValue HKLM "${INSTALL_KEY}" "${SAID}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayName" "${PRODUCT}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${EXE},0"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "EstimatedSize" ${ESTIMATED_KIB}
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoRepair" 1
FunctionEnd

; ---------------------------------------------------------------------------------------------

Function un.onInit
  SetRegView 64
  SetShellVarContext all
  Call un.RefuseWhileRunning
FunctionEnd

!macro RemovePart name
  RMDir /r "$INSTDIR\${name}"
  Delete "$INSTDIR\${name}"
  RMDir /r "$INSTDIR\${name}.old"
  Delete "$INSTDIR\${name}.old"
!macroend

; Only what the set-up brought: somebody may have chosen a folder that holds other things too. The
; data folder stays, and so does the value that says where it is: a later set-up finds it again.
Section "Uninstall"
  SetRegView 64
  SetShellVarContext all
  SetOutPath "$TEMP"
  !insertmacro EachPart RemovePart
  RMDir "$INSTDIR"
  Delete "${MENU_LINK}"
  Delete "${DESKTOP_LINK}"
  DeleteRegKey HKLM "${UNINSTALL_KEY}"
  !insertmacro ForgetValues
  DeleteRegKey /ifempty HKLM "${INSTALL_KEY}"
SectionEnd
