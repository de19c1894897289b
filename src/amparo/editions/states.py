"""The stages in which an edition is made, and how they are told to whoever waits."""

from __future__ import annotations

from enum import Enum
from typing import Protocol

from amparo.framework.language import Text


class Stage(Enum):
    """One stage of the work, in order, with what it is called."""

    FRAMEWORK = Text("Reading the framework", "Leyendo el marco de resultados")
    FACTS = Text("Reading the figures", "Leyendo las cifras")
    MEASUREMENT = Text("Computing the indicators", "Calculando los indicadores")
    PROTECTION = Text("Protecting small counts", "Protegiendo los conteos pequeños")
    COMPOSITION = Text("Composing the report", "Componiendo el informe")
    DRAWING = Text("Drawing charts and maps", "Dibujando gráficos y mapas")
    RENDERING = Text("Printing the files", "Generando los archivos")
    FREEZING = Text("Freezing the edition", "Congelando la edición")


class Progress(Protocol):
    """Is told how much of a stage is done. Called at least at the stage's start and end."""

    def __call__(self, stage: Stage, done: int, total: int) -> None:
        """Take note that `done` of `total` steps of `stage` are finished."""


def in_silence(stage: Stage, done: int, total: int) -> None:
    """Tell nobody."""
