"""Parts of the exchange that need no file."""
