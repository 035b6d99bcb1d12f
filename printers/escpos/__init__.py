"""The language of the printers: jobs, pictures, codes, a stored logo, status."""
