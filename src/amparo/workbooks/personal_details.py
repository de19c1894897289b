"""Find what in a text may point to one person: the platform holds no case files.

Patterns of English and Spanish as used in Colombia and the United States. They ask, they do not
prove: a phrase that is none is explained, a detail that they miss is for the reviewer to see.
What was found is named by its kind and never repeated.

References
----------
Ley 1581 de 2012, article 7, and ICBF's practice of initials (DOMAIN 9.4): initials with town and
date may still identify a child. Numbering of telephones: Comisión de Regulación de Comunicaciones,
ten digits since September 2021, beginning with 3 or 60.
"""

from __future__ import annotations

import re

from amparo.framework.language import Text
from amparo.workbooks.report_told_issues import BIRTH, DOCUMENT, EMAIL, NAME, PHONE

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
_PHONE = re.compile(
    r"(?<![\d.,$])"
    r"(?:\+\d{1,3}[ .-]?(?:\(?\d{1,4}\)?[ .-]?){2,5}\d"  # international
    r"|\(?(?:3\d\d|60\d)\)?[ -]?\d{3}[ -]?\d{4}"  # Colombia: mobile, fixed
    r"|\(?[2-9]\d\d\)?[ -]\d{3}-\d{4})"  # United States
    r"(?![\d.,]*\d)"
)
_DOCUMENT = re.compile(
    r"\b(?:c\. ?c\.?|t\. ?i\.?|r\. ?c\.?|cc|ti|rc|nuip|ppt|pep"
    r"|c[ée]dulas?(?: de (?:ciudadan[íi]a|extranjer[íi]a))?|tarjetas? de identidad"
    r"|registros? civil(?:es)?|pasaportes?|documentos? de identidad|n[úu]mero de documento"
    r"|passports?|identity (?:card|document)s?|id (?:card|number)s?|social security)"
    r"(?: (?:no|n[úu]mero|number)\b)?[ .:#°º-]{0,4}"
    r"(?:[a-z]{1,3}[ -]?)?\d[\d. -]{4,20}",
    re.IGNORECASE,
)
_MONTHS = (
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre"
    r"|diciembre|january|february|march|april|may|june|july|august|september|october|november"
    r"|december)"
)
_DAY = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: de)? {_MONTHS}(?: (?:de |del )?\d{{4}})?"
    rf"|{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
_BIRTH = re.compile(
    r"\b(?:nacid[oa]s?|naci[óo]|fecha de nacimiento|f\. ?n\.|born|date of birth|birth ?date|dob)"
    rf"[^\n.;]{{0,20}}?\b{_DAY}",
    re.IGNORECASE,
)
_PERSON = (
    r"(?:ni[ñn][oa]|adolescente|menor|v[íi]ctima|sobreviviente|beneficiari[oa]|madre|padre"
    r"|hermano|hermana|hij[oa]|girl|boy|child|minor|victim|survivor|teenager|mother|father"
    r"|brother|sister|son|daughter)"
)
_NAME_WORD = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}"
_INITIALS = r"(?:[A-ZÁÉÍÓÚÑ]\. ?){2,5}"
_NAMED = re.compile(
    rf"\b{_PERSON},? (?:(?:llamad[oa]|de nombre|identificad[oa] como|named|called|known as),? )?"
    rf"(?:{_INITIALS}|(?!{{not_names}}){_NAME_WORD}\b)".replace(
        "{not_names}",
        r"(?:Protecti|Protecc|Victim|Víctim|Labo|Traba|Welfare|Bienestar|Rights|Derech|Compact"
        r"|Pacto|Traffick|Trata|Survivor|Services|Servic|Wayu|Embera|Emberá|Nasa|Colombia"
        r"|Venez|Afro|Indígen|Indigen|Rrom|And|The|Los|Las|Para|Por|Que)",
    )
)
_CALLED = re.compile(
    r"\b(?i:se llama|de nombre|whose name is|(?:her|his|their) name is|nombre completo:?"
    rf"|full name:?|nombre del (?:ni[ñn]o|menor):?) {_NAME_WORD}"
)
_KINDS: tuple[tuple[Text, tuple[re.Pattern[str], ...]], ...] = (
    (NAME, (_NAMED, _CALLED)),
    (DOCUMENT, (_DOCUMENT,)),
    (PHONE, (_PHONE,)),
    (EMAIL, (_EMAIL,)),
    (BIRTH, (_BIRTH,)),
)


def personal_details(text: str) -> list[Text]:
    """Return the kinds of detail in `text` that may point to one person, each once."""
    return [kind for kind, patterns in _KINDS if any(pattern.search(text) for pattern in patterns)]
