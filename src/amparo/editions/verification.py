"""Verifying an edition: everything is made again from what is kept, and compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass

from amparo import __version__
from amparo.disclosure.policy import policy_hash
from amparo.editions.actions import EditionContent, EditionInputs, published
from amparo.editions.building import Identity, edition_content
from amparo.editions.computation import policy_from_values
from amparo.editions.models import Edition, PublishedResult
from amparo.editions.queries import result_key, results_of, stored_files
from amparo.editions.states import Progress, in_silence
from amparo.framework.language import Text
from amparo.framework.text import text_hash
from amparo.measurement.facts import FactsInvalid
from amparo.partner_reports.queries import FactsSnapshot
from amparo.partner_reports.snapshots import facts_of, inputs_hash

_COMPARED = ("status", "amount", "denominator", "value", "reported", "expected", "known_from",
             "rule", "sources", "figure")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verification:
    """What was compared, and every difference that was found."""

    results: int
    files: int
    differences: tuple[Text, ...]


def verify_edition(
    edition: Edition, tell: Progress = in_silence, helpers: Executor | None = None
) -> Verification:
    """Make `edition` again from its kept inputs and compare hashes, numbers and files."""
    inputs = EditionInputs(
        framework=edition.framework,
        snapshot=edition.snapshot,
        year=edition.year,
        policy=edition.policy,
        policy_hash=edition.policy_hash,
        software_version=edition.software_version,
    )
    spoilt = (*_spoilt_inputs(edition), *_spoilt_files(edition), *_other_software(edition))
    if any(_spoilt_inputs(edition)):
        return Verification(0, 0, spoilt)
    identity = Identity(edition.number, edition.frozen_at)
    again = edition_content(inputs, identity, tell, helpers)
    differences = (*spoilt, *_other_content(edition, again))
    return Verification(len(again.results), len(again.files), differences)


def _spoilt_inputs(edition: Edition) -> Iterator[Text]:
    for name, kept, made in (
        (_FRAMEWORK, edition.framework_hash, text_hash(bytes(edition.framework.text))),
        (_FACTS, edition.facts_hash, _facts_hash(edition.snapshot)),
        (_POLICY, edition.policy_hash, policy_hash(policy_from_values(edition.policy))),
    ):
        if kept != made:
            yield _HASH_DIFFERS.fill(what=name, kept=kept, made=made)


def _facts_hash(snapshot: FactsSnapshot) -> str | Text:
    try:
        facts = facts_of(snapshot)
    except FactsInvalid:
        return _UNREADABLE
    return inputs_hash(facts, bytes(snapshot.statements), bytes(snapshot.map), snapshot.as_of)


def _spoilt_files(edition: Edition) -> Iterator[Text]:
    for file in stored_files(edition):
        if hashlib.sha256(bytes(file.content)).hexdigest() != file.sha256:
            yield _FILE_SPOILT.fill(file=str(file))


def _other_software(edition: Edition) -> Iterator[Text]:
    if edition.software_version != __version__:
        yield _SOFTWARE_DIFFERS.fill(kept=edition.software_version, made=__version__)


def _other_content(edition: Edition, again: EditionContent) -> Iterator[Text]:
    if edition.content_hash != again.content_hash:
        yield _HASH_DIFFERS.fill(what=_CONTENT, kept=edition.content_hash, made=again.content_hash)
    yield from _other_results(edition, again)
    yield from _other_files(edition, again)


def _other_results(edition: Edition, again: EditionContent) -> Iterator[Text]:
    made = {
        result_key(row): row
        for row in (
            published(result, edition, figure)
            for result, figure in zip(again.results, again.figures, strict=True)
        )
    }
    kept = {result_key(row): row for row in results_of(edition)}
    for key in sorted(made.keys() | kept.keys()):
        if key not in kept or key not in made or _says(made[key]) != _says(kept[key]):
            yield _NUMBER_DIFFERS.fill(number=" ".join(key[:5]))


def _says(row: PublishedResult) -> tuple[object, ...]:
    return tuple(getattr(row, field) for field in _COMPARED)


def _other_files(edition: Edition, again: EditionContent) -> Iterator[Text]:
    kept = {(f.language, f.kind, f.name): f.sha256 for f in stored_files(edition)}
    made = {(f.language.value, f.kind.value, f.name): f.sha256 for f in again.files}
    for key in sorted(made.keys() | kept.keys()):
        if made.get(key) != kept.get(key):
            yield _FILE_DIFFERS.fill(file="/".join((key[0], key[2])))


_FRAMEWORK = Text("framework", "marco de resultados")
_FACTS = Text("figures", "cifras")
_POLICY = Text("disclosure policy", "política de divulgación")
_CONTENT = Text("content", "contenido")
_UNREADABLE = Text("something unreadable", "algo ilegible")
_HASH_DIFFERS = Text(
    "The hash of the {what} differs: {kept} was frozen, {made} is there.",
    "El resumen criptográfico de: {what} difiere; se congeló {kept} y hay {made}.",
)
_SOFTWARE_DIFFERS = Text(
    "The edition was made by Amparo {kept}; this is Amparo {made}.",
    "La edición se hizo con Amparo {kept}; este es Amparo {made}.",
)
_FILE_SPOILT = Text(
    "The kept file {file} is damaged: its hash is not the one that was frozen.",
    "El archivo guardado {file} está dañado: su resumen no es el que se congeló.",
)
_NUMBER_DIFFERS = Text("The number {number} differs.", "La cifra {number} difiere.")
_FILE_DIFFERS = Text(
    "The file {file} differs when it is made again.",
    "El archivo {file} difiere al generarlo de nuevo.",
)
