"""One change each; numbered; never edited after release."""
