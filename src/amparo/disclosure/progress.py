"""Progress against baseline and target, from numbers that may be shown and from no others."""
