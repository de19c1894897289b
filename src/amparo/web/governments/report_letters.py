"""Letters to a partner's people about one report: short, without a figure or a reason.

What it is about is read after signing in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.mail import EmailMessage
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from amparo.documents.numbers import format_day
from amparo.framework.language import Language, Text
from amparo.partner_reports.queries import Addressee, PartnerReport, addressees_of
from amparo.web.governments.report_head import ReportHead, period_names, report_head
from amparo.web.letters import PREFIX

_SUBJECTS = {
    "returned": Text("a report was returned", "se devolvió un informe"),
    "accepted": Text("a report was accepted", "se aceptó un informe"),
    "withdrawn": Text("an acceptance was withdrawn", "se retiró una aceptación"),
    "requested": Text("a report is requested", "se solicita un informe"),
    "reminded": Text("a report is due", "hay un informe por presentar"),
}
_ABOUT = Text("Award {award}, {period}.", "Subvención {award}, {period}.")
_SENTENCES = {
    "returned": Text(
        "The reviewers returned this report and wrote why. Sign in to read it and mend the report:",
        "El equipo revisor devolvió este informe e indicó el motivo. Inicie sesión para leerlo y"
        " corregir el informe:",
    ),
    "accepted": Text(
        "This report was accepted. Nothing is left to do. It can be read here:",
        "Este informe fue aceptado. No queda nada por hacer. Puede leerlo aquí:",
    ),
    "withdrawn": Text(
        "The acceptance of this report was withdrawn, with a reason. Sign in to read it:",
        "Se retiró la aceptación de este informe, con un motivo. Inicie sesión para leerlo:",
    ),
    "requested": Text(
        "This report has not come, and is requested. Sign in to fill it in:",
        "Este informe no ha llegado y se solicita. Inicie sesión para diligenciarlo:",
    ),
    "reminded": Text(
        "This report is due on {due} and has not been submitted. Sign in to fill it in:",
        "Este informe vence el {due} y no se ha presentado. Inicie sesión para diligenciarlo:",
    ),
}


def tell_partner(report: PartnerReport, occasion: str, today: date, site: str) -> bool:
    """Write to the people who report for the partner; return whether all letters could be sent.

    An act stands whether or not the mail server answers.
    """
    head = report_head(report, period_names(report.award.compact), today)
    return _sent(occasion, head, addressees_of(report, today), site)


def _sent(occasion: str, head: ReportHead, people: Iterable[Addressee], site: str) -> bool:
    try:
        for person in people:
            _letter(occasion, head, person, site).send()
    except OSError:  # smtplib's errors are such, too
        return False
    return True


def _letter(occasion: str, head: ReportHead, person: Addressee, site: str) -> EmailMessage:
    language = person.language
    about = _ABOUT.read(language).format(award=head.award, period=head.period.read(language))
    sentence = _SENTENCES[occasion].read(language).format(due=format_day(head.due, language))
    return EmailMessage(
        subject=f"{PREFIX}{_SUBJECTS[occasion].read(language)}",
        body=f"{about}\n\n{sentence}\n\n{site}{_page(language, head)}\n\nAmparo",
        to=[person.address],
    )


def _page(language: Language, head: ReportHead) -> str:
    with translation.override(language.value):
        try:
            return reverse("partners:report", args=(head.award, head.period_code))
        except NoReverseMatch:
            return reverse("account:home")
