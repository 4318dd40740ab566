"""Reading sheets: what needs no file."""
