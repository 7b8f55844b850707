# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed report`: a document about one area, as a page, a PDF, a Word file or a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skillshed.cli.console import TerminalProgress, show_json, show_path
from skillshed.cli.options import AsJson, Region
from skillshed.cli.wording import bilingual
from skillshed.language import Text

HELP = bilingual(
    "Skriv ett dokument om ett län eller en kommun, att skicka vidare: webbsida, PDF, Word eller Excel.",
    "Write a document about a county or a municipality, to send on: web page, PDF, Word or Excel.",
)
EXAMPLES = bilingual(
    "[bold]skillshed report --region 19[/]   [bold]skillshed report -r 1980 --kind municipality --out koping.pdf[/]   "
    "[bold]skillshed report -r 19 --kind industry --format docx[/]",
    "[bold]skillshed report --region 19[/]   [bold]skillshed --lang en report -r 1980 --kind municipality --out koping.pdf[/]   "
    "[bold]skillshed --lang en report -r 19 --kind industry --format docx[/]",
)
Kind = Annotated[
    str,
    typer.Option(
        "--kind",
        help=bilingual(
            "Vad dokumentet är: county (planeringsunderlag), municipality (två sidor) eller industry (branschfördjupning).",
            "What the document is: county (planning document), municipality (two pages) or industry (in depth).",
        ),
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help=bilingual(
            "html, pdf, docx eller xlsx (förval: som filnamnet slutar, annars html).",
            "html, pdf, docx or xlsx (default: as the file's name ends, else html).",
        ),
    ),
]
Industry = Annotated[
    str,
    typer.Option(
        "--industry",
        help=bilingual(
            "Bransch för --kind industry: health_care, school eller manufacturing.",
            "Industry for --kind industry: health_care, school or manufacturing.",
        ),
    ),
]
Author = Annotated[
    str,
    typer.Option(
        "--author",
        help=bilingual("Vem som står bakom dokumentet.", "Who stands behind the document."),
    ),
]
Letterhead = Annotated[
    Path | None,
    typer.Option(
        "--letterhead",
        help=bilingual(
            "Egen Word-mall med fältet {{ body }}, för docx.",
            "A Word template of your own with the field {{ body }}, for docx.",
        ),
    ),
]
Planned = Annotated[
    str,
    typer.Option(
        "--plan",
        help=bilingual(
            "En sparad plan som planeringsunderlaget också berättar om (skillshed plan list).",
            "A saved plan that the planning document also tells of (skillshed plan list).",
        ),
    ),
]


def report(  # noqa: PLR0913 - one keyword per option of the command
    context: typer.Context,
    *,
    region: Region = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help=bilingual(
                "Filen som skrivs (förval: rapport-KOD.html, kommun-KOD.html eller BRANSCH-KOD.html).",
                "The file to write (default: rapport-CODE.html, kommun-CODE.html or INDUSTRY-CODE.html).",
            ),
        ),
    ] = None,
    kind: Kind = "county",
    form: Format = None,
    industry: Industry = "health_care",
    author: Author = "",
    letterhead: Letterhead = None,
    plan: Planned = "",
    as_json: AsJson = False,
) -> None:
    workspace = context.obj.workspace()
    with (
        TerminalProgress() as progress,
        progress.task(Text(sv="Skriver rapporten", en="Writing the report")),
    ):
        page = workspace.report(
            region,
            out=out,
            kind=kind,
            format=form,
            industry=industry,
            author=author,
            letterhead=letterhead,
            plan=plan,
        )
    if as_json:
        show_json({"report": page})
    else:
        show_path(Text(sv="Rapporten finns i", en="The report is in"), page)
