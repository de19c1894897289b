"""Acts on organisations, invitations, roles, accounts and tokens, each with its one event."""

from __future__ import annotations

from amparo.people.actions.accounts import (
    change_profile,
    close_account,
    record_account_event,
    record_lock_out,
    reopen_account,
    reset_second_factor,
)
from amparo.people.actions.invitations import (
    accept_invitation,
    accept_invitation_as,
    invite_person,
    record_organisation,
    withdraw_invitation,
)
from amparo.people.actions.memberships import Post, end_membership, grant_membership
from amparo.people.actions.tokens import (
    NewToken,
    create_access_token,
    note_token_use,
    revoke_access_token,
)

__all__ = [
    "NewToken",
    "Post",
    "accept_invitation",
    "accept_invitation_as",
    "change_profile",
    "close_account",
    "create_access_token",
    "end_membership",
    "grant_membership",
    "invite_person",
    "note_token_use",
    "record_account_event",
    "record_lock_out",
    "record_organisation",
    "reopen_account",
    "reset_second_factor",
    "revoke_access_token",
    "withdraw_invitation",
]
