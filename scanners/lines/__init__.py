"""Scanners on a serial line: finding them, cutting their bytes into scans, following them."""
