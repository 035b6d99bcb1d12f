"""Alembic migrations of the gateway's database, the same for SQLite and PostgreSQL."""
