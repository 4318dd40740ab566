"""GUI tests by clicks and keys: overview."""
