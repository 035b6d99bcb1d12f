/* Asked by the MSI before it changes anything: is the program running?
 *
 * Sets the property PROGRAMRUNS when the launcher's mutex is there, of whichever Windows session.
 * No run-time library: the file stays at a few kilobytes and builds to the same bytes.
 */
#include <windows.h>
#include <msi.h>
#include <msiquery.h>

#ifndef MUTEX
#error "MUTEX is given by msi.py, which has it from product.py"
#endif

__declspec(dllexport) UINT __stdcall IsRunning(MSIHANDLE install)
{
    HANDLE mutex = OpenMutexW(SYNCHRONIZE, FALSE, MUTEX);
    /* Refused access means that it is there, of another user. */
    BOOL running = mutex != NULL || GetLastError() == ERROR_ACCESS_DENIED;
    if (mutex != NULL)
        CloseHandle(mutex);
    if (running)
        MsiSetPropertyW(install, L"PROGRAMRUNS", L"1");
    return ERROR_SUCCESS;
}

BOOL WINAPI DllMainCRTStartup(HINSTANCE instance, DWORD reason, LPVOID reserved)
{
    (void)instance;
    (void)reason;
    (void)reserved;
    return TRUE;
}
