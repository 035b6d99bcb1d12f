"""A ticket as a page: the preview, a PDF, sheets for printers that know no commands."""
