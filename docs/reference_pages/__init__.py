# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reference pages made from the program itself: it cannot say one thing and do another.

`cli.md` is kept in the repository, so that it can be read without building anything and a change of the command line
is seen in review; a test compares. The other pages are written when the documentation is built.
"""

from __future__ import annotations

from pathlib import Path

REFERENCE = Path(__file__).parents[1] / "reference"
CLI = REFERENCE / "cli.md"
GENERATED = REFERENCE / "_generated"


def write_generated() -> None:
    """Write the pages that Sphinx reads but the repository does not keep; unchanged ones are left alone."""
    from reference_pages import (  # noqa: PLC0415 - `cli.md` is made without them
        datasets,
        outlook_tables,
        parameters,
        site_settings,
        sources,
        table_kinds,
    )

    GENERATED.mkdir(exist_ok=True)
    pages = {
        "datasets": datasets.page(),
        "outlook-tables": outlook_tables.page(),
        "parameters": parameters.page(),
        "sources": sources.page(),
        "site-settings": site_settings.page(),
        "table-kinds": table_kinds.page(),
    }
    for name, text in pages.items():
        path = GENERATED / f"{name}.md"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
