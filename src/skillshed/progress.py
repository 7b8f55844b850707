# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How long work tells what it is doing, without knowing who is watching."""

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


class Progress(Protocol):
    """Somebody who watches: a terminal, a web page, or nobody."""

    def task(self, title: Text, *, total: int | None = None) -> AbstractContextManager[Task]:
        """Open a task of so many steps (None: not known beforehand)."""


class _SilentTask:
    def advance(self, steps: int = 1) -> None:
        """Do nothing: nobody is watching."""


class Silent:
    """Nobody is watching: the default of every verb in the Python API."""

    def task(self, title: Text, *, total: int | None = None) -> AbstractContextManager[Task]:  # noqa: ARG002 - the protocol's shape
        """Open a task that tells nobody."""
        return nullcontext(_SilentTask())


SILENT = Silent()
