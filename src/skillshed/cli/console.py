# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the terminal shows: tables, progress, errors; words on stderr, results on stdout."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text as Styled

from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rich.progress import TaskID

    from skillshed.errors import SkillshedError
    from skillshed.progress import Task


class Terminal(Console):
    """Rich's console, but a reader who stops listening is told to whoever runs the command."""

    def on_broken_pipe(self) -> None:
        """Raise again what Rich would turn into an exit of its own."""
        raise BrokenPipeError


OUT = Terminal(highlight=False)
ERR = Terminal(stderr=True, highlight=False)


@dataclass(frozen=True)
class _Bar:
    bars: Bars
    task: TaskID
    title: Text

    def advance(self, steps: int = 1) -> None:
        self.bars.advance(self.task, steps)

    def tell(self, words: Text, **_: float) -> None:
        self.bars.update(self.task, description=f"{self.title}: {words}")

    def enough(self) -> bool:
        return False  # whoever runs a command has its own time limit, and Ctrl-C


class TerminalProgress:
    """Progress bars on stderr: what is done, how much is left, for how long."""

    def __init__(self) -> None:
        self._bars = Bars(
            SpinnerColumn(finished_text="[green]✓[/]"),
            TextColumn("{task.description}"),
            BarColumn(bar_width=28),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=ERR,
        )

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    @contextmanager
    def task(self, title: Text, *, total: int | None = None) -> Iterator[Task]:
        """Show a bar for as long as the work lasts; a task of unknown length ends as done."""
        number = self._bars.add_task(str(title), total=total)
        yield _Bar(self._bars, number, title)
        done = total if total is not None else 1
        self._bars.update(number, total=done, completed=done)


def say(text: Text | str, *, style: str = "") -> None:
    """Say something to the person at the terminal, never mixed into the result."""
    ERR.print(Styled(str(text), style=style), soft_wrap=not ERR.is_terminal)


def show_json(value: Any) -> None:
    """Write a result for a machine: JSON on stdout, escaped where the stream cannot take every letter."""
    whole = (sys.stdout.encoding or "").casefold().startswith("utf")
    sys.stdout.write(json.dumps(value, ensure_ascii=not whole, indent=2, default=str) + "\n")


def show_path(words: Text, path: Path) -> None:
    """Show where something is, in one piece that can be copied, whatever letters the path holds."""
    OUT.print(Styled.assemble(f"{words} ", (str(path), "bold")), soft_wrap=True)


def show_error(error: SkillshedError, *, about: str = "", files: Sequence[str] = ()) -> None:
    """Show an error, of one or more files perhaps, as short answers: what, where, why, how to mend it."""
    rows = [
        (Text(sv="Filer", en="Files"), ", ".join(files)),
        (Text(sv="Var", en="Where"), error.where),
        (Text(sv="Varför", en="Why"), str(error.why) if error.why else ""),
        (Text(sv="Gör så här", en="Do this"), str(error.mend)),
    ]
    body = Styled(str(error.what), style="bold")
    for label, words in rows:
        if words:
            body.append(f"\n{label}: ", style="bold dim")
            body.append(words, style="not bold")
    title = Text(sv="Det gick inte", en="It did not work")
    ERR.print(Panel(body, title=escape(f"{title}: {about}" if about else str(title)), border_style="red"))
