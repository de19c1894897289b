"""A progress bar for each stage of the work."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from amparo.editions.states import Stage
from amparo.framework.language import Text
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
        self._tasks: dict[Text, TaskID] = {}

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
        self.draw(stage.value, done, total)

    def draw(self, work: Text, done: int, total: int) -> None:
        """Draw `done` of `total` of the work called `work`."""
        if work not in self._tasks:
            self._tasks[work] = self._progress.add_task(work.read(spoken()), total=total)
        self._progress.update(self._tasks[work], completed=done, total=total)
