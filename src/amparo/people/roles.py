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

    FILL_REPORTS = "fill_reports"
    CERTIFY_REPORTS = "certify_reports"
    SEE_ALL_REPORTS = "see_all_reports"
    REVIEW_REPORTS = "review_reports"
    COORDINATE_REPORTS = "coordinate_reports"
    TAKE_SNAPSHOTS = "take_snapshots"
    SEE_EVENTS = "see_events"
    MANAGE_PEOPLE = "manage_people"


DUTIES: dict[Role, frozenset[Duty]] = {
    Role.PARTNER_OFFICER: frozenset({Duty.FILL_REPORTS}),
    Role.PARTNER_HEAD: frozenset({Duty.FILL_REPORTS, Duty.CERTIFY_REPORTS}),
    Role.HOST_REVIEWER: frozenset({Duty.SEE_ALL_REPORTS, Duty.REVIEW_REPORTS}),
    Role.HOST_COORDINATOR: frozenset(
        {
            Duty.SEE_ALL_REPORTS,
            Duty.REVIEW_REPORTS,
            Duty.COORDINATE_REPORTS,
            Duty.TAKE_SNAPSHOTS,
            Duty.MANAGE_PEOPLE,
        }
    ),
    Role.DONOR_OFFICER: frozenset({Duty.SEE_ALL_REPORTS}),
    Role.DATA_PROTECTION_LEAD: frozenset({Duty.SEE_ALL_REPORTS, Duty.SEE_EVENTS}),
    # Researchers work from snapshots that they are given; single reports are not theirs to see.
    Role.RESEARCHER: frozenset(),
    Role.AUDITOR: frozenset({Duty.SEE_ALL_REPORTS, Duty.SEE_EVENTS}),
    # Administrators keep accounts; figures are not theirs to see.
    Role.ADMINISTRATOR: frozenset({Duty.MANAGE_PEOPLE, Duty.SEE_EVENTS}),
}
"""What each role permits."""

OWN_ONLY = frozenset({Duty.FILL_REPORTS, Duty.CERTIFY_REPORTS})
"""Duties that reach no further than the organisation for which the role is held."""

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
