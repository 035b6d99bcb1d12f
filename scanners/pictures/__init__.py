"""From a picture or a camera to the bytes of a bar code."""
