"""The one change log: recording, history, undo and verification."""
