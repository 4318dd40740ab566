"""What the environment does to the file: damage, full and read-only disks, killed processes, leaks."""
