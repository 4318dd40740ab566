"""The encrypted file: keys, engine, unit of work, migrations."""
