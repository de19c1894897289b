"""The hash that names a text: of its content, whatever the style of its line endings."""

from __future__ import annotations

from hashlib import sha256


def text_hash(text: bytes) -> str:
    r"""Return the SHA-256 of `text` in hex, its line endings taken as ``\n``.

    Two copies that differ only in the style of their line endings are the same text.
    """
    return sha256(text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")).hexdigest()
