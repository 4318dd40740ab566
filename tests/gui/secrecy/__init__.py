"""Tests of masks, the case lock, clipboard and capture protection."""
