"""The other end of the wire: the reference DPS service and its pages."""
