"""The ground on a real encrypted file: keys, file, change log, records."""
