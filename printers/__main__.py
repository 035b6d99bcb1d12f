"""`python -m printers`: a document as bytes, picture and PDF; what is known of a printer."""

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
        asked.run(asked)
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
    render.add_argument(
        "--form",
        choices=("native", "hybrid", "raster"),
        help="what the job is made of; without it, what suits the printer",
    )
    render.set_defaults(run=_render)
    facts = commands.add_parser("facts", help="what is known of a printer, how, and from where")
    facts.add_argument("--profile", required=True, help="for instance generic-4in-832")
    facts.set_defaults(run=_facts)
    return parser


def _facts(asked: argparse.Namespace) -> None:
    from printers.profiles import known_facts, profile_named

    profile = profile_named(asked.profile)
    print(profile.label)
    for fact in known_facts(profile):
        print(f"{fact.known.value:10}  {fact.name} = {fact.value}: {fact.means}. {fact.source}")


def _render(asked: argparse.Namespace) -> None:
    from printers.driver.files import pdf_of
    from printers.escpos.escpos_job import Form, encode_job
    from printers.pages.page import page_image, png_bytes
    from printers.paper.place import paper_rows
    from printers.profiles import profile_named

    profile, out = profile_named(asked.profile), asked.out
    form = Form(asked.form) if asked.form else profile.form
    paper = _read(asked.document)
    rows = paper_rows(paper, profile, form)
    files = {
        "ticket.bin": encode_job([paper], profile, form),
        "ticket.png": png_bytes(page_image(rows, profile, form), profile),
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
