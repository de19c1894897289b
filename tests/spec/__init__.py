"""Worked tables of the indicator rules: data, the test that holds them, the page they make."""

from tests.spec.rendering import render_spec

__all__ = ["render_spec"]
