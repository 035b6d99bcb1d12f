"""Delivery to DPS: the wire, the HTTP client, the worker thread."""
