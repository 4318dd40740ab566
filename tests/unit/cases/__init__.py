"""Cases: what is reckoned without a file."""
