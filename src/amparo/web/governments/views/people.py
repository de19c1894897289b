"""Who takes part: organisations, invitations, roles and their end."""

# ruff: noqa: D103  the name of a view, its address and its page value say what it is

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amparo.audit.refusals import NotPossible
from amparo.framework.language import Language, Text
from amparo.people import actions, queries
from amparo.people.permissions import check_manages_anywhere
from amparo.people.queries import Invitation
from amparo.people.roles import ROLE_NAMES, OrganisationKind, Role
from amparo.web import letters
from amparo.web.governments.opening import UNPROCESSABLE, show
from amparo.web.governments.people_forms import InviteForm, OrganisationForm
from amparo.web.governments.people_page import SentInvitation, invite_page, people_page
from amparo.web.signed_in import SignedInRequest

CREATED = 201
_DELIVERED = "smtp"
_NO_DAY = Text(
    "This is no day. Write it as year-month-day, such as 2026-03-31.",
    "Esto no es una fecha. Escríbala como año-mes-día; por ejemplo, 2026-03-31.",
)


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: SignedInRequest) -> HttpResponse:
    """Show who takes part; take a new organisation."""
    viewer, now = request.viewer, timezone.now()
    if request.method != "POST":
        return show(request, "people", people_page(viewer, now))
    form = OrganisationForm(request.POST)
    if form.is_valid() and _recorded(request, form):
        return redirect("governments:people")
    return show(request, "people", people_page(viewer, now, form), status=UNPROCESSABLE)


def _recorded(request: SignedInRequest, form: OrganisationForm) -> bool:
    told = form.cleaned_data
    try:
        actions.record_organisation(
            code=told["code"],
            name=Text(told["name_en"], told["name_es"]),
            kind=OrganisationKind(told["kind"]),
            by=request.viewer,
            at=timezone.now(),
        )
    except NotPossible as refused:
        form.add_error("code", refused.reason.read(_reader(request)))
        return False
    messages.success(request, _("The organisation is recorded."))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: SignedInRequest) -> HttpResponse:
    """Show the form for an organisation; send the invitation."""
    viewer = request.viewer
    check_manages_anywhere(viewer)
    place = queries.organisation(request.GET.get("organisation", ""))
    if place is None:
        raise Http404
    if request.method != "POST":
        form = InviteForm(viewer=viewer, organisation=place, initial={"language": "es"})
        return show(request, "invite", invite_page(place, form))
    form = InviteForm(request.POST, viewer=viewer, organisation=place)
    problem = None
    if form.is_valid():
        try:
            return _invited(request, form)
        except NotPossible as refused:
            problem = refused.reason
    return show(request, "invite", invite_page(place, form, problem), status=UNPROCESSABLE)


def _invited(request: SignedInRequest, form: InviteForm) -> HttpResponse:
    language, now = Language(form.cleaned_data["language"]), timezone.now()
    invitation, token = actions.invite_person(
        email=form.cleaned_data["email"],
        post=form.post(),
        language=language,
        by=request.viewer,
        at=now,
    )
    link = _link(request, token, language)
    was_sent = _send(invitation, link)
    on_its_way = was_sent and _DELIVERED in settings.EMAIL_BACKEND
    sent = SentInvitation(invitation.email, "" if on_its_way else link, was_sent)
    return show(request, "people", people_page(request.viewer, now, sent=sent), status=CREATED)


def _link(request: SignedInRequest, token: str, language: Language) -> str:
    with translation.override(language.value):
        return request.build_absolute_uri(reverse("account:invitation", args=(token,)))


def _send(invitation: Invitation, link: str) -> bool:
    """Send the letter; the invitation stands also where the mail server does not answer."""
    try:
        letters.send_invitation(
            to=invitation.email,
            language=Language(invitation.language),
            role=ROLE_NAMES[Role(invitation.role)],
            organisation=invitation.organisation.name,
            link=link,
            expires=invitation.expires_at.date(),
        )
    except OSError:  # smtplib's errors are such, too
        return False
    return True


@require_POST
def end(request: SignedInRequest, membership: int) -> HttpResponse:
    check_manages_anywhere(request.viewer)
    found = queries.membership(request.viewer, membership)
    if found is None:
        raise Http404
    now = timezone.now()
    ends = _day(request.POST.get("ends", ""), now.date())
    actions.end_membership(membership=found, ends=ends, by=request.viewer, at=now)
    messages.success(request, _("The end of the role is recorded."))
    return redirect("governments:people")


def _day(words: str, today: date) -> date:
    try:
        return date.fromisoformat(words) if words else today
    except ValueError as error:
        raise NotPossible(_NO_DAY) from error


@require_POST
def withdraw(request: SignedInRequest, invitation: int) -> HttpResponse:
    check_manages_anywhere(request.viewer)
    found = queries.invitation(request.viewer, invitation)
    if found is None:
        raise Http404
    actions.withdraw_invitation(invitation=found, by=request.viewer, at=timezone.now())
    messages.success(request, _("The invitation is withdrawn: its link opens nothing now."))
    return redirect("governments:people")


def _reader(request: SignedInRequest) -> Language:
    return Language(request.LANGUAGE_CODE)
