"""One module a migration, named `m` + its revision; a migration without one fails the tests.

Each has `load(connection)`, which fills a file of the revision *before* with what the migration must not
lose, and `check(connection)`, which looks at it afterwards. Both get a SQLAlchemy connection inside a
transaction and speak SQL, since the models know the newest schema only.
"""
