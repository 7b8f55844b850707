# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which code made a release: the version number and a hash of the program's own files."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from skillshed.version import __version__

_PACKAGE = Path(__file__).parent.parent
_COUNTS = {".py", ".yaml", ".csv", ".j2"}


@cache
def code_version() -> str:
    """Give for example `0.1.0+3f2a9c1d`: any change of a model, a contract or a parameter changes it."""
    told = hashlib.sha256()
    for path in sorted(path for path in _PACKAGE.rglob("*") if path.suffix in _COUNTS):
        told.update(path.relative_to(_PACKAGE).as_posix().encode())
        told.update(path.read_bytes())
    return f"{__version__}+{told.hexdigest()[:8]}"
