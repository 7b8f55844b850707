# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed report`: one area's report as a page anyone can open."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skillshed.cli.console import TerminalProgress, show_json, show_path
from skillshed.cli.options import AsJson, Region
from skillshed.cli.wording import bilingual
from skillshed.language import Text

HELP = bilingual(
    "Skriv en rapport för ett län eller en kommun: en enda HTML-fil som går att skicka vidare.",
    "Write a report for a county or a municipality: a single HTML file that can be sent on.",
)
EXAMPLES = bilingual(
    "[bold]skillshed report --region 19[/]   [bold]skillshed report -r 19 --out vastmanland.html[/]",
    "[bold]skillshed report --region 19[/]   [bold]skillshed --lang en report -r 19 --out vastmanland.html[/]",
)


def report(
    context: typer.Context,
    *,
    region: Region = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help=bilingual(
                "Filen som skrivs (förval: rapport-KOD.html).",
                "The file to write (default: rapport-CODE.html).",
            ),
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    workspace = context.obj.workspace()
    with (
        TerminalProgress() as progress,
        progress.task(Text(sv="Skriver rapporten", en="Writing the report")),
    ):
        page = workspace.report(region, out=out)
    if as_json:
        show_json({"report": page})
    else:
        show_path(Text(sv="Rapporten finns i", en="The report is in"), page)
