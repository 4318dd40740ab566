"""Tasks: their list, counts, month calendar, occurrences and bulk changes."""
