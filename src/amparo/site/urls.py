"""The root of all addresses: every page under its language, ``/en/`` or ``/es/``; the API."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("api/v1/", include("amparo.web.api.urls"))]
urlpatterns += i18n_patterns(
    path("", include("amparo.web.portal.urls")),
    path("api/", include("amparo.web.api.reference_urls")),
    path("account/", include("amparo.web.account.urls")),
    path("reports/", include("amparo.web.partners.urls")),
    path("work/", include("amparo.web.governments.urls")),
)
