"""Editions of the annual report: numbered, frozen, reproducible from four hashes."""
