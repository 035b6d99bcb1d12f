"""Finding printers, testing them and learning what they can; sheets that set scanners up."""
