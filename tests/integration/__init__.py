"""Tests of services over a real encrypted file."""
