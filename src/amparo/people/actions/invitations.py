"""How people come to have an account: organisations, and invitations to a role in one."""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import translation

from amparo.audit.actions import record_event
from amparo.audit.refusals import IssuesFound, NotPossible
from amparo.framework.issues import Issue, Location
from amparo.framework.language import Language, Text
from amparo.people.actions.memberships import Post, begin_membership
from amparo.people.models import Invitation, Organisation, User
from amparo.people.permissions import Viewer, check_can_grant, check_manages, check_manages_anywhere
from amparo.people.queries import invitation_for, is_open, token_hash
from amparo.people.roles import OrganisationKind, Role

INVITATION_DAYS = 14
_TOKEN_BYTES = 32
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_CODE = 60

_BAD_CODE = Text(
    "The code of an organisation holds small letters, digits and single hyphens, 60 at most, such"
    " as “red-norte”.",
    "El código de una organización lleva minúsculas, dígitos y guiones sencillos, 60 como máximo;"
    " por ejemplo, «red-norte».",
)
_CODE_TAKEN = Text(
    "There is an organisation with this code already.",
    "Ya existe una organización con este código.",
)
_BAD_ADDRESS = Text(
    "This is not an e-mail address. Write it as name@example.org.",
    "Esto no es una dirección de correo. Escríbala como nombre@ejemplo.org.",
)
_INVITED_ALREADY = Text(
    "There is an open invitation of this person to this role. Withdraw it to send a new one.",
    "Ya hay una invitación abierta de esta persona para este rol. Retírela para enviar otra.",
)
_GONE = Text(
    "This invitation is no longer open: it was used, withdrawn or replaced, or it expired. Ask"
    " for a new one.",
    "Esta invitación ya no está abierta: se usó, se retiró, se reemplazó o venció. Pida una nueva.",
)
_HAS_ACCOUNT = Text(
    "There is an account with this address. Sign in with it to accept the invitation.",
    "Ya existe una cuenta con esta dirección. Inicie sesión con ella para aceptar la invitación.",
)
_ANOTHER = Text(
    "This invitation is for another address than the one you are signed in with.",
    "Esta invitación es para una dirección distinta a la de su sesión.",
)
_NO_NAME = Text("Write your name.", "Escriba su nombre.")
_PASSWORD_REMEDY = Text("Choose another password.", "Elija otra contraseña.")


@transaction.atomic
def record_organisation(
    *, code: str, name: Text, kind: OrganisationKind, by: Viewer, at: datetime
) -> Organisation:
    """Record an organisation that takes part. Refuses a code that is taken or ill-formed."""
    check_manages_anywhere(by)
    if not _CODE.fullmatch(code) or len(code) > _LONGEST_CODE:
        raise NotPossible(_BAD_CODE)
    if Organisation.objects.filter(code=code).exists():
        raise NotPossible(_CODE_TAKEN)
    organisation = Organisation.objects.create(
        code=code, name_en=name.en, name_es=name.es, kind=kind
    )
    record_event(
        by=by.address,
        action="record_organisation",
        subject=organisation,
        at=at,
        detail={"code": code, "kind": kind.value},
    )
    return organisation


@transaction.atomic
def invite_person(
    *, email: str, post: Post, language: Language, by: Viewer, at: datetime
) -> tuple[Invitation, str]:
    """Offer a role to the person at `email`; return the invitation and its token.

    The token is in nobody's hands but the reader's of the letter: only its hash is kept.
    Refuses oneself, an address that is none, a role that does not fit the organisation or is
    held already, and a second open invitation to the same role.
    """
    address = _checked_address(email)
    check_can_grant(by, post.role, post.compact, address)
    post.check_fits()
    post.check_free(address, at.date())
    _check_not_invited(address, post, at)
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    invitation = Invitation.objects.create(
        email=address,
        organisation=post.organisation,
        role=post.role,
        compact=post.compact,
        language=language,
        token_hash=token_hash(token),
        invited_by=by.address,
        invited_at=at,
        expires_at=at + timedelta(days=INVITATION_DAYS),
    )
    record_event(
        by=by.address,
        action="invite_person",
        subject=invitation,
        at=at,
        detail=post.detail(),
    )
    return invitation, token


def _checked_address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise NotPossible(_BAD_ADDRESS) from error
    return address


def _check_not_invited(address: str, post: Post, at: datetime) -> None:
    # The organisation is held, so that two who invite at once do not both find none open.
    Organisation.objects.select_for_update().get(pk=post.organisation.pk)
    found = Invitation.objects.filter(
        is_open(at),
        email=address,
        organisation=post.organisation,
        role=post.role,
        compact=post.compact,
    )
    if found.exists():
        raise NotPossible(_INVITED_ALREADY)


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Viewer, at: datetime) -> Invitation:
    """Take an offer back. Refuses one that is no longer open."""
    check_manages(by, Role(invitation.role), invitation.compact)
    held = _held(invitation, at)
    held.withdrawn_at = at
    held.save(update_fields=["withdrawn_at"])
    record_event(by=by.address, action="withdraw_invitation", subject=held, at=at, detail={})
    return held


@transaction.atomic
def accept_invitation(*, token: str, name: str, password: str, at: datetime) -> User:
    """Make the account that `token` offers, with its role from today on.

    Refuses a token that is unknown or no longer open, an address that has an account (its owner
    signs in and accepts), a blank name and a weak password.
    """
    invitation = _held(invitation_for(token, at), at)
    if User.objects.filter(email=invitation.email).exists():
        raise NotPossible(_HAS_ACCOUNT)
    person = User(
        email=invitation.email,
        name=name.strip(),
        language=invitation.language,
        created_at=at,
    )
    _check_content(person, password)
    person.set_password(password)
    person.save()
    _accept(invitation, person, at)
    return person


@transaction.atomic
def accept_invitation_as(*, token: str, by: Viewer, at: datetime) -> None:
    """Add the role that `token` offers to the account of `by`.

    Refuses a token that is unknown or no longer open, and one for another address.
    """
    invitation = _held(invitation_for(token, at), at)
    if invitation.email != by.address or by.scopes is not None:
        raise NotPossible(_ANOTHER)
    person = User.objects.select_for_update().get(pk=by.user_id)
    _post(invitation).check_free(person.email, at.date())
    _accept(invitation, person, at)


def _accept(invitation: Invitation, person: User, at: datetime) -> None:
    membership = begin_membership(person, _post(invitation), at.date())
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    record_event(
        by=person.email,
        action="accept_invitation",
        subject=invitation,
        at=at,
        detail={"user": person.pk, "membership": membership.pk},
    )


def _post(invitation: Invitation) -> Post:
    return Post(invitation.organisation, Role(invitation.role), invitation.compact)


def _held(invitation: Invitation | None, at: datetime) -> Invitation:
    """Return the invitation held until the transaction ends; refuse one that is not open."""
    if invitation is None:
        raise NotPossible(_GONE)
    found = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .filter(is_open(at), pk=invitation.pk)
        .first()
    )
    if found is None:
        raise NotPossible(_GONE)
    return found


def _check_content(person: User, password: str) -> None:
    issues = [*_password_issues(person, password)]
    if not person.name:
        where = Location("invitation", field="name")
        issues.insert(0, Issue("name-missing", where, _NO_NAME, _NO_NAME))
    if issues:
        raise IssuesFound(issues)


def _password_issues(person: User, password: str) -> list[Issue]:
    """Return what the site's rules say against the password, in both languages."""
    said = {}
    for language in Language:
        with translation.override(language.value):
            try:
                validate_password(password, person)
            except ValidationError as error:
                said[language] = list(error.messages)
    where = Location("invitation", field="password")
    sentences = zip(said.get(Language.EN, []), said.get(Language.ES, []), strict=True)
    return [
        Issue("password-weak", where, Text(english, spanish), _PASSWORD_REMEDY)
        for english, spanish in sentences
    ]
