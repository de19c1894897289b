"""What a request brings: a token, a bounded body, and JSON that is read without losing anything."""

from __future__ import annotations

import json
from typing import Any, NoReturn, cast

from django.http import HttpRequest
from django.utils.translation import get_language
from ninja.errors import ValidationError
from ninja.parser import Parser
from pydantic import BaseModel

from amparo.framework.language import Language, Text
from amparo.people.permissions import Viewer

BODY_LIMIT = 32_000_000
"""Bytes of the largest request: a report of some 200,000 values, or the largest evidence file."""

_NOT_JSON = Text("The body is no JSON in UTF-8.", "El cuerpo de la solicitud no es JSON en UTF-8.")
_TWICE = Text(
    'The name "{name}" stands twice in the same object.',
    "El nombre «{name}» aparece dos veces en el mismo objeto.",
)
_NO_NUMBER = Text(
    "{name} is no number that can be kept.", "{name} no es un número que se pueda conservar."
)
_NO_TEXT = Text(
    "A text holds a sign that cannot be kept (U+0000, or half of a pair).",
    "Un texto contiene un signo que no se puede conservar (U+0000 o la mitad de un par).",
)


class TokenRequest(HttpRequest):
    """A request whose token was checked; `auth` is who the program acts for."""

    auth: Viewer


class BodyUnreadable(ValueError):
    """A body that is not the JSON it should be, with the reason in both languages."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class ExactParser(Parser):
    """Reads JSON so that nothing is dropped silently."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """Return the body; what is not an object is refused later, by its shape."""
        return cast(dict[str, Any], exact_json(request.body))


def exact_json(content: bytes) -> object:
    """Return what `content` says.

    Raises
    ------
    BodyUnreadable
        It is no JSON, says the same name twice, or holds what no database keeps.
    """
    try:
        return json.loads(
            content.decode("utf-8"), object_pairs_hook=_object, parse_constant=_no_number
        )
    except BodyUnreadable:
        raise
    except (ValueError, RecursionError) as error:
        raise BodyUnreadable(_NOT_JSON) from error


def _no_number(name: str) -> NoReturn:
    raise BodyUnreadable(_NO_NUMBER.fill(name=name))


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise BodyUnreadable(_TWICE.fill(name=next(n for n in names if names.count(n) > 1)))
    for name, value in pairs:
        _check_text(name)
        if isinstance(value, str):
            _check_text(value)
    return found


def _check_text(text: str) -> None:
    if text.isascii():
        if "\0" in text:
            raise BodyUnreadable(_NO_TEXT)
        return
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BodyUnreadable(_NO_TEXT) from error
    if "\0" in text:
        raise BodyUnreadable(_NO_TEXT)


def reader_language(request: HttpRequest) -> Language:
    """Return the language asked for by Accept-Language; else the one of the token's owner."""
    viewer = getattr(request, "auth", None)
    if "Accept-Language" not in request.headers and isinstance(viewer, Viewer):
        return viewer.language
    return Language(get_language() or Language.EN)


def check_names(request: HttpRequest, asked: BaseModel) -> None:
    """Refuse what was asked under a name that is none: a filter that is ignored would mislead."""
    unknown = [name for name in request.GET if name not in type(asked).model_fields]
    if unknown:
        raise ValidationError(
            [{"type": "extra_forbidden", "loc": ("query", name)} for name in unknown]
        )


def declared_length(request: HttpRequest) -> int:
    """Return how many bytes the body has; a server reads no more than the request declares."""
    declared = request.META.get("CONTENT_LENGTH") or "0"
    return int(declared) if declared.isascii() and declared.isdigit() else 0


def keep_body(request: HttpRequest) -> None:
    """Read the body whole; `BODY_LIMIT` bounds it. Forms with files are read piece by piece.

    Django bounds it at a size that suits pages (2.5 MB), unless it has been read already.
    """
    if request.content_type != "multipart/form-data":
        request._body = request.read(BODY_LIMIT)
