"""The pages, each of which makes its widgets match its model and decides nothing."""
