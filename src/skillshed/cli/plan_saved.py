# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed plan list | show | compare | direction`: what has been kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from skillshed.cli.console import OUT, say, show_json, show_path
from skillshed.cli.options import AsJson
from skillshed.cli.plan_options import Name
from skillshed.cli.plan_words import number, show_frame, show_plan
from skillshed.cli.wording import bilingual
from skillshed.language import Text

HELP_LIST = bilingual("Lista de sparade planerna.", "List the saved plans.")
HELP_SHOW = bilingual(
    "Visa en sparad plan, en av dess tabeller, eller skriv den till Excel, CSV eller JSON.",
    "Show a saved plan, one of its tables, or write it to Excel, CSV or JSON.",
)
HELP_COMPARE = bilingual("Jämför två sparade planer rad för rad.", "Compare two saved plans row by row.")
HELP_DIRECTION = bilingual(
    "Ställ en plan mot en given lista med riktningar, som Skolverkets öka/minska (CSV eller Excel).",
    "Set a plan against a given list of directions, as Skolverket's increase/decrease (CSV or Excel).",
)
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", help=bilingual("Fil: .xlsx, .csv, .json, eller en mapp för CSV.", "File: .xlsx, .csv, .json, or a folder for CSV.")),
]  # fmt: skip


def list_plans(context: typer.Context, *, as_json: AsJson = False) -> None:
    plans = context.obj.workspace().places.plans()
    if as_json:
        show_json([plan.head() for plan in plans])
        return
    if not plans:
        say(Text(sv="Inga planer är sparade. Gör en med: skillshed plan --area 19 --years 2027-2031", en="No plans are saved. Make one with: skillshed plan --area 19 --years 2027-2031"))  # fmt: skip
        return
    shown = Table(box=None, header_style="bold")
    for heading in (Text(sv="Plan", en="Plan"), Text(sv="Område", en="Area"), Text(sv="Höstar", en="Autumns"), Text(sv="Av", en="By"), Text(sv="Gjord", en="Made"), Text(sv="Underlag", en="Basis"), Text(sv="Gap", en="Gap")):  # fmt: skip
        shown.add_column(str(heading))
    for plan in plans:
        shown.add_row(plan.name, plan.area, f"{plan.years[0]}–{plan.years[-1]}", plan.author, plan.made_at[:10], plan.release, f"{number(100 * plan.proof.gap, 2)} %")  # fmt: skip
    OUT.print(shown)


def show(
    context: typer.Context,
    name: Name,
    *,
    table: Annotated[
        str | None,
        typer.Option(help=bilingual("Visa en hel tabell: plan, change, affected, cost, asked, starters …", "Show a whole table: plan, change, affected, cost, asked, starters …")),
    ] = None,
    out: Out = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    desk = context.obj.workspace().places
    plan = desk.saved(name)
    if out:
        show_path(Text(sv="Skrivet till", en="Written to"), desk.export(plan, out))
    elif as_json:
        show_json(plan.as_dict())
    elif table:
        _need_table(table, list(plan.frames))
        show_frame(plan.frames[table], Text(sv=f"{plan.name}: {table}", en=f"{plan.name}: {table}"), most=500)
    else:
        show_plan(plan)


def _need_table(table: str, known: list[str]) -> None:
    from skillshed.errors import UnknownCodeError  # noqa: PLC0415 - only here

    if table not in known:
        raise UnknownCodeError(
            Text(sv="Planen har ingen sådan tabell.", en="The plan has no such table."),
            where=table,
            mend=Text(sv=f"Välj bland: {', '.join(known)}.", en=f"Choose among: {', '.join(known)}."),
        )


def compare(
    context: typer.Context,
    one: Name,
    other: Name,
    *,
    as_json: AsJson = False,
) -> None:
    made = context.obj.workspace().places.compare(one, other)
    if as_json:
        show_json(made.as_dict())
        return
    named = {"one": made.one, "other": made.other}
    if len(made.settings):
        show_frame(
            made.settings.rename(columns=named), Text(sv="Olika förutsättningar", en="Unlike settings")
        )
    if len(made.measures):
        show_frame(made.measures.rename(columns=named), Text(sv="\nVad de kommer till (medel)", en="\nWhat they come to (mean)"))  # fmt: skip
    if len(made.rows):
        show_frame(
            made.rows.rename(columns=named), Text(sv="\nGrupper som skiljer", en="\nGroups that differ")
        )
    else:
        say(Text(sv="Planerna har samma grupper.", en="The plans have the same groups."))


def direction(
    context: typer.Context,
    name: Name,
    file: Annotated[Path, typer.Argument(help=bilingual("Listan: CSV eller Excel.", "The list: CSV or Excel."))],
    *,
    programme: Annotated[str | None, typer.Option("--programme-column", help=bilingual("Vad filen kallar kolumnen med program.", "What the file calls the column of programmes."))] = None,
    column: Annotated[str | None, typer.Option("--direction-column", help=bilingual("Vad filen kallar kolumnen med riktning.", "What the file calls the column of directions."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    columns = {key: value for key, value in (("programme", programme), ("direction", column)) if value}
    made = context.obj.workspace().places.direction(name, file, columns=columns)
    if as_json:
        show_json(made.to_dict("records"))
        return
    agree = int(made["agree"].sum())
    names = {"planned": Text(sv="Planen", en="The plan"), "ours": Text(sv="Vi", en="We"), "theirs": Text(sv="Listan", en="The list"), "agree": Text(sv="Lika", en="Alike")}  # fmt: skip
    told = made.assign(agree=["✓" if one else "" for one in made["agree"]]).rename(columns={key: str(one) for key, one in names.items()})  # fmt: skip
    show_frame(told, Text(sv=f"{agree} av {len(made)} riktningar är lika", en=f"{agree} of {len(made)} directions are alike"))  # fmt: skip
