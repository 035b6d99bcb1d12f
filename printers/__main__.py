"""`python -m printers render`: what a document looks like on paper, as bytes, picture and PDF."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tracs_mobile.domain import canonical
from tracs_mobile.domain.document import Printable
from tracs_mobile.errors import BadInput, TracsError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all files are written, 1 after a sentence that says why not."""
    asked = _parser().parse_args(arguments)
    try:
        _render(asked.document, profile_name=asked.profile, out=asked.out)
    except TracsError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m printers", description=__doc__)
    commands = parser.add_subparsers(required=True)
    render = commands.add_parser("render", help="write ticket.bin, ticket.png and ticket.pdf")
    render.add_argument("--profile", required=True, help="for instance generic-4in-832")
    render.add_argument("--out", required=True, type=Path, help="folder for the three files")
    render.add_argument("document", type=Path, metavar="DOC.json", help="a printable document")
    return parser


def _render(document: Path, *, profile_name: str, out: Path) -> None:
    from printers.escpos_job import encode_job
    from printers.files import pdf_of
    from printers.page import page_image, png_bytes
    from printers.place import paper_rows
    from printers.profiles import profile_named

    profile = profile_named(profile_name)
    paper = _read(document)
    files = {
        "ticket.bin": encode_job([paper], profile),
        "ticket.png": png_bytes(page_image(paper_rows(paper, profile), profile), profile),
        "ticket.pdf": pdf_of([paper], profile),
    }
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, body in files.items():
            (out / name).write_bytes(body)
    except OSError as fault:
        raise BadInput(f"The folder {out} cannot be written. Choose another one.") from fault


def _read(document: Path) -> Printable:
    try:
        raw = document.read_bytes()
    except OSError as fault:
        raise BadInput(f"The file {document} cannot be read. Check its name.") from fault
    try:
        return canonical.decode(Printable, raw)
    except BadInput as fault:
        raise BadInput(f"{document} is not a document that can be printed. {fault}") from fault


if __name__ == "__main__":
    sys.exit(main())
