"""The court's form of a ticket: OASIS ECF 5.0 `CitationCase` XML, with one extension of ours."""
