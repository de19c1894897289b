"""The request of a signed-in person, as every audience but the public sees it.

`site.middleware` sets `viewer`, and lets nobody through who has not signed in.
"""

from __future__ import annotations

from django.http import HttpRequest

from amparo.people.permissions import Viewer


class SignedInRequest(HttpRequest):
    """A request of somebody who has signed in, with the second factor where it is needed."""

    viewer: Viewer
