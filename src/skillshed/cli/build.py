# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed build`: from snapshots to a release."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from skillshed.cli.console import OUT, TerminalProgress, say, show_json
from skillshed.cli.options import AsJson, Seed
from skillshed.cli.wording import bilingual
from skillshed.language import Text

if TYPE_CHECKING:
    from skillshed.warehouse.release import Release

HELP = bilingual(
    "Bygg en release av alla filer som lästs in: tabeller, kontroller och utblick.",
    "Build a release of all files taken in: tables, checks and outlook.",
)
EXAMPLES = bilingual(
    "[bold]skillshed build[/]   [bold]skillshed build --as-of 2025-06-30[/]   [bold]skillshed build --no-publish[/]",
    "[bold]skillshed build[/]   [bold]skillshed build --as-of 2025-06-30[/]   [bold]skillshed build --no-publish[/]",
)


def build(
    context: typer.Context,
    *,
    seed: Seed = 1,
    draws: Annotated[
        int,
        typer.Option(
            min=100,
            max=5000,
            help=bilingual(
                "Antal framtider som intervallen bygger på.", "How many futures the intervals are made from."
            ),
        ),
    ] = 500,
    horizon: Annotated[
        int, typer.Option(min=1, max=30, help=bilingual("Antal år framåt.", "Years ahead."))
    ] = 15,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help=bilingual(
                "Använd bara filer som fanns den dagen.", "Use only files that were known on that day."
            ),
        ),
    ] = None,
    publish: Annotated[
        bool,
        typer.Option(
            "--publish/--no-publish",
            help=bilingual("Gör releasen till den gällande.", "Make the release the current one."),
        ),
    ] = True,
    scenarios: Annotated[
        bool,
        typer.Option(
            "--scenarios/--no-scenarios",
            help=bilingual(
                "Räkna också på scenarierna, som webbplatsen visar.",
                "Work out the scenarios too, which the site shows.",
            ),
        ),
    ] = True,
    as_json: AsJson = False,
) -> None:
    workspace = context.obj.workspace()
    with TerminalProgress() as progress:
        release = workspace.build(
            seed=seed,
            draws=draws,
            horizon=horizon,
            as_of=as_of.date() if as_of else None,
            publish=publish,
            progress=progress,
        )
        if scenarios and not release.unchanged:
            workspace.tell_scenarios(release.id, progress=progress)
    if as_json:
        show_json(
            {
                "release": release.id,
                "path": release.path,
                "published": publish,
                "tables": release.manifest["tables"],
            }
        )
    else:
        tell(release, published=publish)


def tell(release: Release, *, published: bool) -> None:
    """Say what was built, what was checked and what is missing."""
    checks = release.manifest["checks"]
    failed = [check for check in checks if not check["passed"]]
    tables = release.manifest["tables"]
    rows = sum(table["rows"] for table in tables.values())
    OUT.print(str(_summary(release.id, tables=len(tables), rows=rows, checks=len(checks))))
    for check in failed:
        say(f"! {check['dataset']}: {Text(**check['detail'])}", style="yellow")
    if release.unchanged:
        say(
            Text(
                sv="Inget har ändrats sedan den byggdes förut.",
                en="Nothing has changed since it was built before.",
            )
        )
    if published:
        say(Text(sv="Den är nu den gällande releasen.", en="It is now the current release."))
    say(Text(sv=f"Den ligger i {release.path}", en=f"It is kept in {release.path}"), style="dim")


def _summary(identity: str, *, tables: int, rows: int, checks: int) -> Text:
    shown = f"{rows:,}".replace(",", "\u00a0")
    return Text(
        sv=f"Release [bold]{identity}[/]: {tables} tabeller, {shown} rader, {checks} kontroller.",
        en=f"Release [bold]{identity}[/]: {tables} tables, {shown} rows, {checks} checks.",
    )
