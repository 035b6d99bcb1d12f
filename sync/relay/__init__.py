"""One laptop with a link carries sealed tickets for others of the local network, unread."""
