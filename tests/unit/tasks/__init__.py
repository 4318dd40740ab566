"""Tasks: what needs no file."""
