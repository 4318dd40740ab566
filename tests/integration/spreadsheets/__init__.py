"""Excel out and in over a real encrypted file."""
