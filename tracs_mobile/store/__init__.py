"""The only home of SQLAlchemy, Alembic and the encrypted database on the client."""
