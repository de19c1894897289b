from __future__ import annotations

import re
from pathlib import Path

import allauth
import pytest
from django.core import mail

from amparo.framework.language import Language, Text
from amparo.people.roles import ROLE_NAMES, Role
from amparo.web import letters
from tests.people import NOW, a_user

pytestmark = pytest.mark.django_db
TEMPLATES = Path(allauth.__file__).parent / "templates"
REACHED = {
    "account/email/password_reset_key",
    "account/email/password_reset",
    "account/email/password_changed",
}
"""Letters about the account that pages of ours can send; the others' pages do not exist here."""
LINK = "https://amparo.example/es/account/x/"


def test_every_letter_about_second_factors_has_our_words() -> None:
    named = {
        f"mfa/email/{path.name.removesuffix('_message.txt')}"
        for path in (TEMPLATES / "mfa" / "email").glob("*_message.txt")
    }
    assert set(letters._LETTERS) == named | REACHED


@pytest.mark.parametrize("name", letters._LETTERS)
@pytest.mark.parametrize("language", list(Language))
def test_letter_is_in_the_language_of_whom_it_is_to(name: str, language: Language) -> None:
    officer = a_user(Role.PARTNER_OFFICER)
    officer.language = language
    officer.save()
    letter = letters.letter_to(officer.email, name, LINK)
    assert letter.to == [officer.email]
    assert letter.subject.startswith("Amparo: ")
    assert (LINK in letter.body) is (name == "account/email/password_reset_key")
    spanish = re.search(r"\b(su|sus|una|alguien)\b", letter.body, re.IGNORECASE)
    assert bool(spanish) is (language is Language.ES)
    assert officer.name not in letter.body


@pytest.mark.parametrize("language", list(Language))
def test_invitation_says_to_what_and_until_when(language: Language) -> None:
    letters.send_invitation(
        to="new@example.org",
        language=language,
        role=ROLE_NAMES[Role.PARTNER_OFFICER],
        organisation=Text("Northern network", "Red del Norte"),
        link=LINK,
        expires=NOW.date(),
    )
    (letter,) = mail.outbox
    assert LINK in letter.body
    expected = {"en": "April 15, 2026", "es": "15 de abril de 2026"}[language.value]
    assert expected in letter.body
    assert ROLE_NAMES[Role.PARTNER_OFFICER].read(language) in letter.body
