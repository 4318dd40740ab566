"""The Nhiệm vụ tab, by clicks and keys over a real file."""
