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
from skillshed.cli import serve as serving
from skillshed.cli.console import OUT, TerminalProgress, say, show_path
from skillshed.cli.options import Seed
from skillshed.cli.wording import bilingual
from skillshed.language import Text
from skillshed.report.charts import engine

if TYPE_CHECKING:
    from skillshed.workspace import Workspace

HELP = bilingual(
    "Skapa den fiktiva demovärlden, bygg den, skriv en rapport och visa webbplatsen.",
    "Make the fictitious demo world, build it, write a report and show the site.",
)
EXAMPLES = bilingual(
    "[bold]skillshed demo[/]   [bold]skillshed demo --size malardalen[/]   [bold]skillshed --demo outlook --region 31[/]",
    "[bold]skillshed demo[/]   [bold]skillshed demo --size malardalen[/]   [bold]skillshed --demo outlook --region 31[/]",
)


HOST = "127.0.0.1"


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
                "Starta webbplatsen med demokonton när allt är klart.",
                "Start the site with demo accounts when all is done.",
            ),
        ),
    ] = True,
    port: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=serving.LAST_PORT,
            help=bilingual(
                "Webbplatsens port (förval: den första lediga från 8000).",
                "The site's port (default: the first free one from 8000).",
            ),
        ),
    ] = None,
) -> None:
    import skillshed  # noqa: PLC0415 - the rooms are heavy; help must be quick

    workspace = skillshed.open(context.obj.home, demo=True)
    with TerminalProgress() as progress:
        workspace.demo(size=size.value, seed=seed, progress=progress)
        release = workspace.build(seed=seed, progress=progress)
        workspace.tell_scenarios(progress=progress)
    building.tell(release, published=True)
    looking.show(workspace.outlook())
    page = workspace.report(out=out or workspace.home.path / "rapport.html")
    _tell(page, workspace=workspace)
    if serve:
        _serve(workspace, port=port)


def _serve(workspace: Workspace, *, port: int | None) -> None:
    """Become the demo world's site, which tells its accounts; at a terminal it is opened in the browser."""
    serving.need_web()
    chosen = port or serving.free_port(HOST)
    serving.need_port(HOST, chosen)
    opened = ["--open"] if OUT.is_terminal else []
    engine.end()  # a process that becomes another leaves nobody who would end it later
    serving.hand_over(workspace.home, "--host", HOST, "--port", str(chosen), "--migrate", *opened, demo=True)


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
