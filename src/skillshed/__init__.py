# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Skillshed: the open platform for regional skills supply.

>>> import skillshed
>>> workspace = skillshed.open("~/kompetens")
>>> workspace.home.path.name
'kompetens'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.version import __version__

if TYPE_CHECKING:
    import os

    from skillshed.workspace import Workspace

__all__ = ["__version__", "open"]


def open(path: str | os.PathLike[str] | None = None, *, demo: bool = False) -> Workspace:  # noqa: A001 - `skillshed.open` says what it does
    """Open a workspace: everything the command line can do, for a notebook or a program.

    Args:
        path: the home folder; None means SKILLSHED_HOME, else the user's data folder.
        demo: open the demo world's own home inside it instead.
    """
    from skillshed.workspace import Workspace  # noqa: PLC0415 - the rooms are heavy; importing skillshed is not

    return Workspace.open(path, demo=demo)
