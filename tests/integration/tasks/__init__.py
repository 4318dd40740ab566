"""Tasks over a real encrypted file."""
