# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed demo`: the whole line on the fictitious demo world, with one command."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillshed.cli import build as building
from skillshed.cli import outlook as looking
from skillshed.cli.console import OUT, TerminalProgress, say, show_path
from skillshed.cli.options import Seed
from skillshed.cli.wording import bilingual
from skillshed.language import Text

if TYPE_CHECKING:
    from skillshed.workspace import Workspace

HELP = bilingual(
    "Skapa den fiktiva demovärlden, bygg den och skriv en rapport.",
    "Make the fictitious demo world, build it and write a report.",
)
EXAMPLES = bilingual(
    "[bold]skillshed demo[/]   [bold]skillshed demo --size malardalen[/]   [bold]skillshed --demo outlook --region 31[/]",
    "[bold]skillshed demo[/]   [bold]skillshed demo --size malardalen[/]   [bold]skillshed --demo outlook --region 31[/]",
)


class Size(StrEnum):
    """How large the demo world is: 12, 57 or 290 municipalities."""

    COUNTY = "county"
    MALARDALEN = "malardalen"
    NATION = "nation"


def demo(
    context: typer.Context,
    *,
    size: Annotated[
        Size,
        typer.Option(
            help=bilingual("Storlek: 12, 57 eller 290 kommuner.", "Size: 12, 57 or 290 municipalities."),
        ),
    ] = Size.COUNTY,
    seed: Seed = 1,
    out: Annotated[
        Path | None,
        typer.Option(help=bilingual("Var rapporten skrivs.", "Where the report is written.")),
    ] = None,
    serve: Annotated[
        bool,
        typer.Option(
            "--serve/--no-serve",
            help=bilingual(
                "Öppna rapporten i webbläsaren när allt är klart.",
                "Open the report in the browser when all is done.",
            ),
        ),
    ] = True,
) -> None:
    import skillshed  # noqa: PLC0415 - the rooms are heavy; help must be quick

    workspace = skillshed.open(context.obj.home, demo=True)
    with TerminalProgress() as progress:
        workspace.demo(size=size.value, seed=seed, progress=progress)
        release = workspace.build(seed=seed, progress=progress)
    building.tell(release, published=True)
    looking.show(workspace.outlook())
    page = workspace.report(out=out or workspace.home.path / "rapport.html")
    _tell(page, workspace=workspace)
    if serve and OUT.is_terminal:
        typer.launch(str(page))


def _tell(page: Path, *, workspace: Workspace) -> None:
    say(
        Text(sv="Allt ovan är FIKTIVA uppgifter.", en="All figures above are FICTITIOUS."),
        style="bold yellow",
    )
    show_path(Text(sv="Öppna rapporten:", en="Open the report:"), page)
    say(
        Text(
            sv=f"Fråga vidare:  skillshed --demo outlook --region 31   (hemmet är {workspace.home.path})",
            en=f"Ask on:  skillshed --demo outlook --region 31   (the home is {workspace.home.path})",
        ),
        style="dim",
    )
