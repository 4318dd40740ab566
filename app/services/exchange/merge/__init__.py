"""Merging two machines' files: one log, from which every row follows, whichever machine merged first."""
