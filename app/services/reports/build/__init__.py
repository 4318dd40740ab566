"""Queries → `Report`: one builder a kind of report, over figures that prose and annexes share."""
