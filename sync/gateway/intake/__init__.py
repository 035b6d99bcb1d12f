"""Taking events in: what is checked in each, what is kept of it, and what is given out again."""
