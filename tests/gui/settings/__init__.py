"""GUI tests by clicks and keys: settings."""
