"""Tests of packages, backup, restore, sticks and handover."""
