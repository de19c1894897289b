"""The forms of an account that django-allauth does not bring, and the codes of second factors."""

from __future__ import annotations

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.framework.language import Language
from amparo.people.roles import Scope
from amparo.web.account.lockout import check_not_locked

TOKEN_DAYS = (30, 90, 365)


class SecondFactorForm(AuthenticateForm):
    """A code at sign-in; refused while the address is locked."""

    def clean_code(self) -> str:
        """Return the code if it is right."""
        check_not_locked(context.request, self.user.email)
        return str(super().clean_code())


class SecondFactorAgainForm(ReauthenticateForm):
    """A code before a sensitive act; refused while the address is locked."""

    def clean_code(self) -> str:
        """Return the code if it is right."""
        check_not_locked(context.request, self.user.email)
        return str(super().clean_code())


class InvitationForm(forms.Form):
    """What somebody tells who accepts an invitation. The password is checked by the action."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As the people you work with should see it."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=_("At least 12 characters. A few words that only you would put together."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Compare the two passwords."""
        told = super().clean() or {}
        if told.get("password") and told.get("again") and told["password"] != told["again"]:
            self.add_error("again", _("The two passwords differ. Type the same one twice."))
        return told


class ProfileForm(forms.Form):
    """Name and language."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language of your letters and of your first page"),
        choices=[(Language.EN.value, "English"), (Language.ES.value, "Español")],
    )


class TokenForm(forms.Form):
    """A new token."""

    name = forms.CharField(
        label=_("What it is for"),
        help_text=_("For example, the program that will use it."),
        max_length=80,
    )
    scopes = forms.MultipleChoiceField(
        label=_("What the program may do"),
        choices=[(scope.value, scope.value) for scope in Scope],
    )
    days = forms.TypedChoiceField(
        label=_("Days until it expires"),
        choices=[(days, days) for days in TOKEN_DAYS],
        coerce=int,
    )
