"""The pages for DPS staff: made on the server, usable by keyboard alone."""
