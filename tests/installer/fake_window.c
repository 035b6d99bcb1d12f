/* Stands in for python313.dll: writes down what it was called with, then is a window or a command.
 *
 * Each call adds a line to C:\called.txt. Without a command of ours it shows a window until C:\open.txt
 * is taken away and returns 0; with one it returns 42 at once.
 */
#include <windows.h>

static void note(const wchar_t *text)
{
    DWORD done;
    char narrow[512];
    int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, narrow, sizeof narrow, NULL, NULL);
    HANDLE file = CreateFileW(
        L"C:\\called.txt", FILE_APPEND_DATA, 7, NULL, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);

    WriteFile(file, narrow, (DWORD)(length - 1), &done, NULL);
    CloseHandle(file);
}

__declspec(dllexport) int Py_Main(int argc, wchar_t **argv)
{
    int at;
    MSG message;

    for (at = 1; at < argc; at++) {
        note(argv[at]);
        note(at + 1 < argc ? L" " : L"\n");
    }
    if (lstrcmpW(argv[argc - 1], L"tracs_mobile") != 0)
        return 42;
    CreateWindowExW(0, L"STATIC", L"TraCS Mobile", WS_OVERLAPPEDWINDOW | WS_VISIBLE, 0, 0, 300, 200,
                    NULL, NULL, NULL, NULL);
    CloseHandle(CreateFileW(L"C:\\open.txt", GENERIC_WRITE, 7, NULL, CREATE_ALWAYS, 0, NULL));
    for (at = 0; at < 1200 && GetFileAttributesW(L"C:\\open.txt") != INVALID_FILE_ATTRIBUTES; at++) {
        while (PeekMessageW(&message, NULL, 0, 0, PM_REMOVE))
            DispatchMessageW(&message);
        Sleep(50);
    }
    return 0;
}

BOOL WINAPI DllMainCRTStartup(HINSTANCE instance, DWORD reason, LPVOID reserved)
{
    (void)instance;
    (void)reason;
    (void)reserved;
    return TRUE;
}
