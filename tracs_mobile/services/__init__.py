"""Use cases, one module each; they know ports, never a library."""
