# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The key that signs sessions and links: given, or made once and kept in the home for its owner alone."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from skillshed.errors import StorageError, system_says
from skillshed.language import Text
from skillshed.web.site.environment import SECRET_KEY

if TYPE_CHECKING:
    from pathlib import Path

LEAST = 50


def secret_key(folder: Path) -> str:
    """Give the site's key.

    Args:
        folder: the home; `secret_key` in it is made with permissions for its owner only.

    Raises:
        SettingError: the key given is too short to be one.
        StorageError: none is given, and the home cannot be written.
    """
    given = SECRET_KEY.text()
    if not given:
        return _kept(folder / "secret_key")
    if len(given) < LEAST:
        raise SECRET_KEY.wrong(
            "…", Text(sv=f"Ge minst {LEAST} slumpade tecken", en=f"Give at least {LEAST} random characters")
        )
    return given


def _kept(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip() or _make(path)
    except FileNotFoundError:
        return _make(path)


def _make(path: Path) -> str:
    key = secrets.token_urlsafe(LEAST)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process was quicker
        return path.read_text(encoding="ascii").strip()
    except OSError as problem:
        raise StorageError(
            Text(sv="Webbplatsens nyckel kan inte sparas.", en="The site's key cannot be kept."),
            where=str(path),
            why=system_says(problem),
            mend=Text(
                sv="Ge SKILLSHED_SECRET_KEY eller ett skrivbart SKILLSHED_HOME.",
                en="Give SKILLSHED_SECRET_KEY, or a SKILLSHED_HOME that can be written.",
            ),
        ) from problem
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)
    return key
