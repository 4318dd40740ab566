"""Tests of the Vụ việc tab."""
