"""Packages: backup, restore, handover and merging between machines."""
