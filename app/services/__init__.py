"""Use cases: what the officer does, one module or package a domain. No Qt here."""
