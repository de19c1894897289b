"""`amparo people`: the first administrator, who then invites everybody else on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from amparo.framework.language import Text
from amparo.site.command_line.acting import now
from amparo.site.command_line.failures import Failure
from amparo.site.command_line.spoken import SpokenGroup, SpokenOption, with_language
from amparo.site.translation import gettext as _
from amparo.site.translation import spoken

if TYPE_CHECKING:
    from datetime import datetime

    from amparo.people.queries import Organisation

N_ = str
ORGANISATION = "administration"
_NAME = Text("Platform administration", "Administración de la plataforma")


@click.group(cls=SpokenGroup, help=N_("Invite the first administrator; let somebody in again."))
def people() -> None:
    """Hold the subcommands."""


@people.command(
    help=N_("Print an invitation with which EMAIL becomes an administrator of the platform.")
)
@click.argument("email")
@click.option(
    "--organisation",
    cls=SpokenOption,
    default=ORGANISATION,
    show_default=True,
    metavar="CODE",
    help=N_("Body of one of the governments that keeps the platform; recorded if it is new."),
)
@click.option(
    "--site",
    cls=SpokenOption,
    default="http://127.0.0.1:8000",
    show_default=True,
    metavar="ADDRESS",
    help=N_("Address under which the site is reached."),
)
def administrator(email: str, organisation: str, site: str) -> None:
    """Invite an administrator and print the link."""
    from amparo.site.command_line.application import start  # noqa: PLC0415 - loads Django

    start()
    from django.db import transaction  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415
    from django.utils import timezone, translation  # noqa: PLC0415

    now = timezone.now()
    with transaction.atomic():
        token = _invite(email, _organisation(organisation, now), now)
    with translation.override(spoken().value):
        page = reverse("account:invitation", args=(token,))
    click.echo(_("Open this address to make the account. It works once, for two weeks:"))
    click.echo(f"{site.rstrip('/')}{page}")


def _organisation(code: str, now: datetime) -> Organisation:
    from amparo.people.actions import record_organisation  # noqa: PLC0415 - needs the models
    from amparo.people.permissions import OPERATOR  # noqa: PLC0415
    from amparo.people.queries import organisation  # noqa: PLC0415
    from amparo.people.roles import OrganisationKind  # noqa: PLC0415

    return organisation(code) or record_organisation(
        code=code, name=_NAME, kind=OrganisationKind.HOST_GOVERNMENT, by=OPERATOR, at=now
    )


def _invite(email: str, organisation: Organisation, now: datetime) -> str:
    from amparo.people.actions import Post, invite_person  # noqa: PLC0415 - needs the models
    from amparo.people.permissions import OPERATOR  # noqa: PLC0415
    from amparo.people.roles import Role  # noqa: PLC0415

    post = Post(organisation, Role.ADMINISTRATOR)
    _made, token = invite_person(email=email, post=post, language=spoken(), by=OPERATOR, at=now)
    return token


@people.command(
    "reset-second-factor",
    help=N_(
        "Remove the second factors of the person with EMAIL, who lost them: the next sign-in asks"
        " for new ones. Be sure first that it is this person who asks."
    ),
)
@click.argument("email")
def reset_factor(email: str) -> None:
    """Remove somebody's second factors."""
    from amparo.site.command_line.application import start  # noqa: PLC0415 - loads Django

    start()
    from amparo.people import actions  # noqa: PLC0415
    from amparo.people.permissions import OPERATOR  # noqa: PLC0415
    from amparo.people.queries import people as everybody  # noqa: PLC0415

    wanted = email.strip().lower()
    for each in everybody(OPERATOR):
        if each.user.email == wanted:
            actions.reset_second_factor(person=each.user, by=OPERATOR, at=now())
            sentence = _("{address} has no second factor any more.")
            click.echo(sentence.format(address=wanted))
            return
    raise Failure(_("Nobody has an account under {address}.").format(address=wanted))


with_language(administrator)
with_language(reset_factor)
