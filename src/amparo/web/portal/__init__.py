"""The public face: editions and nothing else."""
