"""The folder in which everything of one compact comes: bytes in, nothing believed yet.

Reading needs no database: the command line checks a folder without one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SHIPPED = Path(__file__).resolve().parent
FRAMEWORK = "framework.yaml"
PLACES = "places.csv"
FIGURES = "published_figures.csv"
RULES = "figure_rules.yaml"
POPULATION = "population.csv"
STATEMENTS = "statements.yaml"
MAP = "map.geojson"
AWARDS = "awards.yaml"


@dataclass(frozen=True, slots=True)
class CompactFolder:
    """The files of one compact, by the names above; `path` is where they lie."""

    path: Path
    files: Mapping[str, bytes]

    def __getitem__(self, name: str) -> bytes:
        """Return the content of file `name`; empty where the folder does not have it."""
        return self.files.get(name, b"")

    @property
    def companions(self) -> Mapping[str, bytes]:
        """The files that the framework text pins."""
        return {PLACES: self[PLACES]} if PLACES in self.files else {}


def shipped_compacts() -> list[str]:
    """Return the codes of the compacts that come with Amparo."""
    return sorted(path.parent.name for path in SHIPPED.glob(f"*/{FRAMEWORK}"))


def folder_path(named: str) -> Path:
    """Return the folder of a shipped compact's code, or the folder `named` itself."""
    return SHIPPED / named if named in shipped_compacts() else Path(named)


def read_folder(named: str) -> CompactFolder:
    """Read the files of a shipped compact, or of any folder.

    Raises
    ------
    FileNotFoundError
        There is no such folder, or it holds no framework text.
    """
    path = folder_path(named)
    names = (FRAMEWORK, PLACES, FIGURES, RULES, POPULATION, STATEMENTS, MAP, AWARDS)
    files = {name: (path / name).read_bytes() for name in names if (path / name).exists()}
    if FRAMEWORK not in files:
        raise FileNotFoundError(2, "no such file", str(path / FRAMEWORK))
    return CompactFolder(path, files)
