"""A progress bar for each stage of the work."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from amparo.editions.states import Stage
from amparo.site.translation import spoken


class Bars:
    """Draws one bar for each stage it is told of; see `editions.states.Progress`."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
        )
        self._tasks: dict[Stage, TaskID] = {}

    def __enter__(self) -> Self:
        """Begin to draw."""
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the bars as they stand."""
        self._progress.stop()

    def __call__(self, stage: Stage, done: int, total: int) -> None:
        """Draw `done` of `total`."""
        if stage not in self._tasks:
            name = stage.value.read(spoken())
            self._tasks[stage] = self._progress.add_task(name, total=total)
        self._progress.update(self._tasks[stage], completed=done, total=total)
