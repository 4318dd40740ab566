"""GUI tests by clicks and keys: the roster."""
