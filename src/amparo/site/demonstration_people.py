"""Who takes part in the demonstration: people with the names of roles and one password."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from amparo.framework.language import Language, Text
from amparo.people.actions import Post, accept_invitation, invite_person
from amparo.people.permissions import OPERATOR, Viewer
from amparo.people.queries import organisation, people, viewer_of
from amparo.people.roles import ROLE_NAMES, Role

PASSWORD_FILE = "demo-password"  # noqa: S105 - the name of a file
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 4


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody of the demonstration."""

    address: str
    role: Role
    organisation: str
    language: Language

    @property
    def name(self) -> Text:
        """What the role is called."""
        return ROLE_NAMES[self.role]


def _partner(code: str, language: Language) -> tuple[Participant, Participant]:
    return (
        Participant(f"{code}-officer@example.org", Role.PARTNER_OFFICER, code, language),
        Participant(f"{code}-head@example.org", Role.PARTNER_HEAD, code, language),
    )


PARTICIPANTS = (
    *_partner("lantern", Language.ES),
    *_partner("bridge", Language.EN),
    *_partner("meadow", Language.ES),
    *_partner("cps", Language.ES),
    Participant("reviewer@example.org", Role.HOST_REVIEWER, "concord", Language.ES),
    Participant("coordinator@example.org", Role.HOST_COORDINATOR, "concord", Language.ES),
    Participant("donor@example.org", Role.DONOR_OFFICER, "fictonia", Language.EN),
    Participant("data-protection@example.org", Role.DATA_PROTECTION_LEAD, "concord", Language.ES),
    Participant("researcher@example.org", Role.RESEARCHER, "childhood-institute", Language.EN),
    Participant("auditor@example.org", Role.AUDITOR, "fictonia", Language.EN),
    Participant("administrator@example.org", Role.ADMINISTRATOR, "concord", Language.ES),
)


def has_other_people() -> bool:
    """Whether somebody has an account who is not of the demonstration."""
    ours = {each.address for each in PARTICIPANTS}
    return any(each.user.email not in ours for each in people(OPERATOR))


def has_people() -> bool:
    """Whether anybody has an account."""
    return bool(people(OPERATOR))


def register_people(compact: str, password: str, at: datetime) -> int:
    """Invite everybody who has no account yet, and accept for them; return how many."""
    known = {each.user.email for each in people(OPERATOR)}
    missing = [each for each in PARTICIPANTS if each.address not in known]
    for each in missing:
        _register(each, compact, password, at)
    return len(missing)


@transaction.atomic
def _register(participant: Participant, compact: str, password: str, at: datetime) -> None:
    """Give somebody an account, wholly or not at all: no invitation is left without its reader."""
    home = organisation(participant.organisation)
    # The compact's own text of awards names every body of `PARTICIPANTS`.
    assert home is not None  # noqa: S101
    held_for = "" if participant.role is Role.ADMINISTRATOR else compact
    _, token = invite_person(
        email=participant.address,
        post=Post(home, participant.role, held_for),
        language=participant.language,
        by=OPERATOR,
        at=at,
    )
    name = participant.name.read(participant.language)
    accept_invitation(token=token, name=name, password=password, at=at)


def viewers(at: datetime) -> dict[str, Viewer]:
    """Return everybody of the demonstration as who they are on the day of `at`, by address."""
    return {each.user.email: viewer_of(each.user, at.date()) for each in people(OPERATOR)}


def kept_password(home: Path) -> str:
    """Return the password that was drawn for this home folder; blank where none was."""
    path = home / PASSWORD_FILE
    return path.read_text(encoding="ascii").strip() if path.exists() else ""


def drawn_password(home: Path) -> str:
    """Draw a password and keep it in the home folder, readable by its owner only."""
    password = "-".join(
        "".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS)
    )
    handle = os.open(home / PASSWORD_FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"{password}\n")
        file.flush()
        os.fsync(file.fileno())
    return password
