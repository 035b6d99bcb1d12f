"""Texts that nobody can guess."""

from __future__ import annotations

import secrets


def fresh_token() -> str:
    """43 characters, 256 bits."""
    return secrets.token_urlsafe(32)
