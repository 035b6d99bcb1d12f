/* Starts the program of this folder with the Python beside it.
 *
 * One source, two programs: "TraCS Mobile.exe" (WINDOWED) opens the window and is there once;
 * "tracs-mobile.exe" runs the commands (doctor, verify, export ...) in a console. No argument of
 * Python's own is taken from outside: -I shuts out the surroundings, -m names our package.
 *
 * Exit codes: what the program returns; 3 when the Python runtime is missing or damaged; 0 when a
 * window was already open and has been brought forward.
 */

#define WIN32_LEAN_AND_MEAN
#define _WIN32_WINNT 0x0A00
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define NO_RUNTIME 3
#define LONGEST_PATH 4096
#define RUNNING L"Global\\TraCSMobileRunning"
#define WINDOW_OPEN L"Local\\TraCSMobileWindow"
#define TITLE L"TraCS Mobile"

typedef int (*PyMain)(int, wchar_t **);

/* The folder that this program stands in, without the last separator; 0 when it is too long. */
static int own_folder(wchar_t *folder)
{
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST_PATH);
    wchar_t *last;

    if (length == 0 || length >= LONGEST_PATH)
        return 0;
    last = wcsrchr(folder, L'\\');
    if (last == NULL)
        return 0;
    *last = L'\0';
    return 1;
}

/* A sentence for the officer; tests and silent set-ups ask for none. */
static void say(const wchar_t *sentence)
{
#ifdef WINDOWED
    if (GetEnvironmentVariableW(L"TRACS_MOBILE_QUIET", NULL, 0) == 0)
        MessageBoxW(NULL, sentence, TITLE, MB_OK | MB_ICONERROR | MB_SETFOREGROUND);
#else
    fwprintf(stderr, L"%ls\n", sentence);
#endif
}

#ifdef WINDOWED

/* Whether a window belongs to this very program file, run by another process. */
static BOOL CALLBACK bring_forward(HWND window, LPARAM found)
{
    static wchar_t ours[LONGEST_PATH], theirs[LONGEST_PATH];
    DWORD process = 0, length = LONGEST_PATH;
    HANDLE handle;

    GetWindowThreadProcessId(window, &process);
    if (!IsWindowVisible(window) || process == GetCurrentProcessId())
        return TRUE;
    handle = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, process);
    if (handle == NULL)
        return TRUE;
    if (!QueryFullProcessImageNameW(handle, 0, theirs, &length))
        theirs[0] = L'\0';
    CloseHandle(handle);
    GetModuleFileNameW(NULL, ours, LONGEST_PATH);
    if (_wcsicmp(ours, theirs) != 0)
        return TRUE;
    if (IsIconic(window))
        ShowWindow(window, SW_RESTORE);
    SetForegroundWindow(window);
    *(int *)found = 1;
    return FALSE;
}

/* Whether the window is open already; it is then brought forward. Only a plain start asks: one
 * with arguments names another data folder or does something else. */
static int already_open(int argc)
{
    int found = 0;

    if (argc > 1)
        return 0;
    CreateMutexW(NULL, FALSE, WINDOW_OPEN); /* kept until this process ends */
    if (GetLastError() != ERROR_ALREADY_EXISTS)
        return 0;
    EnumWindows(bring_forward, (LPARAM)&found);
    return found; /* none yet: it is just starting, and its lock on the data decides */
}

#endif

/* Load the runtime; NULL when it is not there. DLLs come from our folders and from Windows only. */
static PyMain load_python(const wchar_t *folder)
{
    static wchar_t runtime[LONGEST_PATH], library[LONGEST_PATH];
    HMODULE python;

    if (swprintf(runtime, LONGEST_PATH, L"%ls\\runtime", folder) < 0 ||
        swprintf(library, LONGEST_PATH, L"%ls\\" PYTHON_DLL, runtime) < 0)
        return NULL;
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    AddDllDirectory(runtime);
    python = LoadLibraryExW(
        library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (python == NULL)
        return NULL;
    return (PyMain)(void *)GetProcAddress(python, "Py_Main");
}

static int start(int argc, wchar_t **argv)
{
    static wchar_t folder[LONGEST_PATH];
    static wchar_t *ours[] = {NULL, L"-I", L"-X", L"utf8", L"-m", L"tracs_mobile"};
    const int before = sizeof ours / sizeof *ours;
    PyMain py_main = own_folder(folder) ? load_python(folder) : NULL;
    wchar_t **arguments;
    int at, code;

    if (py_main == NULL) {
        say(L"TraCS Mobile is not completely installed: the part that runs it is missing.\n"
            L"Your tickets are safe. Ask your IT to install TraCS Mobile again.");
        return NO_RUNTIME;
    }
#ifdef WINDOWED
    if (already_open(argc))
        return 0;
    CreateMutexW(NULL, FALSE, RUNNING); /* a set-up sees by it that the program runs */
#endif
    arguments = calloc((size_t)(before + argc), sizeof *arguments);
    if (arguments == NULL)
        return NO_RUNTIME;
    for (at = 0; at < before; at++)
        arguments[at] = ours[at];
    arguments[0] = argv[0];
    for (at = 1; at < argc; at++)
        arguments[before + at - 1] = argv[at];
    code = py_main(before + argc - 1, arguments);
#ifdef WINDOWED
    if (code != 0 && argc == 1) /* a command gives its own answer */
        say(L"TraCS Mobile has closed because of a fault. Issued tickets are safe.\n"
            L"Open it again. If it stays closed, ask your IT to run: tracs-mobile doctor");
#endif
    return code;
}

int wmain(int argc, wchar_t **argv)
{
    return start(argc, argv);
}
