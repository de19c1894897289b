"""Who takes part: organisations with the roles held in them, open invitations, and the forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from amparo.framework.language import Text, same
from amparo.people import queries
from amparo.people.permissions import Viewer, is_administrator
from amparo.people.queries import Invitation, Membership, Organisation, Person
from amparo.people.roles import (
    KIND_NAMES,
    ROLE_NAMES,
    OrganisationKind,
    Role,
)
from amparo.web.governments.people_forms import InviteForm, OrganisationForm, compact_choices
from amparo.web.governments.report_head import Option, options

_EVERY_COMPACT = Text("the whole platform", "toda la plataforma")
_OWN = Text(
    "Your own role is ended by another coordinator or administrator.",
    "Su propio rol lo termina otra persona de coordinación o administración.",
)
_ADMINISTRATOR = Text(
    "Only administrators end an administrator's role.",
    "Solo las personas de administración terminan ese rol.",
)


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A role that somebody holds, will hold or held; `why` says why it cannot be ended here."""

    membership_id: int
    name: str
    address: str
    role: Text
    compact: Text
    starts: date
    ends: date | None
    is_over: bool
    is_closed: bool
    second_factor: bool
    why: Text | None
    end_address: str


@dataclass(frozen=True, slots=True)
class OrganisationPart:
    """An organisation with the roles held in it, present ones first."""

    code: str
    name: Text
    kind: Text
    posts: tuple[HeldPost, ...]
    former: tuple[HeldPost, ...]


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """An offer that nobody has accepted yet."""

    email: str
    organisation: Text
    role: Text
    compact: Text
    invited_by: str
    invited_at: datetime
    expires: date
    withdraw_address: str


@dataclass(frozen=True, slots=True)
class SentInvitation:
    """An invitation that was made this moment; `link` is shown this once, or blank.

    `was_sent` says whether the letter left this machine or lies in its folder.
    """

    email: str
    link: str
    was_sent: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Who takes part in the compacts whose people the viewer keeps."""

    organisations: tuple[OrganisationPart, ...]
    invitations: tuple[OpenInvitation, ...]
    form: OrganisationForm
    people: int
    names_compacts: bool
    sent: SentInvitation | None = None


@dataclass(frozen=True, slots=True)
class InvitePage:
    """Inviting somebody to an organisation; `organisations` leads to the others."""

    organisation: Text
    code: str
    kind: Text
    organisations: tuple[Option, ...]
    form: InviteForm
    problem: Text | None = None


def people_page(
    viewer: Viewer,
    now: datetime,
    form: OrganisationForm | None = None,
    sent: SentInvitation | None = None,
) -> PeoplePage:
    """Return the page. Refuses whoever keeps no people."""
    people = queries.people(viewer)
    titles = dict(compact_choices(viewer)) | {"": _EVERY_COMPACT}
    return PeoplePage(
        organisations=_organisations(people, viewer, now.date(), titles),
        invitations=tuple(
            _invitation(one, titles) for one in queries.open_invitations(viewer, now)
        ),
        form=form or OrganisationForm(),
        people=sum(one.user.is_active for one in people),
        names_compacts=is_administrator(viewer) or len(titles) > 2,  # noqa: PLR2004 - one, and all
        sent=sent,
    )


def _organisations(
    people: Iterable[Person], viewer: Viewer, today: date, titles: dict[str, Text]
) -> tuple[OrganisationPart, ...]:
    held: dict[str, list[HeldPost]] = defaultdict(list)
    for person in people:
        for one in person.memberships:
            held[one.organisation.code].append(_post(person, one, viewer, today, titles))
    return tuple(
        OrganisationPart(
            one.code,
            one.name,
            KIND_NAMES[OrganisationKind(one.kind)],
            tuple(each for each in held[one.code] if not each.is_over),
            tuple(each for each in held[one.code] if each.is_over),
        )
        for one in queries.organisations()
    )


def _post(
    person: Person, one: Membership, viewer: Viewer, today: date, titles: dict[str, Text]
) -> HeldPost:
    user = person.user
    return HeldPost(
        membership_id=one.pk,
        name=user.name,
        address=user.email,
        role=ROLE_NAMES[Role(one.role)],
        compact=titles.get(one.compact) or same(one.compact),
        starts=one.starts,
        ends=one.ends,
        is_over=one.ends is not None and one.ends < today,
        is_closed=not user.is_active,
        second_factor=person.second_factor,
        why=_why_not_end(one, user.email, viewer),
        end_address=reverse("governments:end_membership", args=(one.pk,)),
    )


def _why_not_end(one: Membership, address: str, viewer: Viewer) -> Text | None:
    if address == viewer.address:
        return _OWN
    if one.role == Role.ADMINISTRATOR and not is_administrator(viewer):
        return _ADMINISTRATOR
    return None


def _invitation(one: Invitation, titles: dict[str, Text]) -> OpenInvitation:
    return OpenInvitation(
        email=one.email,
        organisation=one.organisation.name,
        role=ROLE_NAMES[Role(one.role)],
        compact=titles.get(one.compact) or same(one.compact),
        invited_by=one.invited_by,
        invited_at=one.invited_at,
        expires=one.expires_at.date(),
        withdraw_address=reverse("governments:withdraw_invitation", args=(one.pk,)),
    )


def invite_page(
    organisation: Organisation, form: InviteForm, problem: Text | None = None
) -> InvitePage:
    """Return the form that invites somebody to `organisation`."""
    named = [(one.code, one.name) for one in queries.organisations()]
    return InvitePage(
        organisation.name,
        organisation.code,
        KIND_NAMES[OrganisationKind(organisation.kind)],
        options(named, organisation.code),
        form,
        problem,
    )
