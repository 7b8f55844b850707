# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed sources`: which services there are, how old their figures are here, and what is due."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from skillshed.cli.console import OUT, say, show_json
from skillshed.cli.options import AsJson
from skillshed.cli.wording import bilingual
from skillshed.language import Text

app = typer.Typer(no_args_is_help=True)


@app.command(
    "status",
    help=bilingual(
        "Visa hur gamla de hämtade uppgifterna är och vad som är dags att hämta. Frågar ingen tjänst.",
        "Show how old the fetched figures are and what is due. Asks no service.",
    ),
)
def status(context: typer.Context, *, as_json: AsJson = False) -> None:
    lines = context.obj.workspace().sources()
    if as_json:
        show_json([line.as_dict() for line in lines])
        return
    shown = Table(
        *(str(head) for head in (
            Text(sv="källa", en="source"), Text(sv="tabell", en="table"), Text(sv="uppdaterad", en="updated"),
            Text(sv="ålder, dagar", en="age, days"), Text(sv="nästa", en="next"), Text(sv="läge", en="state"),
        ))
    )  # fmt: skip
    for line in lines:
        shown.add_row(
            line.source,
            line.table or "–",
            (line.updated or "–")[:10],
            "–" if line.age_days is None else str(line.age_days),
            (line.next_release or "–")[:10],
            f"[yellow]{line.why}[/]" if line.due else f"[green]{line.why}[/]",
        )
    OUT.print(shown)
    due = sum(line.due for line in lines)
    say(
        Text(
            sv=f"{due} att hämta. skillshed fetch hämtar bara det som är nytt.",
            en=f"{due} due. skillshed fetch fetches only what is new.",
        )
    )


@app.command(
    "list",
    help=bilingual(
        "Visa källorna, deras adresser och villkor.", "Show the sources, their addresses and terms."
    ),
)
def listed(context: typer.Context, *, as_json: AsJson = False) -> None:
    from skillshed.sources.registry import SOURCES, service_of  # noqa: PLC0415 - the rooms are heavy; help must be quick

    services = [service_of(name, context.obj.workspace().home) for name in SOURCES]
    if as_json:
        show_json(
            [
                {"id": s.id, "name": str(s.name), "urls": s.urls, "licence": s.licence, "terms": s.terms}
                for s in services
            ]
        )
        return
    shown = Table(
        *(
            str(head)
            for head in (
                Text(sv="källa", en="source"),
                Text(sv="namn", en="name"),
                Text(sv="adress", en="address"),
                Text(sv="licens", en="licence"),
            )
        )
    )
    for service in services:
        shown.add_row(service.id, str(service.name), service.url, service.licence or "–")
    OUT.print(shown)


@app.command(
    "search",
    help=bilingual(
        "Sök tabeller hos SCB, eller hos en annan PxWeb med --url.",
        "Search for tables at Statistics Sweden, or at another PxWeb with --url.",
    ),
)
def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help=bilingual("Sökord.", "Words."), show_default=False)],
    *,
    url: Annotated[str, typer.Option(help=bilingual("En annan PxWeb.", "Another PxWeb."))] = "",
    as_json: AsJson = False,
) -> None:
    found = context.obj.workspace().search(" ".join(words), url=url)
    if as_json:
        show_json([asdict(table) for table in found])
        return
    heads = (
        Text(sv="tabell", en="table"),
        Text(sv="titel", en="title"),
        Text(sv="uppdaterad", en="updated"),
    )
    shown = Table(*map(str, heads))
    for table in found:
        shown.add_row(escape(table.id), escape(table.title), (table.updated or "–")[:10])
    OUT.print(shown)
    say(
        Text(
            sv=f"{len(found)} tabeller. Hämta en: skillshed fetch pxweb{f' --url {url}' if url else ''} --table TABELL --out MAPP",
            en=f"{len(found)} tables. Fetch one: skillshed fetch pxweb{f' --url {url}' if url else ''} --table TABLE --out FOLDER",
        )
    )
