"""The core of TraCS Mobile: domain, services, store and vault. No Qt, no devices, no HTTP."""

__version__ = "0.1.0"
