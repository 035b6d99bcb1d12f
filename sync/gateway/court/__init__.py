"""The second outbox: events that DPS took go on to the court, one after another, each once."""
