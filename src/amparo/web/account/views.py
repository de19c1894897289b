"""The pages of an account that are not django-allauth's."""

# ruff: noqa: D103  the name of a view, its address and its page value say what it is

from __future__ import annotations

from datetime import timedelta
from typing import cast

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.audit.refusals import IssuesFound
from amparo.framework.language import Language, Text
from amparo.people import actions, queries
from amparo.people.permissions import Viewer
from amparo.people.roles import ROLE_NAMES, Role, Scope
from amparo.web.account.forms import InvitationForm, ProfileForm, TokenForm
from amparo.web.account.pages import InvitationPage, NoticePage, compact_title, home_page
from amparo.web.signed_in import SignedInRequest

UNPROCESSABLE = 422
_GONE = NoticePage(
    Text("This invitation is no longer open", "Esta invitación ya no está abierta"),
    Text(
        "It was used or withdrawn, or it expired. Ask whoever invited you for a new one.",
        "Se usó, se retiró o venció. Pida una nueva a quien le invitó.",
    ),
)
_STALE = NoticePage(
    Text("This form is out of date", "Este formulario está desactualizado"),
    Text(
        "Somebody signed in or out in another tab since it was opened, or cookies are turned off."
        " Nothing was saved. Go back, reload the page and send it again.",
        "Alguien inició o cerró sesión en otra pestaña desde que se abrió, o las cookies están"
        " desactivadas. No se guardó nada. Vuelva, recargue la página y envíelo otra vez.",
    ),
)


@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    return render(request, "account/home.html", {"page": home_page(request.viewer, timezone.now())})


@require_POST
def profile(request: SignedInRequest) -> HttpResponse:
    form = ProfileForm(request.POST)
    now = timezone.now()
    if not form.is_valid():
        page = home_page(request.viewer, now, profile=form)
        return render(request, "account/home.html", {"page": page}, status=UNPROCESSABLE)
    language = Language(form.cleaned_data["language"])
    actions.change_profile(
        name=form.cleaned_data["name"], language=language, by=request.viewer, at=now
    )
    with translation.override(language.value):
        messages.success(request, _("Name and language are saved."))
        return redirect("account:home")


@reauthentication_required(app="amparo.web.account")  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "POST"])
def tokens(request: SignedInRequest) -> HttpResponse:
    if request.method == "GET":  # back from having said again who it is
        return redirect(f"{reverse('account:home')}#tokens")
    form = TokenForm(request.POST)
    now = timezone.now()
    if not form.is_valid():
        page = home_page(request.viewer, now, token_form=form)
        return render(request, "account/home.html", {"page": page}, status=UNPROCESSABLE)
    told = form.cleaned_data
    asked = actions.NewToken(
        told["name"], frozenset(map(Scope, told["scopes"])), now + timedelta(days=told["days"])
    )
    _token, words = actions.create_access_token(asked=asked, by=request.viewer, at=now)
    page = home_page(request.viewer, now, new_token=words)
    return render(request, "account/home.html", {"page": page}, status=201)


@require_POST
def revoke(request: SignedInRequest, token: int) -> HttpResponse:
    found = queries.token_of(request.viewer, token)
    if found is None:
        raise Http404
    actions.revoke_access_token(token=found, by=request.viewer, at=timezone.now())
    messages.success(request, _("The token is revoked."))
    return redirect(f"{reverse('account:home')}#tokens")


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation; take the account's name and password, or the agreement to it."""
    offered = queries.invitation_for(token, timezone.now())
    if offered is None:
        return render(request, "account/notice.html", {"page": _GONE}, status=404)
    person = _signed_in(request)
    known = queries.language_of(offered.email) is not None
    if request.method == "POST" and known and person and person.address == offered.email:
        actions.accept_invitation_as(token=token, by=person, at=timezone.now())
        messages.success(request, _("The role is yours from today on."))
        return redirect("account:home")
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and not known and form.is_valid():
        answer = _accepted(request, token, form)
        if answer is not None:
            return answer
    page = _invitation_page(offered, None if known else form, request.path, person)
    # Not 422 where the form has problems: Django would log the address, and the token is in it.
    return render(request, "account/invitation.html", {"page": page})


def _signed_in(request: HttpRequest) -> Viewer | None:
    return cast(SignedInRequest, request).viewer if request.user.is_authenticated else None


def _accepted(request: HttpRequest, token: str, form: InvitationForm) -> HttpResponse | None:
    """Make the account and sign its owner in; nothing where the form has problems to show."""
    told = form.cleaned_data
    try:
        person = actions.accept_invitation(
            token=token, name=told["name"], password=told["password"], at=timezone.now()
        )
    except IssuesFound as found:
        for issue in found.issues:
            form.add_error(issue.location.field, issue.problem.read(_language()))
        return None
    # The password was chosen this moment: nothing needs to ask for it again.
    record_authentication(request, person, method="password", email=person.email)
    return cast(HttpResponse, perform_login(request, person, email_verification="none"))


def _language() -> Language:
    return Language(get_language() or Language.EN)


def _invitation_page(
    offered: queries.Invitation, form: InvitationForm | None, here: str, person: Viewer | None
) -> InvitationPage:
    return InvitationPage(
        organisation=offered.organisation.name,
        role=ROLE_NAMES[Role(offered.role)],
        compact=compact_title(offered.compact),
        email=offered.email,
        expires=offered.expires_at.date(),
        form=form,
        sign_in=f"{reverse('account_login')}?{urlencode({'next': here})}",
        mine=person is not None and person.address == offered.email,
    )


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form's secret does not match; Django calls this."""
    return render(request, "account/notice.html", {"page": _STALE}, status=403)
