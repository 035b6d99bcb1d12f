"""The commands of `python -m sync.gateway`, one module each.

A module has NAME, HELP, `add_arguments(parser)` and `run(options)`, which raises TracsError with a
sentence. It imports the libraries it needs inside `run`, so that one command never loads another's.
"""

COMMANDS = (
    "sync.gateway.commands.serving",
    "sync.gateway.commands.forwarding",
    "sync.gateway.commands.exporting",
    "sync.gateway.commands.package",
    "sync.gateway.commands.importing",
    "sync.gateway.commands.paper",
    "sync.gateway.commands.staff",
    "sync.gateway.commands.audit",
    "sync.gateway.commands.restored",
    "sync.gateway.commands.expunge",
    "sync.gateway.commands.board",
    "sync.gateway.commands.feed",
)
"""In the order of the help."""
