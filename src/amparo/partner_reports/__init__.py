"""What was reported, frozen for use: snapshots of facts."""
