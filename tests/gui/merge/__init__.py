"""The windows of merging."""
