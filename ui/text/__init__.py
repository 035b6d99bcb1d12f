"""Every sentence of the screens, a module a subject."""
