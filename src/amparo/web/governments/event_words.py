"""What the actions and subjects of events are called; an unknown one keeps its code."""

from __future__ import annotations

from amparo.framework.language import Text, same

ACTIONS = {
    "compacts.framework_recorded": Text("framework recorded", "marco registrado"),
    "programs.award_recorded": Text("award recorded", "subvención registrada"),
    "programs.award_amended": Text("award amended", "subvención enmendada"),
    "editions.edition_frozen": Text("edition frozen", "edición congelada"),
    "partner_reports.reports_opened": Text("reports opened", "informes abiertos"),
    "partner_reports.report_begun": Text("report begun", "informe iniciado"),
    "partner_reports.draft_saved": Text("draft saved", "borrador guardado"),
    "partner_reports.draft_filled": Text(
        "draft filled from a file", "borrador llenado con archivo"
    ),
    "partner_reports.evidence_added": Text("evidence added", "soporte agregado"),
    "partner_reports.mapping_kept": Text("table mapping kept", "lectura de tabla guardada"),
    "partner_reports.report_offered": Text(
        "report offered for certification", "informe enviado a certificación"
    ),
    "partner_reports.report_taken_back": Text("report taken back", "informe retomado"),
    "partner_reports.report_submitted": Text("report submitted", "informe presentado"),
    "partner_reports.report_returned": Text("report returned", "informe devuelto"),
    "partner_reports.report_accepted": Text("report accepted", "informe aceptado"),
    "partner_reports.acceptance_withdrawn": Text("acceptance withdrawn", "aceptación retirada"),
    "partner_reports.report_requested": Text("report requested", "informe solicitado"),
    "partner_reports.report_closed_unprovided": Text(
        "closed as requested, not provided", "cerrado como solicitado, no entregado"
    ),
    "partner_reports.report_reminded": Text("partner reminded", "recordatorio enviado"),
    "partner_reports.value_commented": Text("value commented", "valor comentado"),
    "partner_reports.snapshot_taken": Text("snapshot taken", "instantánea tomada"),
    "invite_person": Text("person invited", "persona invitada"),
    "accept_invitation": Text("invitation accepted", "invitación aceptada"),
    "withdraw_invitation": Text("invitation withdrawn", "invitación retirada"),
    "record_organisation": Text("organisation recorded", "organización registrada"),
    "grant_membership": Text("role given", "rol otorgado"),
    "end_membership": Text("role ended", "rol terminado"),
    "close_account": Text("account closed", "cuenta cerrada"),
    "reopen_account": Text("account reopened", "cuenta reabierta"),
    "change_profile": Text("profile changed", "perfil modificado"),
    "sign_in": Text("signed in", "inicio de sesión"),
    "sign_out": Text("signed out", "cierre de sesión"),
    "end_sessions": Text("sessions ended", "sesiones cerradas"),
    "lock_out": Text("locked out after failed sign-ins", "bloqueo por intentos fallidos"),
    "change_password": Text("password changed", "contraseña modificada"),
    "add_second_factor": Text("second factor added", "segundo factor agregado"),
    "remove_second_factor": Text("second factor removed", "segundo factor retirado"),
    "reset_second_factor": Text("second factor reset", "segundo factor restablecido"),
    "create_access_token": Text("token made", "token creado"),
    "revoke_access_token": Text("token revoked", "token revocado"),
    "use_access_token": Text("token used", "token usado"),
}

SUBJECTS = {
    "partner_reports.partnerreport": Text("partner report", "informe de socio"),
    "partner_reports.factssnapshot": Text("snapshot", "instantánea"),
    "programs.award": Text("award", "subvención"),
    "people.user": Text("person", "persona"),
    "people.membership": Text("role", "rol"),
    "people.invitation": Text("invitation", "invitación"),
    "people.organisation": Text("organisation", "organización"),
    "people.accesstoken": Text("token", "token"),
    "compacts.frameworkversion": Text("framework", "marco"),
    "editions.edition": Text("edition", "edición"),
}

PARTS = {
    "compact": Text("compact", "pacto"),
    "partner": Text("partner", "socio"),
    "organisation": Text("organisation", "organización"),
    "award": Text("award", "subvención"),
    "period": Text("period", "período"),
    "periods": Text("periods", "períodos"),
    "version": Text("version", "versión"),
    "revision": Text("revision", "revisión"),
    "field": Text("entry", "entrada"),
    "values": Text("values", "valores"),
    "content_hash": Text("content", "contenido"),
    "framework": Text("framework", "marco"),
    "requirements": Text("requirements", "requisitos"),
    "timeliness": Text("timeliness", "oportunidad"),
    "people": Text("people", "personas"),
    "facts": Text("facts", "datos"),
    "hash": Text("hash", "huella"),
    "role": Text("role", "rol"),
    "user": Text("person", "persona"),
    "membership": Text("role held", "rol ejercido"),
    "starts": Text("from", "desde"),
    "ends": Text("until", "hasta"),
    "size": Text("bytes", "bytes"),
    "media_type": Text("kind of file", "tipo de archivo"),
    "language": Text("language", "idioma"),
    "scopes": Text("scopes", "alcances"),
    "code": Text("code", "código"),
    "kind": Text("kind", "tipo"),
    "type": Text("kind", "tipo"),
    "count": Text("count", "cantidad"),
}
"""What the parts of an event's detail are called."""


def part_name(name: str) -> Text:
    """Return what a part of a detail is called."""
    return PARTS.get(name, same(name))


def action_name(code: str) -> Text:
    """Return what an action is called."""
    return ACTIONS.get(code, same(code))


def subject_name(kind: str) -> Text:
    """Return what a kind of subject is called."""
    return SUBJECTS.get(kind, same(kind))
