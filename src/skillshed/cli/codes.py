# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed codes`: what things are called, and what kinds of table can be taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from skillshed.cli.console import OUT, say, show_json
from skillshed.cli.options import AsJson
from skillshed.cli.wording import bilingual
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.codes import Classification
    from skillshed.workspace import Workspace

HELP = bilingual(
    "Visa kodlistor, sök i dem, och se vilka slags tabeller som kan läsas in (kinds).",
    "Show code lists, search them, and see what kinds of table can be taken in (kinds).",
)
EXAMPLES = bilingual(
    "[bold]skillshed codes[/]   [bold]skillshed codes ssyk2012 --search sjuksköterska[/]   [bold]skillshed codes kinds[/]",
    "[bold]skillshed codes[/]   [bold]skillshed codes ssyk2012 --search nurse[/]   [bold]skillshed codes kinds[/]",
)
KINDS = "kinds"
AREAS = "areas"


def codes(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            help=bilingual(
                "Listans namn; utan namn visas alla listor.",
                "The list's name; without it all lists are shown.",
            ),
            show_default=False,
        ),
    ] = None,
    *,
    search: Annotated[
        str | None,
        typer.Option(
            "--search",
            "-s",
            help=bilingual(
                "Sök efter ord eller början av en kod.", "Search for words or the beginning of a code."
            ),
        ),
    ] = None,
    level: Annotated[
        str | None,
        typer.Option(
            help=bilingual(
                "Visa bara en nivå, till exempel 3 eller county.",
                "Show one level only, for example 3 or county.",
            )
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    if name is None:
        rows = _lists()
    elif name == KINDS:
        rows = _kinds()
    else:
        from skillshed import codes as room  # noqa: PLC0415 - only when a list is asked for

        listed = room.classification(name)
        rows = _items(listed, search=search, level=level)
        if listed.id == AREAS:
            own = _own_areas(context.obj.workspace(), listed)
            rows += [row for row in own if _wanted(row, search=search, level=level)]
    if as_json:
        show_json(rows)
    else:
        _show(rows)


def _lists() -> list[dict[str, object]]:
    from skillshed import codes as room  # noqa: PLC0415

    known = [room.classification(name) for name in room.classifications()]
    lists = [
        {
            "code": one.id,
            "name": str(one.name_of_list),
            "codes": len(one),
            "from": one.valid_from,
        }
        for one in known
    ]
    kinds: dict[str, object] = {
        "code": KINDS,
        "name": str(Text(sv="Tabellslag som kan läsas in", en="Kinds of table that can be taken in")),
        "codes": len(_kinds()),
    }
    return [*lists, kinds]


def _kinds() -> list[dict[str, object]]:
    from skillshed.sources.kinds import kinds  # noqa: PLC0415

    return [
        {"code": kind.id, "name": str(kind.title), "publisher": kind.publisher, "licence": kind.licence}
        for kind in kinds().values()
    ]


def _items(one: Classification, *, search: str | None, level: str | None) -> list[dict[str, object]]:
    found: Sequence[str] = one.search(search) if search else one.codes()
    return [
        {"code": code, "name": str(one.name(code)), "level": one.level(code), "parent": one.parent(code)}
        for code in found
        if level is None or str(one.level(code)) == level
    ]


def _own_areas(workspace: Workspace, listed: Classification) -> list[dict[str, object]]:
    """The areas that the current release knows beside the list: users' own, and the demo world's."""
    if workspace.current_id() is None:
        return []
    return [
        {"code": area.code, "name": str(area.name), "level": area.kind, "parent": area.parent}
        for area in workspace.release().areas()
        if area.code not in listed and area.kind != "local_labour_market"
    ]


def _wanted(row: dict[str, object], *, search: str | None, level: str | None) -> bool:
    sought = (search or "").casefold()
    found = str(row["code"]).casefold().startswith(sought) or sought in str(row["name"]).casefold()
    return found and level in (None, row["level"])


_HEADINGS = {
    "code": Text(sv="Kod", en="Code"),
    "name": Text(sv="Namn", en="Name"),
    "level": Text(sv="Nivå", en="Level"),
    "parent": Text(sv="Ingår i", en="Part of"),
    "codes": Text(sv="Antal", en="Count"),
    "from": Text(sv="Gäller från", en="Valid from"),
    "source": Text(sv="Källa", en="Source"),
    "publisher": Text(sv="Utgivare", en="Publisher"),
    "licence": Text(sv="Licens", en="Licence"),
}


def _show(rows: list[dict[str, object]]) -> None:
    if not rows:
        say(Text(sv="Inget hittades. Pröva ett kortare ord.", en="Nothing was found. Try a shorter word."))
        return
    table = Table(box=None, header_style="bold")
    for key in rows[0]:
        table.add_column(str(_HEADINGS[key]), no_wrap=key == "code")
    for row in rows:
        table.add_row(*["" if row.get(key) is None else str(row[key]) for key in rows[0]])
    OUT.print(table)
