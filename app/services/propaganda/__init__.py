"""Propaganda: lists of tin/bài, direct activities and models; their figures; the quota strip."""
