"""From scanner bytes or a picture to a license as values."""
