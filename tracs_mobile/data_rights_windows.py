"""The access list of a folder as Windows keeps it: written from its text form, and read as such."""

from __future__ import annotations

import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _FILE_OBJECT, _SDDL_1 = 1, 1
    _OWNER, _GROUP, _DACL = 0x1, 0x2, 0x4
    _PROTECTED = 0x80000000
    """Nothing is taken over from the folder above."""

    def write_list(folder: Path, sddl: str, *, owner: bool) -> str:
        """Set the list, also of what is inside; what Windows says when it does not, else empty."""
        api = ctypes.WinDLL("advapi32", use_last_error=True)
        descriptor = ctypes.c_void_p()
        if not api.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            ctypes.c_wchar_p(sddl), _SDDL_1, ctypes.byref(descriptor), None
        ):
            return ctypes.FormatError(ctypes.get_last_error()).strip()
        try:
            return _set(api, folder, descriptor, owner=owner)
        finally:
            _free(descriptor)

    def _set(api: ctypes.WinDLL, folder: Path, descriptor: ctypes.c_void_p, *, owner: bool) -> str:
        holder, group, dacl = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
        unused, there = wintypes.BOOL(), wintypes.BOOL()
        told = ctypes.byref(unused)
        api.GetSecurityDescriptorOwner(descriptor, ctypes.byref(holder), told)
        api.GetSecurityDescriptorGroup(descriptor, ctypes.byref(group), told)
        api.GetSecurityDescriptorDacl(descriptor, ctypes.byref(there), ctypes.byref(dacl), told)
        what = _DACL | _PROTECTED | (_OWNER | _GROUP if owner else 0)
        code = api.SetNamedSecurityInfoW(
            ctypes.c_wchar_p(str(folder)),
            _FILE_OBJECT,
            wintypes.DWORD(what),
            holder,
            group,
            dacl,
            None,
        )
        return ctypes.FormatError(code).strip() if code else ""

    def read_list(folder: Path) -> str:
        """Owner and list in their text form; empty when they cannot be read."""
        api = ctypes.WinDLL("advapi32", use_last_error=True)
        descriptor, text = ctypes.c_void_p(), ctypes.c_void_p()
        what = wintypes.DWORD(_OWNER | _DACL)
        if api.GetNamedSecurityInfoW(
            ctypes.c_wchar_p(str(folder)),
            _FILE_OBJECT,
            what,
            None,
            None,
            None,
            None,
            ctypes.byref(descriptor),
        ):
            return ""
        try:
            if not api.ConvertSecurityDescriptorToStringSecurityDescriptorW(
                descriptor, _SDDL_1, what, ctypes.byref(text), None
            ):
                return ""
            try:
                return ctypes.wstring_at(text.value or 0)
            finally:
                _free(text)
        finally:
            _free(descriptor)

    def _free(pointer: ctypes.c_void_p) -> None:
        ctypes.WinDLL("kernel32").LocalFree(pointer)
