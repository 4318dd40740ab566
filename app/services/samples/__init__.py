"""Invented records to try the program out and to measure it, all marked as samples."""

from app.services.samples.service import SampleCounts, Samples

__all__ = ["SampleCounts", "Samples"]
