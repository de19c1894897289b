"""Addresses of those who report, below the language: by the award's number and the period."""

from __future__ import annotations

from django.urls import path

from amparo.web.partners import assistant_views, entry_views, report_views, upload_views

app_name = "partners"

REPORT = "<str:award>/<str:period>/"
INDICATOR = f"{REPORT}indicators/<str:code>/"
UPLOAD = f"{REPORT}upload/<str:token>/"
TABLE = f"{REPORT}tables/<str:token>/"

urlpatterns = [
    path("", report_views.home, name="home"),
    path(REPORT, report_views.report, name="report"),
    path(f"{REPORT}begin/", report_views.begin, name="begin"),
    path(f"{REPORT}offer/", report_views.offer, name="offer"),
    path(f"{REPORT}take-back/", report_views.take_back, name="take_back"),
    path(f"{REPORT}certify/", report_views.certify, name="certify"),
    path(f"{REPORT}submit/", report_views.submit, name="submit"),
    path(f"{REPORT}compare/", report_views.compare, name="compare"),
    path(f"{REPORT}workbook/", report_views.workbook, name="workbook"),
    path(f"{REPORT}upload/", upload_views.upload, name="upload"),
    path(UPLOAD, upload_views.shown, name="uploaded"),
    path(f"{UPLOAD}marked/", upload_views.marked, name="marked_upload"),
    path(f"{UPLOAD}use/", upload_views.use, name="use_upload"),
    path(f"{UPLOAD}drop/", upload_views.drop, name="drop_upload"),
    path(f"{REPORT}tables/", assistant_views.start, name="tables"),
    path(f"{REPORT}tables/upload/", assistant_views.upload, name="upload_tables"),
    path(TABLE, assistant_views.found, name="found_tables"),
    path(f"{TABLE}choose/", assistant_views.choose, name="choose_tables"),
    path(f"{TABLE}preview/", assistant_views.preview, name="preview_tables"),
    path(f"{TABLE}use/", assistant_views.use, name="use_tables"),
    path(f"{TABLE}drop/", assistant_views.drop, name="drop_tables"),
    path(f"{TABLE}<int:number>/", assistant_views.mapping, name="mapping"),
    path(f"{TABLE}<int:number>/save/", assistant_views.save_mapping, name="save_mapping"),
    path(INDICATOR, entry_views.indicator, name="indicator"),
    path(f"{INDICATOR}save/", entry_views.save_indicator, name="save_indicator"),
    path(f"{REPORT}activities/", entry_views.activities, name="activities"),
    path(f"{REPORT}activities/save/", entry_views.save_activities, name="save_activities"),
    path(f"{REPORT}money/", entry_views.money, name="money"),
    path(f"{REPORT}money/save/", entry_views.save_money, name="save_money"),
    path(f"{REPORT}narrative/", entry_views.narrative, name="narrative"),
    path(f"{REPORT}narrative/save/", entry_views.save_narrative, name="save_narrative"),
    path(f"{REPORT}problems/", entry_views.problems, name="problems"),
    path(f"{REPORT}problems/save/", entry_views.save_problems, name="save_problems"),
    path(f"{REPORT}evidence/", entry_views.evidence, name="evidence"),
    path(f"{REPORT}evidence/add/", entry_views.add, name="add_evidence"),
    path(f"{REPORT}evidence/<int:number>/", entry_views.evidence_file, name="evidence_file"),
]
