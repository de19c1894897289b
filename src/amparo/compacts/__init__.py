"""Compacts and the versions of their results frameworks; the compacts shipped with Amparo."""
