"""GUI tests by clicks and keys: propaganda."""
