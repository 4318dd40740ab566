"""Tests of the roster over a real encrypted file."""
