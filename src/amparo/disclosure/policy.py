"""What may not leave: thresholds as values, each with the reason for it.

The policy's text is one of the four hashes of an edition, so that every withheld number can
be traced to the rule that withheld it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from amparo.framework.indicators import Subject, Unit
from amparo.framework.language import Text

LEAST_MINIMUM = 3
"""With a smaller threshold a withheld count could only be 1, and withholding would tell it."""


class PolicyInvalid(ValueError):
    """A policy that could not protect, or a text that is no policy."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Which numbers are withheld before anything is shown.

    Parameters
    ----------
    minimum_count : int
        Broken-down counts above zero and below this are withheld.
    subjects : tuple of Subject
        Whose counts are protected.
    measures : tuple of str
        Unit codes that do not count anybody: a share, a duration, a rank.
    reasons : tuple of Text
        Why these rules, printed in the report's method section.

    Raises
    ------
    PolicyInvalid
        `minimum_count` is below 3.
    """

    name: Text
    minimum_count: int
    subjects: tuple[Subject, ...]
    measures: tuple[str, ...]
    reasons: tuple[Text, ...]

    def __post_init__(self) -> None:
        if self.minimum_count < LEAST_MINIMUM:
            raise PolicyInvalid(f"minimum count below {LEAST_MINIMUM}: {self.minimum_count}")

    def counts(self, subject: Subject, unit: Unit | None = None) -> bool:
        """Whether a number about `subject`, in `unit` if it has its own, counts the protected."""
        return subject in self.subjects and (unit is None or unit.code not in self.measures)


SHARED = Policy(
    name=Text("Shared and public view", "Vista compartida y pública"),
    minimum_count=5,
    subjects=(Subject.CHILDREN, Subject.VICTIMS),
    measures=("percent", "points", "days", "months", "years", "tier"),
    reasons=(
        Text(
            "A count of one to four children or victims of one place, category or partner can "
            "identify a child to neighbours, officials or traffickers. It is withheld; a "
            "count of zero is shown, because it is about nobody.",
            "Un conteo de uno a cuatro niñas, niños o víctimas de un lugar, una categoría o un "
            "socio puede permitir que vecinos, funcionarios o tratantes identifiquen a una niña o "
            "un niño. Se reserva; un conteo de cero se muestra, porque no se refiere a nadie.",
        ),
        Text(
            "Where a withheld count could be computed from a total and its other parts, further "
            "counts are withheld with it: those that lose least. A number is withheld, never "
            "changed.",
            "Cuando un conteo reservado podría calcularse a partir de un total y sus demás partes, "
            "se reservan con él otros conteos, los que menos información quitan. Un número se "
            "reserva, nunca se modifica.",
        ),
        Text(
            "A rate or share is withheld with the count it is made of.",
            "Una tasa o proporción se reserva junto con el conteo del que se calcula.",
        ),
        Text(
            "A total of the whole country that is not broken down is shown even where it is "
            "small, unless a withheld count could be computed from it.",
            "Un total de todo el país sin desagregar se muestra aunque sea pequeño, salvo que "
            "de él pudiera calcularse un conteo reservado.",
        ),
    ),
)
"""The policy of everything that leaves a partner's or a ministry's own desk."""


def policy_text(policy: Policy) -> str:
    """Return the policy as one JSON text; the same policy always gives the same text."""
    return json.dumps(asdict(policy), ensure_ascii=False, sort_keys=True, indent=1)


def policy_hash(policy: Policy) -> str:
    """Return the SHA-256 of the policy's text, in hex."""
    return hashlib.sha256(policy_text(policy).encode()).hexdigest()


def read_policy(text: str) -> Policy:
    """Return the policy that `policy_text` wrote.

    Raises
    ------
    PolicyInvalid
        The text is not JSON, lacks a part, or holds a value that a policy cannot have.
    """
    try:
        values = json.loads(text)
        return Policy(
            name=_text(values["name"]),
            minimum_count=int(values["minimum_count"]),
            subjects=tuple(Subject(code) for code in values["subjects"]),
            measures=tuple(str(code) for code in values["measures"]),
            reasons=tuple(_text(reason) for reason in values["reasons"]),
        )
    except (KeyError, TypeError, ValueError) as reason:
        raise PolicyInvalid(f"not a disclosure policy: {reason}") from reason


def _text(values: dict[str, Any]) -> Text:
    return Text(values["en"], values["es"])
