"""Tickets that travel as files: bundles on a stick or in a folder, and codes on paper."""
