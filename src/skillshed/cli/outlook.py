# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed outlook`: what is expected for one area, in the terminal or as a table to use."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from skillshed.cli.console import OUT, show_json
from skillshed.cli.options import AsJson, Region
from skillshed.cli.tables import write_table
from skillshed.cli.wording import bilingual
from skillshed.language import Text
from skillshed.outlook.figures import AGE_BANDS, expected, interval, known, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.outlook.area import AreaOutlook

HELP = bilingual(
    "Visa utblicken för ett område: befolkning, sysselsättning, rekryteringsbehov, brist och överskott med 80-procentiga intervall.",
    "Show the outlook of an area: population, employment, job openings, shortage and surplus with 80 % intervals.",
)
EXAMPLES = bilingual(
    "[bold]skillshed outlook --region 19[/]   [bold]skillshed outlook -r 19 --table openings --out behov.csv[/]",
    "[bold]skillshed outlook --region 19[/]   [bold]skillshed outlook -r 19 --table openings --out needs.csv[/]",
)
AHEAD = (5, 10, 15, 20, 30)


class Subject(StrEnum):
    """A table of the outlook."""

    POPULATION = "population"
    EMPLOYMENT = "employment"
    OPENINGS = "openings"
    SUPPLY = "supply"
    BALANCE = "balance"
    ACCURACY = "accuracy"


def outlook(
    context: typer.Context,
    *,
    region: Region = None,
    table: Annotated[
        Subject | None,
        typer.Option(
            help=bilingual(
                "Skriv en hel tabell i stället för översikten.",
                "Write a whole table instead of the overview.",
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
    top: Annotated[
        int, typer.Option(min=1, help=bilingual("Antal yrken i översikten.", "Occupations in the overview."))
    ] = 10,
    as_json: AsJson = False,
) -> None:
    area = context.obj.workspace().outlook(region)
    if as_json:
        show_json(area.as_dict())
    elif table or out:
        write_table(area.table((table or Subject.OPENINGS).value), out)
    else:
        show(area, top=top)


def show(area: AreaOutlook, *, top: int = 10) -> None:
    """Show an overview of one area: people, jobs, and what is missing."""
    mark = str(Text(sv="  FIKTIVA UPPGIFTER", en="  FICTITIOUS FIGURES")) if area.fictitious else ""
    OUT.print(f"\n[bold]{area.name}[/] ({area.region}) · release {area.release}[bold yellow]{mark}[/]")
    _show_population(area)
    _show_needs(area, top=top)
    _show_balance(area, top=top)
    for sentence in area.others.sentences():
        OUT.print(f"[cyan]≠[/] {sentence}")
    for gap in area.gaps:
        reason = Text(**gap["reason"])
        OUT.print(f"[yellow]–[/] {reason}", style="dim")


def _show_population(area: AreaOutlook) -> None:
    people = area.people(AHEAD)
    if people.empty:
        return
    now, *ahead = sorted(people["year"].unique())
    figures = people.set_index(["age", "year"])[["mean", "low", "high"]]
    base = Text(sv=f"{now} (känd)", en=f"{now} (known)")
    columns = {
        str(Text(sv="Ålder", en="Age")): [str(name) for name in AGE_BANDS.values()],
        str(base): [known(figures.loc[(age, now), "mean"]) for age in AGE_BANDS],
    } | {str(year): [_interval(figures.loc[(age, year)].tolist()) for age in AGE_BANDS] for year in ahead}
    OUT.print(_fitting(columns, must=[str(base), str(ahead[-1])] if ahead else [str(base)]))


def _fitting(columns: dict[str, list[str]], *, must: Sequence[str]) -> Table:
    """Set figures that are never broken: where the screen is narrow, the nearest years give way, the last one never."""
    table = Table(
        title=str(Text(sv="Väntad befolkning (80 % intervall)", en="Expected population (80 % interval)")),
        title_justify="left",
        box=None,
        pad_edge=False,
    )
    first = next(iter(columns))
    for heading in columns:
        table.add_column(heading, justify="left" if heading == first else "right", no_wrap=True)
    for row in zip(*columns.values(), strict=True):
        table.add_row(*row)
    spare = [heading for heading in columns if heading not in {first, *must}]
    if spare and OUT.measure(table, options=OUT.options.update(width=10_000)).maximum > OUT.width:
        return _fitting({key: cells for key, cells in columns.items() if key != spare[0]}, must=must)
    return table


def _show_needs(area: AreaOutlook, *, top: int) -> None:
    needs = area.needs(top=top)
    if needs.empty:
        return
    from skillshed import codes  # noqa: PLC0415 - only when there is something to name

    occupations = codes.classification("ssyk2012")
    until = int(area.openings["year"].max())
    title = Text(sv=f"Största rekryteringsbehov till {until}", en=f"Largest job openings to {until}")
    table = Table(title=str(title), title_justify="left", box=None, pad_edge=False)
    table.add_column(str(Text(sv="Yrke (SSYK 2012)", en="Occupation (SSYK 2012)")))
    table.add_column(str(Text(sv="Antal (80 %)", en="Number (80 %)")), justify="right", no_wrap=True)
    table.add_column(str(Text(sv="varav ersättning", en="of which replacement")), justify="right")
    columns = ["occupation", "openings", "low", "high", "replacement"]
    for code, needed, low, high, replaced in needs[columns].itertuples(index=False):
        name = occupations.name(code) if code in occupations else ""
        number = f"{expected(needed)} [dim]({interval(low, high)})[/]"
        table.add_row(f"{code} {name}", number, expected(replaced))
    OUT.print(table)
    for note in [one["note"] for one in area.assumptions if one["key"] == "employment.shown"]:
        OUT.print(str(Text(**note)), style="dim")
    whole = area.need()
    if whole is not None:
        low, high = expected(whole["low"]), expected(whole["high"])
        told = Text(sv="Alla yrken tillsammans", en="All occupations together")
        OUT.print(f"{told}: [bold]{expected(whole['openings'])}[/] [dim]({low}–{high})[/]")


def _show_balance(area: AreaOutlook, *, top: int) -> None:
    rows = area.verdicts(top=top)
    if rows.empty:
        return
    from skillshed import codes  # noqa: PLC0415 - only when there is something to name
    from skillshed.outlook.balance.verdict import SYNTHETIC, WORDS  # noqa: PLC0415 - the models are heavy

    groups = codes.classification("education_group")
    year = int(rows["year"].iloc[0])
    title = Text(sv=f"Brist (+) och överskott (−) {year}", en=f"Shortage (+) and surplus (−) {year}")
    table = Table(title=str(title), title_justify="left", box=None, pad_edge=False)
    table.add_column(str(Text(sv="Utbildningsgrupp", en="Education group")))
    for head in (
        Text(sv="Gap (80 %)", en="Gap (80 %)"),
        Text(sv="P(brist)", en="P(shortage)"),
        Text(sv="P(överskott)", en="P(surplus)"),
    ):
        table.add_column(str(head), justify="right")
    table.add_column(str(Text(sv="Omdöme", en="Verdict")))
    columns = ["education", "mean", "low", "high", "p_shortage", "p_surplus", "verdict"]
    for code, gap, low, high, short, over, verdict in rows[columns].itertuples(index=False):
        name = groups.name(code) if code in groups else ""
        gap_shown = f"{expected(gap)} [dim]({expected(low)} – {expected(high)})[/]"
        table.add_row(f"{code} {name}", gap_shown, percent(short), percent(over), str(WORDS[verdict]))
    OUT.print(table)
    for rule in [one["note"] for one in area.assumptions if one["key"] == "balance.remark"][:1]:
        OUT.print(str(Text(**rule)), style="dim")
    if "basis" in rows and rows["basis"].eq("county").any():
        OUT.print(str(SYNTHETIC), style="dim")


def _interval(figures: Sequence[float]) -> str:
    mean, low, high = figures
    return f"{expected(mean)}\n[dim]{interval(low, high)}[/]"
