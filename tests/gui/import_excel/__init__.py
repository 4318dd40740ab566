"""The window of an import from Excel."""
