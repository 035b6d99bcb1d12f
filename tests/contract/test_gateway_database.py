"""The gateway's database is the same on SQLite and on PostgreSQL."""

from sync.gateway.database import Database, bump, version


def test_a_new_database_starts_at_version_0_and_keeps_what_is_written(gateway_url):
    database = Database(gateway_url)
    with database.write() as connection:
        bump(connection)
    database.close()
    again = Database(gateway_url)
    with again.read() as connection:
        assert version(connection) == 1
    again.close()
