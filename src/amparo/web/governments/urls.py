"""Addresses of the officials' pages, below the language. Acts are posts to a verb."""

from __future__ import annotations

from django.urls import path

from amparo.framework.language import Text
from amparo.people.roles import Duty
from amparo.web.governments.opening import choosing
from amparo.web.governments.views import completeness, events, people, queue, reports, snapshots

app_name = "governments"

REVIEW = "review/<slug:compact>/"
REPORT = f"{REVIEW}reports/<int:report>/"
COMPLETENESS = "completeness/<slug:compact>/"
SNAPSHOTS = "snapshots/<slug:compact>/"

SEE = Duty.SEE_ALL_REPORTS
_queue = choosing("queue", SEE, Text("Review", "Revisión"))
_completeness = choosing("completeness", SEE, Text("Completeness", "Completitud"))
_snapshots = choosing("snapshots", Duty.SEE_SNAPSHOTS, Text("Snapshots", "Instantáneas"))

urlpatterns = [
    path("review/", _queue, name="queue"),
    path(REVIEW, queue.queue, name="queue"),
    path(f"{REVIEW}accept/", queue.accept_several, name="accept_several"),
    path(REPORT, reports.report, name="report"),
    path(f"{REPORT}versions/<int:number>/", reports.version, name="version"),
    path(f"{REPORT}compare/", reports.compare, name="compare"),
    path(f"{REPORT}accept/", reports.accept, name="accept"),
    path(f"{REPORT}return/", reports.send_back, name="return"),
    path(f"{REPORT}withdraw/", reports.withdraw, name="withdraw"),
    path(f"{REPORT}request/", reports.request_report, name="request"),
    path(f"{REPORT}close/", reports.close, name="close"),
    path(f"{REPORT}remind/", reports.remind, name="remind"),
    path(f"{REPORT}versions/<int:number>/comment/", reports.comment, name="comment"),
    path(f"{REPORT}evidence/<int:evidence>/", reports.evidence, name="evidence"),
    path("completeness/", _completeness, name="completeness"),
    path(COMPLETENESS, completeness.completeness, name="completeness"),
    path("snapshots/", _snapshots, name="snapshots"),
    path(SNAPSHOTS, snapshots.snapshots, name="snapshots"),
    path("events/", events.events, name="events"),
    path("events/verify/", events.verify, name="verify"),
    path("events/table/", events.table, name="events_table"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/memberships/<int:membership>/end/", people.end, name="end_membership"),
    path(
        "people/invitations/<int:invitation>/withdraw/", people.withdraw, name="withdraw_invitation"
    ),
]
