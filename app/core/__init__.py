"""Ground that knows the standard library only."""
