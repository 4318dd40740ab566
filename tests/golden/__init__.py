"""A real data file of every release (`docs/decisions/005-golden-files.md`), opened and upgraded for ever."""
