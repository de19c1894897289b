"""What the reference page says of each operation, of each kind of refusal, in both languages."""

from __future__ import annotations

from amparo.framework.language import Text

TAGS: dict[str, Text] = {
    "People and compacts": Text("People and compacts", "Personas y pactos"),
    "Reading reports": Text("Reading reports", "Leer informes"),
    "Filling in": Text("Filling in", "Diligenciar"),
    "Workbook": Text("Workbook", "Libro de Excel"),
    "Moving a report on": Text("Moving a report on", "Avanzar un informe"),
    "Comments and evidence": Text("Comments and evidence", "Comentarios y soportes"),
}

SUMMARIES: dict[str, Text] = {
    "me": Text("Who you act for", "Por quién actúa"),
    "my_compacts": Text("Your compacts", "Sus pactos"),
    "completeness": Text("Who has reported", "Quién ha reportado"),
    "snapshots": Text("Snapshots of facts", "Instantáneas de hechos"),
    "reports": Text("Find reports", "Buscar informes"),
    "report": Text("A report", "Un informe"),
    "form": Text("What a report asks for", "Qué pide un informe"),
    "version": Text("What a version says", "Qué dice una versión"),
    "issues": Text("What is wrong in a version", "Qué está mal en una versión"),
    "replace_draft": Text("Replace a draft", "Reemplazar un borrador"),
    "change_cell": Text("Write one cell of a draft", "Escribir una celda de un borrador"),
    "workbook": Text("The workbook to fill in", "El libro por diligenciar"),
    "upload_workbook": Text("Upload a filled workbook", "Cargar un libro diligenciado"),
    "begin": Text("Begin a draft", "Iniciar un borrador"),
    "offer": Text("Offer for certification", "Enviar a certificación"),
    "take_back": Text("Take back", "Retomar"),
    "submit": Text("Certify and submit", "Certificar y presentar"),
    "return": Text("Return to the partner", "Devolver al socio"),
    "accept": Text("Accept", "Aceptar"),
    "withdraw_acceptance": Text("Withdraw acceptance", "Retirar la aceptación"),
    "request": Text("Request a report", "Solicitar un informe"),
    "close_unprovided": Text("Close as not provided", "Cerrar como no entregado"),
    "comments": Text("Comments on values", "Comentarios sobre valores"),
    "comment": Text("Comment on a value", "Comentar un valor"),
    "evidence": Text("Evidence of a report", "Soportes de un informe"),
    "add_evidence": Text("Add evidence", "Agregar un soporte"),
    "evidence_content": Text("An evidence file", "Un archivo de soporte"),
}

REFUSALS: tuple[tuple[int, str, Text], ...] = (
    (
        400,
        "unreadable",
        Text("The body is no JSON, or no form.", "El cuerpo no es JSON ni un formulario."),
    ),
    (
        401,
        "no_valid_token",
        Text(
            "There is no token, or it is unknown, expired or revoked.",
            "No hay token, o es desconocido, venció o fue revocado.",
        ),
    ),
    (
        403,
        "not_allowed",
        Text(
            "Your role, or the token's scopes, do not permit it.",
            "Su rol, o los alcances del token, no lo permiten.",
        ),
    ),
    (
        404,
        "not_found",
        Text(
            "There is nothing, or it is not yours to see: the two look alike on purpose.",
            "No hay nada, o no le corresponde verlo: ambas cosas se ven igual a propósito.",
        ),
    ),
    (
        405,
        "method_not_allowed",
        Text("The address takes other methods.", "La dirección admite otros métodos."),
    ),
    (
        409,
        "not_possible",
        Text(
            "The state of the report does not permit it; standing says how it stands.",
            "El estado del informe no lo permite; standing dice cómo está.",
        ),
    ),
    (
        409,
        "edit_conflict",
        Text(
            "Somebody else changed it meanwhile; standing holds what stands there now.",
            "Alguien más lo cambió entretanto; standing contiene lo que hay ahora.",
        ),
    ),
    (
        413,
        "too_large",
        Text("The request is too large.", "La solicitud es demasiado grande."),
    ),
    (
        422,
        "issues_found",
        Text(
            "The content is wrong; issues names every problem and its place.",
            "El contenido tiene errores; issues nombra cada problema y su lugar.",
        ),
    ),
    (
        422,
        "not_valid",
        Text(
            "The request is not of its shape; issues names every part.",
            "La solicitud no tiene la forma pedida; issues nombra cada parte.",
        ),
    ),
    (
        429,
        "too_many_requests",
        Text(
            "Too many requests this minute; Retry-After says when to ask again.",
            "Demasiadas solicitudes este minuto; Retry-After dice cuándo volver a intentarlo.",
        ),
    ),
)
"""Status, code and meaning of every refusal there is."""
