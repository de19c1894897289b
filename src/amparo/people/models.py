"""Organisations, users, the roles they hold, invitations, and tokens for programs."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from amparo.framework.language import Language, Text
from amparo.people.roles import OrganisationKind, Role


def _choices(codes: type[OrganisationKind] | type[Role]) -> list[tuple[str, str]]:
    return [(code.value, code.value) for code in codes]


class Organisation(models.Model):
    """A body that takes part. Its code is the `partner` of the facts that it reports."""

    code = models.CharField(max_length=60, unique=True)
    name_en = models.CharField(max_length=200)
    name_es = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=_choices(OrganisationKind))

    class PersonalData:
        """Nothing here is about a person."""

        personal: tuple[tuple[str, str], ...] = ()
        other = ("id", "code", "name_en", "name_es", "kind")

    class Meta:
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(name_en="") & ~Q(name_es=""), name="organisation_has_both_names"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in OrganisationKind]),
                name="organisation_kind",
            ),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> Text:
        """The name in both languages."""
        return Text(self.name_en, self.name_es)


class Users(BaseUserManager["User"]):
    """Users by their e-mail address, in lower case."""

    use_in_migrations = False

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the user who signs in with the address `username`."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person with an account. Accounts come from invitations only."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(
        max_length=2, choices=[(one.value, one.value) for one in Language], default="en"
    )
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[Users] = Users()

    class PersonalData:
        """Who the person is; a copy keeps that there is somebody."""

        personal = (
            ("email", "person-{id}@example.org"),
            ("name", "somebody"),
            ("password", "unusable"),
            ("last_login", "blank"),
        )
        other = ("id", "language", "is_active", "created_at")

    class Meta:
        ordering = ("email",)
        constraints = (
            models.CheckConstraint(condition=~Q(email=""), name="user_has_an_address"),
            models.CheckConstraint(condition=~Q(name=""), name="user_has_a_name"),
            models.CheckConstraint(
                condition=Q(language__in=[one.value for one in Language]), name="user_language"
            ),
        )

    def __str__(self) -> str:
        return self.email

    def clean(self) -> None:
        """Keep the address in lower case."""
        super().clean()
        self.email = self.email.strip().lower()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the user, the address in lower case."""
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)


class Membership(models.Model):
    """A role that a user holds for an organisation, from one day to another.

    `compact` is the code of the compact for which it is held; blank, for the platform as a
    whole, which only administrators hold. `ends` is the last day; blank while it goes on.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=30, choices=_choices(Role))
    compact = models.CharField(max_length=60, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True)

    class PersonalData:
        """Who holds what; once the user is replaced nothing names a person."""

        personal: tuple[tuple[str, str], ...] = ()
        other = ("id", "user", "organisation", "role", "compact", "starts", "ends")

    class Meta:
        ordering = ("user", "starts", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="membership_role"
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="membership_has_a_span",
            ),
            models.CheckConstraint(
                condition=~Q(compact="") | Q(role="administrator"),
                name="membership_is_for_a_compact",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.organisation_id} {self.compact}"


class Invitation(models.Model):
    """An offer of an account and a role, sent to an address. Its token is kept as a hash."""

    email = models.EmailField(max_length=254)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=_choices(Role))
    compact = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=2)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.CharField(max_length=254)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class PersonalData:
        """Addresses of people."""

        personal = (("email", "person-{id}@example.org"), ("invited_by", "somebody"))
        other = (
            "id", "organisation", "role", "compact", "language", "token_hash", "invited_at",
            "expires_at", "accepted_at", "withdrawn_at",
        )  # fmt: skip

    class Meta:
        ordering = ("invited_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Exact(Length("token_hash"), 64), name="invitation_token_is_sha256"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("invited_at")), name="invitation_expires_later"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="invitation_accepted_or_withdrawn",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.compact}"


class AccessToken(models.Model):
    """A token with which a program acts for a user, within `scopes`. Kept as a hash."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)
    token_hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField()
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_on = models.DateField(null=True)

    class PersonalData:
        """`name` is what the user calls it."""

        personal = (("name", "token"),)
        other = (
            "id", "user", "token_hash", "scopes", "created_at", "expires_at", "revoked_at",
            "last_used_on",
        )  # fmt: skip

    class Meta:
        ordering = ("user", "created_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Exact(Length("token_hash"), 64), name="access_token_is_sha256"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="access_token_expires_later"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"
