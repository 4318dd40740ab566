"""Reports over a real encrypted file."""
