"""The roster: what needs no file."""
