# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed releases`: list, publish, roll back and compare releases."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from skillshed.cli.console import OUT, say, show_json
from skillshed.cli.options import AsJson
from skillshed.cli.wording import bilingual
from skillshed.language import Text

app = typer.Typer(no_args_is_help=True)

Why = Annotated[
    str, typer.Option(help=bilingual("Varför; skrivs i loggen.", "Why; it is written in the log."))
]
ReleaseId = Annotated[
    str,
    typer.Argument(
        help=bilingual("Releasens id, eller början av det.", "The release's id, or the beginning of it.")
    ),
]


@app.command(
    "list", help=bilingual("Lista releaserna, den nyaste först.", "List the releases, newest first.")
)
def list_releases(context: typer.Context, *, as_json: AsJson = False) -> None:
    workspace = context.obj.workspace()
    releases = workspace.releases()
    current = workspace.current_id()
    if as_json:
        show_json([{**release.summary(), "current": release.id == current} for release in releases])
        return
    if not releases:
        say(
            Text(
                sv="Här finns inga releaser ännu. Gör en med: skillshed build",
                en="There are no releases yet. Make one with: skillshed build",
            )
        )
        return
    table = Table(box=None, header_style="bold")
    for heading in (
        Text(sv="", en=""),
        Text(sv="Release", en="Release"),
        Text(sv="Byggd", en="Built"),
        Text(sv="Tabeller", en="Tables"),
        Text(sv="Slag", en="Kind"),
    ):
        table.add_column(str(heading))
    for release in releases:
        kind = Text(sv="fiktiv", en="fictitious") if release.fictitious else Text(sv="verklig", en="real")
        table.add_row(
            "[green]●[/]" if release.id == current else "",
            release.id,
            release.manifest["built_at"],
            str(len(release.manifest["tables"])),
            str(kind),
        )
    OUT.print(table)


@app.command(help=bilingual("Gör en release till den gällande.", "Make a release the current one."))
def publish(context: typer.Context, release: ReleaseId, *, why: Why = "") -> None:
    published = context.obj.workspace().publish(release, why=why)
    OUT.print(
        str(
            Text(
                sv=f"{published.id} är nu den gällande releasen.",
                en=f"{published.id} is now the current release.",
            )
        )
    )


@app.command(
    help=bilingual(
        "Gå tillbaka till den release som gällde förut.", "Go back to the release that was current before."
    )
)
def rollback(context: typer.Context, *, why: Why = "") -> None:
    now = context.obj.workspace().rollback(why=why)
    OUT.print(str(Text(sv=f"{now.id} gäller igen.", en=f"{now.id} is current again.")))


@app.command(
    help=bilingual(
        "Berätta vad som skiljer två releaser (den andra är den gällande, om inget anges).",
        "Tell what differs between two releases (the second is the current one unless given).",
    )
)
def diff(
    context: typer.Context,
    old: ReleaseId,
    new: Annotated[
        str | None,
        typer.Argument(help=bilingual("Den andra releasen.", "The other release."), show_default=False),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    difference = context.obj.workspace().diff(old, new)
    if as_json:
        show_json(difference.as_dict())
    else:
        OUT.print(difference.as_text(), markup=False)
