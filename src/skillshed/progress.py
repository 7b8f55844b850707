# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How long work tells what it is doing, without knowing who is watching.

A search tells besides how good what it has found is:

```python
with progress.task(Text(sv="Söker plan", en="Searching for a plan")) as task:
    task.tell(Text(sv="gap 1,3 %", en="gap 1.3 %"), value=412.0, bound=406.6, gap=0.013)
```

Whoever watches may stop the work by raising from `advance` or `tell`: nothing is kept half done. A search asks besides, now and
then, whether what it has found is `enough`, and if so ends with the best so far.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from skillshed.language import Text


class Task(Protocol):
    """One piece of work that moves forward."""

    def advance(self, steps: int = 1) -> None:
        """Say that so many more steps are done."""

    def tell(self, words: Text, **figures: float) -> None:
        """Say how far a search has come: in words for a reader, and as named figures for a page that shows them."""

    def enough(self) -> bool:
        """Ask whether who watches is content with the best so far."""


class Progress(Protocol):
    """Somebody who watches: a terminal, a web page, or nobody."""

    def task(self, title: Text, *, total: int | None = None) -> AbstractContextManager[Task]:
        """Open a task of so many steps (None: not known beforehand)."""


class _SilentTask:
    def advance(self, steps: int = 1) -> None:
        """Do nothing: nobody is watching."""

    def tell(self, words: Text, **figures: float) -> None:
        """Do nothing: nobody is watching."""

    def enough(self) -> bool:
        """Go on: nobody is watching."""
        return False


class Silent:
    """Nobody is watching: the default of every verb in the Python API."""

    def task(self, title: Text, *, total: int | None = None) -> AbstractContextManager[Task]:  # noqa: ARG002 - the protocol's shape
        """Open a task that tells nobody."""
        return nullcontext(_SilentTask())


SILENT = Silent()
