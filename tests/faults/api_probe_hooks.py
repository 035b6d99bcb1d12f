"""What Schemathesis cannot know: how a batch of lines looks, and how it is sent."""

import os
from pathlib import Path

import schemathesis
from hypothesis import strategies as some

NDJSON = "application/x-ndjson"
SIGNED = Path(os.environ["API_PROBE_LINES"]).read_bytes().splitlines()

lines = some.sampled_from(SIGNED) | some.binary(max_size=60).map(
    lambda raw: raw.replace(b"\n", b"")
)
schemathesis.openapi.media_type(NDJSON, some.lists(lines, min_size=1, max_size=8).map(b"\n".join))


@schemathesis.serializer(NDJSON)
def as_lines(context, value):
    if isinstance(value, bytes):
        return value
    return str(value).encode("utf-8", "replace")
