"""The command line from outside: exit codes, streams, files, languages."""
