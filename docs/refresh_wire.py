"""Write the schemas and the made parts of the wire chapter anew: `python docs/refresh_wire.py`."""

import json
import re
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from wire_examples import examples  # noqa: E402  found by the line above

from sync.wire.schemas import MADE, made  # noqa: E402

PAGE = HERE / "manual" / "reference" / "wire.md"
SCHEMAS = HERE.parent / "sync" / "schema"
PART = re.compile(r"(<!-- made: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def page(text, parts):
    """The page with every made part as it is now. Raises KeyError for a part nobody makes."""
    return PART.sub(lambda found: f"{found[1]}{parts[found[2]]}\n{found[3]}", text)


def main():
    """Write both."""
    for name in MADE:
        text = json.dumps(made(name), indent=2, ensure_ascii=False)
        (SCHEMAS / f"{name}.json").write_text(f"{text}\n", "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        parts = examples(folder)
    PAGE.write_text(page(PAGE.read_text("utf-8"), parts), "utf-8")


if __name__ == "__main__":
    main()
