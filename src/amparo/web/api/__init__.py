"""The JSON API: what partners and reviewers do on pages, done by their programs."""
