"""Receiving uploads: too large ones are refused by their stated size, before they are read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from amparo.audit.refusals import NotPossible
from amparo.framework.language import Text
from amparo.web.signed_in import SignedInRequest

View = Callable[..., HttpResponse]
_AROUND = 100_000
"""Bytes that a form sends around its file."""

_TOO_LARGE = Text(
    "The file is larger than {limit} MB. Nothing was uploaded.",
    "El archivo pesa más de {limit} MB. No se cargó nada.",
)
_NO_FILE = Text("Choose a file first.", "Primero elija un archivo.")


def takes_file(limit: int) -> Callable[[View], View]:
    """Make a view that takes one file by POST, of at most `limit` bytes.

    The check of the form's secret reads the whole body, so the size is looked at before it.
    """

    def wrap(view: View) -> View:
        inner = csrf_protect(view)

        @csrf_exempt
        @require_POST
        @wraps(view)
        def answer(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            length = request.META.get("CONTENT_LENGTH") or "0"
            if not length.isdigit() or int(length) > limit + _AROUND:
                raise NotPossible(_TOO_LARGE.fill(limit=limit // 1_000_000))
            return inner(request, *args, **kwargs)

        return answer

    return wrap


def uploaded(request: SignedInRequest) -> UploadedFile[Any]:
    """Return the file that was sent; refuses where there is none."""
    file = request.FILES.get("file")
    if file is None:
        raise NotPossible(_NO_FILE)
    return file
