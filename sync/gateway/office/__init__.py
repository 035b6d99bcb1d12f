"""What DPS staff do, as functions on the database: no page and no route knows more than these."""
