"""What may leave: results become protected results under a policy."""
