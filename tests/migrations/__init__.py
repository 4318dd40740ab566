"""The schema's way from release to release, always with data in it."""
