"""Roles, what each may do, and which of them need a second factor at sign-in.

A role is held for one compact and one organisation, between two dates (`models.Membership`).
Owned by the data-protection lead.
"""

from __future__ import annotations

from enum import StrEnum

from amparo.framework.language import Text


class OrganisationKind(StrEnum):
    """What an organisation is in the compact."""

    HOST_GOVERNMENT = "host_government"
    DONOR_GOVERNMENT = "donor_government"
    IMPLEMENTING_PARTNER = "implementing_partner"
    RESEARCH_INSTITUTION = "research_institution"


class Role(StrEnum):
    """What a person is in an organisation's work on a compact."""

    PARTNER_OFFICER = "partner_officer"
    PARTNER_HEAD = "partner_head"
    HOST_REVIEWER = "host_reviewer"
    HOST_COORDINATOR = "host_coordinator"
    DONOR_OFFICER = "donor_officer"
    DATA_PROTECTION_LEAD = "data_protection_lead"
    RESEARCHER = "researcher"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Duty(StrEnum):
    """One thing that a role permits."""

    SEE_OWN_REPORTS = "see_own_reports"
    FILL_REPORTS = "fill_reports"
    CERTIFY_REPORTS = "certify_reports"
    SEE_ALL_REPORTS = "see_all_reports"
    REVIEW_REPORTS = "review_reports"
    COORDINATE_REPORTS = "coordinate_reports"
    TAKE_SNAPSHOTS = "take_snapshots"
    SEE_SNAPSHOTS = "see_snapshots"
    SEE_EVENTS = "see_events"
    MANAGE_PEOPLE = "manage_people"


DUTIES: dict[Role, frozenset[Duty]] = {
    Role.PARTNER_OFFICER: frozenset({Duty.SEE_OWN_REPORTS, Duty.FILL_REPORTS}),
    Role.PARTNER_HEAD: frozenset({Duty.SEE_OWN_REPORTS, Duty.FILL_REPORTS, Duty.CERTIFY_REPORTS}),
    Role.HOST_REVIEWER: frozenset({Duty.SEE_ALL_REPORTS, Duty.REVIEW_REPORTS, Duty.SEE_SNAPSHOTS}),
    Role.HOST_COORDINATOR: frozenset(
        {
            Duty.SEE_ALL_REPORTS,
            Duty.REVIEW_REPORTS,
            Duty.COORDINATE_REPORTS,
            Duty.TAKE_SNAPSHOTS,
            Duty.SEE_SNAPSHOTS,
            Duty.MANAGE_PEOPLE,
        }
    ),
    Role.DONOR_OFFICER: frozenset({Duty.SEE_ALL_REPORTS, Duty.SEE_SNAPSHOTS}),
    Role.DATA_PROTECTION_LEAD: frozenset(
        {Duty.SEE_ALL_REPORTS, Duty.SEE_SNAPSHOTS, Duty.SEE_EVENTS}
    ),
    # Researchers work from snapshots that they are given; single reports are not theirs to see.
    Role.RESEARCHER: frozenset(),
    Role.AUDITOR: frozenset({Duty.SEE_ALL_REPORTS, Duty.SEE_SNAPSHOTS, Duty.SEE_EVENTS}),
    # Administrators keep accounts; figures are not theirs to see.
    Role.ADMINISTRATOR: frozenset({Duty.MANAGE_PEOPLE, Duty.SEE_EVENTS}),
}
"""What each role permits."""

OWN_ONLY = frozenset({Duty.SEE_OWN_REPORTS, Duty.FILL_REPORTS, Duty.CERTIFY_REPORTS})
"""Duties that reach no further than the organisation for which the role is held."""


class Scope(StrEnum):
    """What a token lets a program do; never more than its owner may do at that moment."""

    READ_REPORTS = "read_reports"
    FILL_REPORTS = "fill_reports"
    SUBMIT_REPORTS = "submit_reports"
    REVIEW_REPORTS = "review_reports"
    COORDINATE_REPORTS = "coordinate_reports"
    READ_SNAPSHOTS = "read_snapshots"


_READING = frozenset({Duty.SEE_OWN_REPORTS, Duty.SEE_ALL_REPORTS})
SCOPE_DUTIES: dict[Scope, frozenset[Duty]] = {
    Scope.READ_REPORTS: _READING,
    Scope.FILL_REPORTS: _READING | {Duty.FILL_REPORTS},
    Scope.SUBMIT_REPORTS: _READING | {Duty.CERTIFY_REPORTS},
    Scope.REVIEW_REPORTS: _READING | {Duty.REVIEW_REPORTS},
    Scope.COORDINATE_REPORTS: _READING | {Duty.COORDINATE_REPORTS},
    Scope.READ_SNAPSHOTS: frozenset({Duty.SEE_SNAPSHOTS}),
}
"""The duties that each scope leaves to a program. No scope reaches people, events or snapshots'
taking: those acts are done by a person who has signed in."""

SCOPE_NAMES: dict[Scope, Text] = {
    Scope.READ_REPORTS: Text("read reports", "leer informes"),
    Scope.FILL_REPORTS: Text("fill in reports", "diligenciar informes"),
    Scope.SUBMIT_REPORTS: Text("certify and submit reports", "certificar y presentar informes"),
    Scope.REVIEW_REPORTS: Text("return and accept reports", "devolver y aceptar informes"),
    Scope.COORDINATE_REPORTS: Text(
        "request reports and withdraw acceptance", "solicitar informes y retirar la aceptación"
    ),
    Scope.READ_SNAPSHOTS: Text("read snapshots of facts", "leer instantáneas de hechos"),
}

SECOND_FACTOR: frozenset[Role] = frozenset(Role) - {Role.PARTNER_OFFICER, Role.PARTNER_HEAD}
"""Roles that sign in with a second factor: they see others' unreleased figures, events, or
accounts. Partners see their own reports only; for them it is offered, not required."""

ROLE_NAMES: dict[Role, Text] = {
    Role.PARTNER_OFFICER: Text("Partner monitoring officer", "Oficial de monitoreo del socio"),
    Role.PARTNER_HEAD: Text("Partner head", "Dirección del socio"),
    Role.HOST_REVIEWER: Text("Host-government reviewer", "Revisión del gobierno anfitrión"),
    Role.HOST_COORDINATOR: Text(
        "Host-government coordinator", "Coordinación del gobierno anfitrión"
    ),
    Role.DONOR_OFFICER: Text("Donor officer", "Oficial del gobierno donante"),
    Role.DATA_PROTECTION_LEAD: Text("Data-protection lead", "Responsable de protección de datos"),
    Role.RESEARCHER: Text("Researcher", "Investigación"),
    Role.AUDITOR: Text("Auditor, read-only", "Auditoría, solo lectura"),
    Role.ADMINISTRATOR: Text("Platform administrator", "Administración de la plataforma"),
}

KIND_NAMES: dict[OrganisationKind, Text] = {
    OrganisationKind.HOST_GOVERNMENT: Text("Host government", "Gobierno anfitrión"),
    OrganisationKind.DONOR_GOVERNMENT: Text("Donor government", "Gobierno donante"),
    OrganisationKind.IMPLEMENTING_PARTNER: Text("Implementing partner", "Socio implementador"),
    OrganisationKind.RESEARCH_INSTITUTION: Text(
        "Research institution", "Institución de investigación"
    ),
}

ROLES_BY_KIND: dict[OrganisationKind, frozenset[Role]] = {
    OrganisationKind.HOST_GOVERNMENT: frozenset(
        {
            Role.PARTNER_OFFICER,
            Role.PARTNER_HEAD,
            Role.HOST_REVIEWER,
            Role.HOST_COORDINATOR,
            Role.DATA_PROTECTION_LEAD,
            Role.AUDITOR,
            Role.ADMINISTRATOR,
        }
    ),
    OrganisationKind.DONOR_GOVERNMENT: frozenset(
        {Role.DONOR_OFFICER, Role.DATA_PROTECTION_LEAD, Role.AUDITOR, Role.ADMINISTRATOR}
    ),
    OrganisationKind.IMPLEMENTING_PARTNER: frozenset({Role.PARTNER_OFFICER, Role.PARTNER_HEAD}),
    OrganisationKind.RESEARCH_INSTITUTION: frozenset(
        {Role.PARTNER_OFFICER, Role.PARTNER_HEAD, Role.RESEARCHER}
    ),
}
"""Who may hold what. A government body that reports has its own officer and head for it."""
