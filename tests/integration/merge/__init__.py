"""Merging machines' files, over real encrypted ones."""
