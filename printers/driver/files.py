"""Prints to files: the bytes of a job, or a PDF. No paper comes out, so the print stays owed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from printers.driver import said
from printers.escpos.escpos_job import encode_job
from printers.pages.page import page_image
from printers.pages.pdf import Page, pdf_bytes
from printers.paper.place import paper_rows
from printers.profiles import Profile, profile_named
from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.errors import TracsError
from tracs_mobile.overriding import override
from tracs_mobile.ports import DeviceHealth


class FilePrinter:
    """Writes the bytes of each job to `path`; a folder gets one file named after the ticket."""

    _SUFFIX = ".bin"

    def __init__(
        self, path: Path, profile: Profile | str, *, name: str = "", folder: bool = False
    ) -> None:
        """`folder`: the path is a folder even when there is none yet.

        Raises BadInput for an unknown profile.
        """
        self._path = path
        self._name = name or str(path)
        self._folder = folder and path.suffix != self._SUFFIX
        self._profile = profile_named(profile) if isinstance(profile, str) else profile

    @property
    def name(self) -> str:
        """How the officer knows it; where it writes, if it was given no name."""
        return self._name

    def print_copies(self, copies: Sequence[Printable]) -> PrintOutcome:
        """Write all copies to one file."""
        path = self._path
        if self._folder or path.is_dir():
            path = path / f"{copies[0].document.number or 'preview'}{self._SUFFIX}"
        try:
            body = self._body(copies, self._profile)
            _write_whole(path, body)
        except TracsError as fault:
            return self._refused(Cause.FAULT, said.unprintable(fault, ticket=True))
        except OSError:
            return self._refused(Cause.FOLDER_MISSING, said.not_saved(path))
        return PrintOutcome(
            grade=PrintGrade.SAVED,
            printer=self.name,
            said=said.saved(path),
            sent_bytes=len(body),
            job_bytes=len(body),
            job_sha256=hashlib.sha256(body).hexdigest(),
        )

    def check(self) -> DeviceHealth:
        """Whether the folder is there and can be written."""
        folder = self._path if self._folder or self._path.is_dir() else self._path.parent
        if folder.is_dir() and os.access(folder, os.W_OK):
            return DeviceHealth(cause=Cause.NONE, said=said.FOLDER_READY)
        return DeviceHealth(cause=Cause.FOLDER_MISSING, said=said.folder_missing(folder))

    def cancel(self) -> None:
        """Nothing to give up: a file is written at once."""

    def _body(self, copies: Sequence[Printable], profile: Profile) -> bytes:
        return encode_job(copies, profile)

    def _refused(self, cause: Cause, sentence: str) -> PrintOutcome:
        return PrintOutcome(
            grade=PrintGrade.NOT_STARTED, printer=self.name, said=sentence, cause=cause
        )


def _write_whole(path: Path, body: bytes) -> None:
    """A full disk leaves the file of before, or none; never half a ticket. Raises OSError."""
    if path.exists() and not path.is_file():
        path.write_bytes(body)  # a device takes bytes and cannot be replaced
        return
    handle, unfinished = tempfile.mkstemp(prefix=".unfinished-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(unfinished).unlink()
        raise


class PdfPrinter(FilePrinter):
    """Writes the pages as a PDF to `path`; a folder gets one file named after the ticket."""

    _SUFFIX = ".pdf"

    @override
    def _body(self, copies: Sequence[Printable], profile: Profile) -> bytes:
        return pdf_of(copies, profile)


def pdf_of(copies: Sequence[Printable], profile: Profile) -> bytes:
    """All copies as one PDF, each a page as wide as the paper. Raises BadInput."""
    papers = [paper_rows(copy, profile) for copy in copies]
    pages = [Page(image=page_image(rows, profile), rows=rows) for rows in papers]
    return pdf_bytes(pages, dpi=profile.dpi)
