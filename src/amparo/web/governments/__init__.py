"""Pages of both governments' officials: review, completeness, snapshots, events and people."""
