"""What a person may not do; what nobody can do is `audit.refusals.NotPossible`."""

from __future__ import annotations

from amparo.framework.language import Text


class NotAllowed(Exception):
    """An act that this person's roles do not permit, with the reason in both languages."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason
