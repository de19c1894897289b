"""How every refusal is told: one shape, in the reader's language, whatever refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from amparo.audit.refusals import IssuesFound, NotPossible
from amparo.framework.issues import Issue, IssueKind, Location
from amparo.framework.language import Text, same
from amparo.partner_reports.queries import EditConflict, ReportNotFound
from amparo.people.refusals import NotAllowed
from amparo.web.api.requests import BODY_LIMIT, BodyUnreadable, reader_language
from amparo.web.api.shapes import Refusal, StandingShape, issues_of


class StandsOtherwise(Exception):
    """A refusal that says what stands now. Raised from the refusal itself."""

    def __init__(self, refused: NotPossible, standing: StandingShape) -> None:
        super().__init__(refused.reason.en)
        self.refused = refused
        self.standing = standing


class TooLarge(Exception):
    """A request that is larger than what is read."""


_NO_TOKEN = Text(
    "Send a token that is valid: made on your account's page, not expired and not revoked.",
    "Envíe un token válido: creado en la página de su cuenta, sin vencer y sin revocar.",
)
_NOT_FOUND = Text(
    "There is nothing here, or nothing that this token may see.",
    "Aquí no hay nada, o nada que este token pueda ver.",
)
_UNREADABLE = Text(
    "The request could not be read: {reason}", "No se pudo leer la solicitud: {reason}"
)
_BROKEN_OFF = Text(
    "it is cut off, or no multipart form.", "está cortada o no es un formulario multipart."
)
_NOT_VALID = Text(
    "The request is not what is asked here.", "La solicitud no es lo que se pide aquí."
)
_TOO_LARGE = Text("The request is larger than {limit} MB.", "La solicitud pesa más de {limit} MB.")
_TOO_MANY = Text(
    "Too many requests with this token. Ask again in {seconds} seconds.",
    "Demasiadas solicitudes con este token. Vuelva a intentarlo en {seconds} segundos.",
)
_METHOD = Text(
    "This address takes other methods: {allowed}.",
    "Esta dirección admite otros métodos: {allowed}.",
)


def answer(
    request: HttpRequest,
    status: int,
    code: str,
    sentence: Text,
    issues: Iterable[Issue] = (),
    standing: StandingShape | None = None,
) -> HttpResponse:
    """Return a refusal in the reader's language."""
    language = reader_language(request)
    told = Refusal(
        code=code,
        sentence=sentence.read(language),
        issues=issues_of(issues, language),
        standing=standing,
    )
    return HttpResponse(told.model_dump_json(), status=status, content_type="application/json")


def tell_refusals(api: NinjaAPI) -> None:
    """Have `api` tell every refusal so. Other errors are defects: the server's, and logged."""
    for kind, told in _TOLD:
        api.add_exception_handler(kind, told)


def no_address(request: HttpRequest) -> HttpResponse:
    """Return the refusal of an address that is none."""
    return answer(request, 404, "not_found", _NOT_FOUND)


def too_large(request: HttpRequest) -> HttpResponse:
    """Return the refusal of a body that is too large to be read."""
    return answer(request, 413, "too_large", _TOO_LARGE.fill(limit=BODY_LIMIT // 1_000_000))


def wrong_method(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return the refusal of a method, naming those there are."""
    allowed = ", ".join(sorted(response["Allow"].split(", ")))
    told = answer(request, 405, "method_not_allowed", _METHOD.fill(allowed=allowed))
    told["Allow"] = allowed
    return told


def _no_token(request: HttpRequest, error: Exception) -> HttpResponse:
    response = answer(request, 401, "no_valid_token", _NO_TOKEN)
    response["WWW-Authenticate"] = "Bearer"
    return response


def _not_allowed(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(request, 403, "not_allowed", error.reason)


def _not_found(request: HttpRequest, error: Exception) -> HttpResponse:
    return no_address(request)


def _not_possible(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(request, 409, "not_possible", error.reason)


def _standing(request: HttpRequest, error: Any) -> HttpResponse:
    code = "edit_conflict" if isinstance(error.refused, EditConflict) else "not_possible"
    return answer(request, 409, code, error.refused.reason, standing=error.standing)


def _issues(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(request, 422, "issues_found", error.reason, error.issues)


def _too_large(request: HttpRequest, error: Exception) -> HttpResponse:
    return too_large(request)


def _too_many(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(request, 429, "too_many_requests", _TOO_MANY.fill(seconds=int(error.wait)))


def _unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
    cause = error.__cause__
    reason = cause.reason if isinstance(cause, BodyUnreadable) else _BROKEN_OFF
    return answer(request, 400, "unreadable", _UNREADABLE.fill(reason=reason))


def _not_valid(request: HttpRequest, error: Any) -> HttpResponse:
    issues = [invalid_part(each) for each in error.errors]
    return answer(request, 422, "not_valid", _NOT_VALID, issues)


_REMEDY = Text("See openapi.json for what is asked.", "Vea en openapi.json lo que se pide.")
_KINDS: dict[str, Text] = {
    "missing": Text("This is missing.", "Falta este dato."),
    "extra_forbidden": Text("There is nothing of this name.", "No existe nada con este nombre."),
    "string_type": Text("This must be a text.", "Debe ser un texto."),
    "string_too_long": Text(
        "This is longer than {max_length} letters.", "Supera las {max_length} letras."
    ),
    "string_pattern_mismatch": Text(
        "This is not written as it must be: {pattern}", "No está escrito como debe: {pattern}"
    ),
    "int_type": Text("This must be a whole number.", "Debe ser un número entero."),
    "int_parsing": Text("This must be a whole number.", "Debe ser un número entero."),
    "greater_than_equal": Text("This must be {ge} or more.", "Debe ser {ge} o más."),
    "less_than_equal": Text("This must be {le} or less.", "Debe ser {le} o menos."),
    "enum": Text("Allowed: {expected}.", "Se admite: {expected}."),
    "literal_error": Text("Allowed: {expected}.", "Se admite: {expected}."),
}
_OTHERWISE = Text("This is not of the kind that is asked.", "No es del tipo que se pide.")


def invalid_part(error: dict[str, Any]) -> Issue:
    """Return the issue for one part of a request that is not of its shape.

    The words are ours: what was sent is never repeated.
    """
    words = {name: _shown(value) for name, value in error.get("ctx", {}).items()}
    problem = _KINDS.get(error["type"], _OTHERWISE)
    code = f"request.{error['type']}" if error["type"] in _KINDS else "request.kind"
    path = ".".join(str(part) for part in error["loc"])
    return IssueKind(code, problem, _REMEDY).at(Location("api", field=path), **words)


def _shown(value: object) -> Text | str | int:
    if isinstance(value, int):
        return value
    listed = str(value).replace(" or ", ", ")
    return same(listed) if listed.strip() else ""


_TOLD: tuple[tuple[type[Exception], Callable[[HttpRequest, Any], HttpResponse]], ...] = (
    (AuthenticationError, _no_token),
    (NotAllowed, _not_allowed),
    (ReportNotFound, _not_found),
    (Http404, _not_found),
    (NotPossible, _not_possible),
    (StandsOtherwise, _standing),
    (IssuesFound, _issues),
    (TooLarge, _too_large),
    (RequestDataTooBig, _too_large),
    (Throttled, _too_many),
    (HttpError, _unreadable),
    (SuspiciousOperation, _unreadable),
    (MultiPartParserError, _unreadable),
    (UnreadablePostError, _unreadable),
    (ValidationError, _not_valid),
)
