"""The reference page of the API, made from its own description: plain HTML, in both languages.

The descriptions of operations and of their parts are in English, as in `openapi.json`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from amparo.framework.language import Text
from amparo.people.roles import SCOPE_NAMES
from amparo.web.api.application import api
from amparo.web.api.reference_words import REFUSALS, SUMMARIES, TAGS
from amparo.web.api.tokens import REQUESTS_A_MINUTE


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what is sent or answered: its name, kind, and whether it must be there."""

    name: str
    kind: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class DescribedOperation:
    """An operation. `description`: paragraphs in English, each text and code by turns."""

    code: str
    method: str
    path: str
    summary: Text
    description: tuple[tuple[str, ...], ...]
    sent: tuple[Part, ...]
    answered: str


@dataclass(frozen=True, slots=True)
class OperationGroup:
    """Operations on one thing."""

    name: Text
    operations: tuple[DescribedOperation, ...]


@dataclass(frozen=True, slots=True)
class DescribedShape:
    """A thing that is sent or answered, with its parts."""

    name: str
    description: tuple[tuple[str, ...], ...]
    parts: tuple[Part, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """A scope of a token."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class RefusalLine:
    """A kind of refusal."""

    status: int
    code: str
    meaning: Text


@dataclass(frozen=True, slots=True)
class ReferencePage:
    """Everything the page shows."""

    requests_a_minute: int
    scopes: tuple[ScopeLine, ...]
    refusals: tuple[RefusalLine, ...]
    groups: tuple[OperationGroup, ...]
    shapes: tuple[DescribedShape, ...]


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Show the reference page."""
    return render(request, "api/reference.html", {"page": reference_page()})


def to_reference(request: HttpRequest) -> HttpResponse:
    """Lead from the API's own address to its reference page in the reader's language."""
    return redirect("api_reference:page")


@cache
def reference_page() -> ReferencePage:
    """Return the page; it changes only with the program."""
    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    described = [
        (each["tags"][0], _operation(method, path, each))
        for path, methods in schema["paths"].items()
        for method, each in methods.items()
    ]
    return ReferencePage(
        requests_a_minute=REQUESTS_A_MINUTE,
        scopes=tuple(ScopeLine(scope.value, name) for scope, name in SCOPE_NAMES.items()),
        refusals=tuple(RefusalLine(*each) for each in REFUSALS),
        groups=tuple(
            OperationGroup(name, tuple(one for tagged, one in described if tagged == tag))
            for tag, name in TAGS.items()
        ),
        shapes=tuple(
            _shape(name, each) for name, each in sorted(schema["components"]["schemas"].items())
        ),
    )


def _operation(method: str, path: str, told: Mapping[str, Any]) -> DescribedOperation:
    return DescribedOperation(
        code=told["operationId"],
        method=method.upper(),
        path=path,
        summary=SUMMARIES[told["operationId"]],
        description=_paragraphs(told["description"]),
        sent=tuple(_sent(told)),
        answered=_kind(_schema_in(told["responses"][200]))
        if "content" in told["responses"][200]
        else "",
    )


def _sent(told: Mapping[str, Any]) -> Iterator[Part]:
    for each in told["parameters"]:
        yield Part(
            f"{each['name']} ({each['in']})",
            _kind(each["schema"]),
            each["required"],
            each.get("description", ""),
        )
    if "requestBody" in told:
        schema = _schema_in(told["requestBody"])
        if "$ref" in schema:
            yield Part("body", _kind(schema), True, "")
        else:
            for part in _parts(schema):
                yield Part(f"{part.name} (form)", part.kind, part.required, part.description)


def _schema_in(told: Mapping[str, Any]) -> Mapping[str, Any]:
    [content] = told["content"].values()
    schema: Mapping[str, Any] = content["schema"]
    return schema


def _shape(name: str, schema: Mapping[str, Any]) -> DescribedShape:
    return DescribedShape(
        name=name,
        description=_paragraphs(schema.get("description", "")),
        parts=tuple(_parts(schema)),
        values=tuple(schema.get("enum", ())),
    )


def _parts(schema: Mapping[str, Any]) -> Iterator[Part]:
    required = schema.get("required", ())
    for name, part in schema.get("properties", {}).items():
        yield Part(name, _kind(part), name in required, part.get("description", ""))


def _kind(schema: Mapping[str, Any]) -> str:
    """Return in a few words of what kind something is, as readers of JSON say it."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " | ".join(_kind(each) for each in schema["anyOf"])
    if schema.get("type") == "array":
        return f"[{_kind(schema['items'])}]"
    if schema.get("type") == "object":
        return f"{{{_kind(_held(schema))}}}"
    return str(schema.get("format") or schema.get("type", "any"))


def _held(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what an object with free names holds under each of them."""
    patterns = list(schema.get("patternProperties", {}).values())
    held: Mapping[str, Any] = patterns[0] if patterns else schema.get("additionalProperties") or {}
    return held


def _paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the paragraphs of a docstring, each as text and code by turns."""
    paragraphs = [" ".join(each.split()) for each in text.split("\n\n") if each.strip()]
    return tuple(tuple(each.split("`")) for each in paragraphs)
