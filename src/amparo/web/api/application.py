"""The API as a whole: its routes, who may ask, and how it describes itself."""

from __future__ import annotations

from ninja import NinjaAPI
from ninja.operation import Operation

from amparo.web.api import (
    draft_routes,
    evidence_routes,
    move_routes,
    people_routes,
    remark_routes,
    report_routes,
    workbook_routes,
)
from amparo.web.api.refusals import tell_refusals
from amparo.web.api.requests import ExactParser
from amparo.web.api.tokens import REQUESTS_A_MINUTE, BearerToken, TokenRate, by_token

_DESCRIPTION = f"""
Take part in a Child Protection Compact with a program: read what your organisation owes, fill it
in, submit it; review what was submitted. It is the same as on the pages: same roles, same checks,
same log of events.

**Token.** Make one on the page of your account and send it as `Authorization: Bearer …`. It never
lets a program do more than you may do yourself at that moment, within the scopes you gave it.
**Numbers** are decimals written as text, never JSON numbers. What is left out has not been filled
in; it is never a zero, and a number that is absent says why.
**Refusals** all have one shape: `code`, `sentence` (in the language of `Accept-Language`: English
or Spanish), `issues`, `standing`.
**Limits.** {REQUESTS_A_MINUTE} requests a minute for each token (429 with `Retry-After`), counted
on each machine; 32 MB for each request (413).
"""


class Api(NinjaAPI):
    """Names its operations as their functions are named: short, and stable for clients."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Return the operation's name."""
        name: str = operation.view_func.__name__
        return name.strip("_")


def make_api() -> NinjaAPI:
    """Return the API with its routes. Each has an address, a scope by its act, and refusals."""
    api = Api(
        title="Amparo",
        version="1",
        description=_DESCRIPTION.strip(),
        urls_namespace="api",
        docs_url=None,
        auth=BearerToken(),
        throttle=[TokenRate()],
        parser=ExactParser(),
    )
    tell_refusals(api)
    api.add_decorator(by_token)
    for routes in (
        people_routes,
        report_routes,
        draft_routes,
        workbook_routes,
        move_routes,
        remark_routes,
        evidence_routes,
    ):
        api.add_router("", routes.router)
    return api


api = make_api()
