"""Addresses of the public pages, below the language. The words are the same in both."""

from __future__ import annotations

from django.urls import path

from amparo.web.portal import views

app_name = "portal"

COMPACT = "compacts/<slug:code>/"
EDITION = f"{COMPACT}editions/<int:year>/<int:number>/"

urlpatterns = [
    path("", views.front, name="front"),
    path("about/", views.about, name="about"),
    path("glossary/", views.glossary, name="glossary"),
    path("report.css", views.report_stylesheet, name="report_stylesheet"),
    path("compacts/", views.compacts, name="compacts"),
    path(COMPACT, views.home, name="home"),
    path(f"{COMPACT}plan/", views.plan, name="plan"),
    path(f"{COMPACT}indicators/", views.indicators, name="indicators"),
    path(f"{COMPACT}indicators/<str:indicator>/", views.indicator, name="indicator"),
    path(f"{COMPACT}editions/", views.editions, name="editions"),
    path(EDITION, views.edition, name="edition"),
    path(f"{EDITION}read/<slug:name>/", views.part, name="part"),
    path(f"{EDITION}figures/", views.figures, name="figures"),
    path(f"{EDITION}sources/", views.sources, name="sources"),
    path(f"{EDITION}find/<str:anchor>/", views.find, name="find"),
    path(f"{EDITION}files/<slug:language>/<str:name>", views.file, name="file"),
]
