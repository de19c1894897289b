"""Letters to people, in their language: short, and with nothing in them that is secret.

A letter says that something happened or is waiting, and where to go; what it is about is read
after signing in.
"""

from __future__ import annotations

from datetime import date

from django.core.mail import EmailMessage
from django.utils.translation import get_language

from amparo.documents.numbers import format_day
from amparo.framework.language import Language, Text
from amparo.people.queries import language_of

PREFIX = "Amparo: "

_CLOSING = Text(
    "\n\nIf this was not you, tell a coordinator of your compact at once.\n\nAmparo",
    "\n\nSi no fue usted, avise de inmediato a una persona de coordinación de su pacto.\n\nAmparo",
)

_LETTERS: dict[str, tuple[Text, Text]] = {
    "account/email/password_reset_key": (
        Text("choose a new password", "elija una nueva contraseña"),
        Text(
            "Somebody asked for a new password for your account. Choose it here, within four"
            " hours:\n\n{address}\n\nIf it was not you, do nothing: your password stays as it is."
            "\n\nAmparo",
            "Alguien pidió una nueva contraseña para su cuenta. Elíjala aquí, en las próximas"
            " cuatro horas:\n\n{address}\n\nSi no fue usted, no haga nada: su contraseña sigue"
            " igual.\n\nAmparo",
        ),
    ),
    "account/email/password_reset": (
        Text("your password was changed", "se cambió su contraseña"),
        Text("Your password was changed.", "Se cambió su contraseña."),
    ),
    "account/email/password_changed": (
        Text("your password was changed", "se cambió su contraseña"),
        Text("Your password was changed.", "Se cambió su contraseña."),
    ),
    "mfa/email/totp_activated": (
        Text("an authenticator app was set up", "se configuró una aplicación de autenticación"),
        Text(
            "An authenticator app was set up for your account.",
            "Se configuró una aplicación de autenticación para su cuenta.",
        ),
    ),
    "mfa/email/totp_deactivated": (
        Text("the authenticator app was removed", "se quitó la aplicación de autenticación"),
        Text(
            "The authenticator app was removed from your account.",
            "Se quitó la aplicación de autenticación de su cuenta.",
        ),
    ),
    "mfa/email/webauthn_added": (
        Text("a security key was added", "se agregó una llave de seguridad"),
        Text(
            "A security key was added to your account.",
            "Se agregó una llave de seguridad a su cuenta.",
        ),
    ),
    "mfa/email/webauthn_removed": (
        Text("a security key was removed", "se quitó una llave de seguridad"),
        Text(
            "A security key was removed from your account.",
            "Se quitó una llave de seguridad de su cuenta.",
        ),
    ),
    "mfa/email/recovery_codes_generated": (
        Text("new recovery codes were made", "se generaron nuevos códigos de recuperación"),
        Text(
            "New recovery codes were made for your account; the old ones no longer work.",
            "Se generaron nuevos códigos de recuperación para su cuenta; los anteriores ya no"
            " sirven.",
        ),
    ),
}
"""The letters that django-allauth asks for, by its own names for them: subject and body."""

_INVITATION = (
    Text("you are invited", "tiene una invitación"),
    Text(
        "You are invited to take part in a Child Protection Compact as: {role}, {organisation}."
        "\n\nMake your account here, before {day}:\n\n{address}\n\nThe address works once. Do not"
        " pass it on: whoever opens it becomes you.\n\nAmparo",
        "Se le invita a participar en un Pacto de Protección de la Niñez como: {role},"
        " {organisation}.\n\nCree su cuenta aquí, antes del {day}:\n\n{address}\n\nLa dirección"
        " sirve una sola vez. No la comparta: quien la abra actuará como usted.\n\nAmparo",
    ),
)


def letter_to(address: str, name: str, link: str = "") -> EmailMessage:
    """Return the letter called `name` for the account of `address`, with `link` in it."""
    language = language_of(address) or Language(get_language() or Language.EN)
    subject, body = _LETTERS[name]
    words = body.read(language)
    if "{address}" in words:
        return _letter(address, subject.read(language), words.format(address=link))
    return _letter(address, subject.read(language), words + _CLOSING.read(language))


def send_invitation(
    *, to: str, language: Language, role: Text, organisation: Text, link: str, expires: date
) -> None:
    """Send the invitation whose page is at `link`."""
    subject, body = _INVITATION
    words = body.read(language).format(
        role=role.read(language),
        organisation=organisation.read(language),
        address=link,
        day=format_day(expires, language),
    )
    _letter(to, subject.read(language), words).send()


def _letter(to: str, subject: str, body: str) -> EmailMessage:
    return EmailMessage(subject=f"{PREFIX}{subject}", body=body, to=[to])
