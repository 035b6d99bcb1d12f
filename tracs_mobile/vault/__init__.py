"""The only home of cryptography: keys, officer slots, sealing, signing, the audit chain."""
