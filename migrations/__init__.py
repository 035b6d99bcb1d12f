"""Alembic migrations; importable, so that source, wheel and frozen builds find them alike."""
