/* Stands in for python313.dll: does what the set-ups ask of the program, and no more.
 *
 * "prepare-data" makes C:\Prepared, or fails when C:\refuse.txt is there. Without a command it runs
 * like an open window: it leaves C:\open.txt behind and ends when that file is taken away.
 */
#include <windows.h>

static BOOL there(const wchar_t *path)
{
    return GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES;
}

__declspec(dllexport) int Py_Main(int argc, wchar_t **argv)
{
    int turn;

    if (lstrcmpW(argv[argc - 1], L"prepare-data") == 0) {
        if (there(L"C:\\refuse.txt"))
            return 1;
        return CreateDirectoryW(L"C:\\Prepared", NULL) || there(L"C:\\Prepared") ? 0 : 1;
    }
    CloseHandle(CreateFileW(L"C:\\open.txt", GENERIC_WRITE, 7, NULL, CREATE_ALWAYS, 0, NULL));
    for (turn = 0; turn < 1200 && there(L"C:\\open.txt"); turn++)
        Sleep(50);
    return 0;
}

BOOL WINAPI DllMainCRTStartup(HINSTANCE instance, DWORD reason, LPVOID reserved)
{
    (void)instance;
    (void)reason;
    (void)reserved;
    return TRUE;
}
