# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed scenario`: what if; one scenario in words and figures, or several side by side."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from skillshed.cli.console import OUT, TerminalProgress, say, show_json
from skillshed.cli.options import AsJson, Region
from skillshed.cli.tables import write_table
from skillshed.cli.wording import bilingual
from skillshed.language import Text, current_language

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.outlook.scenario import Comparison, ScenarioResult
    from skillshed.workspace import Workspace

HELP = bilingual(
    "Räkna på ett scenario: vad ändras om en arbetsgivare öppnar, pensionsåldern höjs, flyttningen ändras … Flera filer ställs bredvid varandra.",
    "Work out a scenario: what changes if an employer opens, retirement comes later, migration changes … Several files are put side by side.",
)
EXAMPLES = bilingual(
    "[bold]skillshed scenario gruvan.yaml[/]   [bold]skillshed scenario gruvan.yaml pension.yaml --region 19[/]   [bold]skillshed scenario --list[/]",
    "[bold]skillshed scenario mine.yaml[/]   [bold]skillshed scenario mine.yaml retirement.yaml --region 19[/]   [bold]skillshed scenario --list[/]",
)
AHEAD = (5, 10)


class Subject(StrEnum):
    """A table of the result."""

    POPULATION = "population"
    EMPLOYMENT = "employment"
    OPENINGS = "openings"
    BALANCE = "balance"


def scenario(  # noqa: PLR0913 - a parameter for each option
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            help=bilingual(
                "YAML-filer, eller namn på sparade scenarier.", "YAML files, or names of saved scenarios."
            ),
            show_default=False,
        ),
    ] = None,
    *,
    region: Region = None,
    table: Annotated[
        Subject | None,
        typer.Option(
            help=bilingual(
                "Skriv en hel tabell i stället för orden.", "Write a whole table instead of the words."
            )
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help=bilingual("Tabellens fil: .csv eller .parquet.", "The table's file: .csv or .parquet."),
        ),
    ] = None,
    keep: Annotated[
        bool,
        typer.Option(
            "--save",
            help=bilingual(
                "Spara filerna i hemmet, så att de kan köras vid namn.",
                "Keep the files in the home, so that they can be run by name.",
            ),
        ),
    ] = False,
    told: Annotated[
        bool,
        typer.Option(
            "--tell",
            help=bilingual(
                "Räkna på husets och alla sparade scenarier och lägg dem på webbplatsen.",
                "Work out the house's and all saved scenarios and put them on the site.",
            ),
        ),
    ] = False,
    listed: Annotated[
        bool, typer.Option("--list", help=bilingual("Lista sparade scenarier.", "List the saved scenarios."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    workspace = context.obj.workspace()
    for file in files or () if keep else ():
        kept = workspace.save_scenario(file)
        say(Text(sv=f"Sparat i {kept}", en=f"Saved in {kept}"))
    if told:
        _tell(workspace)
        return
    if listed or not files:
        _list(workspace, as_json=as_json)
        return
    with (
        TerminalProgress() as progress,
        progress.task(Text(sv="Räknar på scenariot", en="Working out the scenario")),
    ):
        compared = workspace.compare(*files, region=region)
    if as_json:
        show_json(compared.as_dict())
    elif table or out:
        write_table(compared.table((table or Subject.EMPLOYMENT).value), out)
    else:
        _show(compared)


def _tell(workspace: Workspace) -> None:
    with TerminalProgress() as progress:
        made = workspace.tell_scenarios(progress=progress)
    if made is None:
        say(Text(sv="Releasen har inga omdömen att räkna på.", en="The release has no verdicts to work on."))
        return
    for title, _ in made.names.values():
        say(title)
    say(
        Text(sv="En webbplats som är igång visar dem när den startats om.", en="A running site shows them when it has been restarted."),
        style="dim",
    )  # fmt: skip
    for title, why in made.left:
        say(Text(sv=f"Utelämnat: {title.sv}. {why.sv}", en=f"Left out: {title.en}. {why.en}"), style="yellow")


def _list(workspace: Workspace, *, as_json: bool) -> None:
    kept = workspace.scenarios()
    if as_json:
        show_json(
            [
                {
                    "name": name,
                    "title": one.name,
                    "description": one.description,
                    "author": one.author,
                    "shocks": len(one.shocks),
                }
                for name, one in kept.items()
            ]
        )
        return
    if not kept:
        say(
            Text(
                sv="Inga scenarier är sparade. Spara ett med: skillshed scenario FIL --save",
                en="No scenarios are saved. Save one with: skillshed scenario FILE --save",
            )
        )
        return
    shown = Table(box=None, header_style="bold")
    for heading in (
        Text(sv="Namn", en="Name"),
        Text(sv="Scenario", en="Scenario"),
        Text(sv="Av", en="By"),
        Text(sv="Händelser", en="Shocks"),
    ):
        shown.add_column(str(heading))
    for name, one in kept.items():
        shown.add_row(name, one.name, one.author, str(len(one.shocks)))
    OUT.print(shown)


def _show(compared: Comparison) -> None:
    first = compared.results[0]
    mark = str(Text(sv="  FIKTIVA UPPGIFTER", en="  FICTITIOUS FIGURES")) if first.fictitious else ""
    OUT.print(
        f"\n[bold]{Text(sv='Scenario', en='Scenario')}[/] · release {first.release}[bold yellow]{mark}[/]"
    )
    for result in compared.results:
        OUT.print(f"\n[bold]{result.scenario.name}[/]")
        OUT.print(result.explain().within(current_language()), markup=False)
    for region in first.regions:
        _show_region(compared, region)


def _show_region(compared: Comparison, region: str) -> None:
    title = compared.results[0].names[region]
    shown = Table(title=f"{title} ({region})", title_justify="left", box=None, header_style="bold")
    shown.add_column("")
    shown.add_column(str(Text(sv="År", en="Year")), justify="right")
    shown.add_column(str(Text(sv="Utan", en="Without")), justify="right")
    for result in compared.results:
        shown.add_column(result.scenario.name, justify="right")
    for name, words in (
        ("population", Text(sv="Folkmängd", en="Population")),
        ("employment", Text(sv="Anställda", en="Employees")),
    ):
        totals = [_totals(result, name, region) for result in compared.results]
        if totals[0].empty:
            continue
        years = totals[0].index
        for year in sorted({years[min(ahead, len(years)) - 1] for ahead in AHEAD} | {years[-1]}):
            shown.add_row(
                str(words),
                str(year),
                _number(totals[0].loc[year, "base"]),
                *[_beside(one.loc[year]) for one in totals],
            )
    OUT.print(shown)


def _totals(result: ScenarioResult, name: str, region: str) -> pd.DataFrame:
    frame = result.table(name)
    key = "age" if name == "population" else "occupation"
    return frame[(frame["region"] == region) & (frame[key] == "T")].set_index("year")


def _beside(row: pd.Series) -> str:
    if row.isna()["scenario"]:
        return str(Text(sv="ändras med färre än 5", en="changes by fewer than 5"))
    return f"{_number(row['scenario'])} [dim]({_signed(row['difference'])})[/]"


def _number(value: float) -> str:
    if value != value:  # noqa: PLR0124 - only what is withheld differs from itself
        return str(Text(sv="färre än 5", en="fewer than 5"))
    return f"{value:,.0f}".replace(",", "\u00a0")


def _signed(value: float) -> str:
    return "±0" if abs(value) < 0.5 else f"{value:+,.0f}".replace(",", "\u00a0").replace("-", "−")  # noqa: PLR2004 - half a person
