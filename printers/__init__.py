"""From an issued document to paper: layout, bytes or page image, link, outcome."""
