"""From the bytes of a bar code or a stripe to the fields of a license or a vehicle."""
