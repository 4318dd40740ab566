"""The steps of a case, each a hand-written page."""
