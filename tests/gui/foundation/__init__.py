"""The ground that the screens stand on: jobs, lists, fields, forms, door, window."""
