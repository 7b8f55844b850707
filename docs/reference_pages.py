# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reference pages made from the program itself: it cannot say one thing and do another.

`cli.md` is kept in the repository, so that it can be read without building anything and a change of the command line
is seen in review; a test compares. The other pages are written when the documentation is built.
"""

from __future__ import annotations

from pathlib import Path

REFERENCE = Path(__file__).parent / "reference"
GENERATED = REFERENCE / "_generated"


def write_generated() -> None:
    """Write the pages that Sphinx reads but the repository does not keep."""
    GENERATED.mkdir(exist_ok=True)


def main() -> None:
    """Write `cli.md` anew."""


if __name__ == "__main__":
    main()
