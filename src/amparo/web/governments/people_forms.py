"""The forms of people administration; what they refuse, the actions say."""

from __future__ import annotations

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amparo.compacts import queries as compacts
from amparo.framework.language import Language, Text
from amparo.people.actions import Post
from amparo.people.permissions import Viewer, is_administrator
from amparo.people.queries import Organisation
from amparo.people.roles import (
    KIND_NAMES,
    ROLE_NAMES,
    ROLES_BY_KIND,
    Duty,
    OrganisationKind,
    Role,
)
from amparo.web.governments.opening import title_of

ROLE_TASKS = {
    Role.PARTNER_OFFICER: Text(
        "fills in the organisation's reports", "diligencia los informes de la organización"
    ),
    Role.PARTNER_HEAD: Text(
        "certifies and submits the organisation's reports",
        "certifica y presenta los informes de la organización",
    ),
    Role.HOST_REVIEWER: Text(
        "reads all reports, returns and accepts them",
        "lee todos los informes, los devuelve y los acepta",
    ),
    Role.HOST_COORDINATOR: Text(
        "reviews, requests what is missing, takes snapshots, keeps people",
        "revisa, solicita lo que falta, toma instantáneas, administra personas",
    ),
    Role.DONOR_OFFICER: Text(
        "reads all reports and snapshots", "lee todos los informes y las instantáneas"
    ),
    Role.DATA_PROTECTION_LEAD: Text(
        "reads reports, snapshots and events", "lee informes, instantáneas y eventos"
    ),
    Role.RESEARCHER: Text(
        "works from snapshots that are handed over; sees no single report",
        "trabaja con instantáneas que se le entregan; no ve informes individuales",
    ),
    Role.AUDITOR: Text(
        "reads reports, snapshots and events, and changes nothing",
        "lee informes, instantáneas y eventos, y no cambia nada",
    ),
    Role.ADMINISTRATOR: Text(
        "keeps accounts of the whole platform; sees events, no figures",
        "administra las cuentas de toda la plataforma; ve eventos, no cifras",
    ),
}
"""What each role is for, in a line."""


def compact_choices(viewer: Viewer) -> list[tuple[str, Text]]:
    """Return the compacts for which the viewer may give roles."""
    return [
        (one.code, title_of(one))
        for one in compacts.compacts()
        if viewer.may(Duty.MANAGE_PEOPLE, one.code)
    ]


def roles_for(viewer: Viewer, organisation: Organisation) -> list[Role]:
    """Return the roles that the viewer may give in an organisation of this kind."""
    fitting = ROLES_BY_KIND[OrganisationKind(organisation.kind)]
    may_all = is_administrator(viewer)
    return [
        role for role in Role if role in fitting and (may_all or role is not Role.ADMINISTRATOR)
    ]


class InviteForm(forms.Form):
    """Whom to invite to which role in an organisation that is chosen already."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The letter with the invitation goes there. It works once, for two weeks."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    compact = forms.ChoiceField(label=_("Compact"), required=False)
    language = forms.ChoiceField(
        label=_("Language of the letter"), choices=[("es", "Español"), ("en", "English")]
    )

    def __init__(
        self, *args: object, viewer: Viewer, organisation: Organisation, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._organisation = organisation
        language = Language(get_language() or Language.EN)
        self.roles = [(role, ROLE_NAMES[role], ROLE_TASKS[role])
                      for role in roles_for(viewer, organisation)]  # fmt: skip
        if is_administrator(viewer):
            self.fields["compact"].help_text = _("Administrators keep all of them.")
        named = [(role.value, name.read(language)) for role, name, _task in self.roles]
        offered = [(code, title.read(language)) for code, title in compact_choices(viewer)]
        self.fields["role"].choices = named  # type: ignore[attr-defined]
        self.fields["compact"].choices = offered  # type: ignore[attr-defined]

    def post(self) -> Post:
        """Return the post that is offered; administrators hold theirs for no one compact."""
        role = Role(self.cleaned_data["role"])
        compact = "" if role is Role.ADMINISTRATOR else self.cleaned_data["compact"]
        return Post(self._organisation, role, compact)


class OrganisationForm(forms.Form):
    """An organisation that is to take part."""

    name_en = forms.CharField(label=_("Name in English"), max_length=200)
    name_es = forms.CharField(label=_("Name in Spanish"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"))
    code = forms.CharField(
        label=_("Code"),
        help_text=_(
            "Small letters, digits and hyphens, as red-norte. Its facts carry it: it stays."
        ),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "short", "autocapitalize": "none"}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        language = Language(get_language() or Language.EN)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (kind.value, KIND_NAMES[kind].read(language)) for kind in OrganisationKind
        ]
