"""Excel out and in: lists as real tables; sheets read by their headings, with problems by cell."""
