# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan in the terminal: what it is, what changes, what it comes to beside today, and how good it is proven to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.panel import Panel
from rich.table import Table

from skillshed.cli.console import OUT
from skillshed.language import Text, current_language

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.saved import SavedPlan

SHOWN: Final = ("unmet_need", "unmet_wish", "without", "first", "minutes", "empty", "cost")
MOST: Final = 14
COLOURS: Final = {"opens": "green", "more": "green", "fewer": "yellow", "closes": "red"}
LESS_IS_BETTER: Final = {"unmet_need", "unmet_wish", "without", "minutes", "empty", "cost"}
MILLION: Final = 1e6
_MEASURES: Final = ("places", "unmet_need", "unmet_wish", "without", "minutes", "cost")
BRIEF: Final[dict[str, tuple[str, ...]]] = {
    "front": ("plan", "goal", "times", *_MEASURES, "gap"),
    "cooperation": ("plan", *_MEASURES, "gap", "gain"),
    "allocation": ("need", "plan", *_MEASURES),
    "gain": ("home", "wishes", "unmet_wish_alone", "unmet_wish_within", "unmet_wish_across", "minutes_alone", "minutes_across", "more_pupils", "share_kronor"),
}  # fmt: skip
"""The columns that a terminal has room for."""
IN_MILLIONS: Final = {
    "cost": Text(sv="Kostnad, mkr", en="Cost, SEK m"),
    "gain": Text(sv="Vinst, mkr", en="Gain, SEK m"),
    "share_kronor": Text(sv="Del av vinsten, mkr", en="Share of the gain, SEK m"),
    "kronor": Text(sv="Mkr", en="SEK m"),
}


def show_plan(plan: SavedPlan) -> None:
    """Show a plan."""
    OUT.print(_head(plan))
    OUT.print(_measures(plan))
    _warn(plan)
    OUT.print(_changes(plan))


def _head(plan: SavedPlan) -> Panel:
    from skillshed.places.export.workbook import proof_words  # noqa: PLC0415 - heavy rooms open when entered

    places = plan.frames["plan"].groupby("year")["places"].sum()
    span = f"{plan.years[0]}–{plan.years[-1]}"
    mark = (
        f"\n[bold yellow]{Text(sv='FIKTIVA UPPGIFTER', en='FICTITIOUS FIGURES')}[/]"
        if plan.fictitious
        else ""
    )
    words = Text(
        sv=f"{number(places.mean())} platser om året · {plan.futures} framtider · release {plan.release}",
        en=f"{number(places.mean())} places a year · {plan.futures} futures · release {plan.release}",
    )
    proof = proof_words(plan).within(current_language())
    solver = f"[dim]{plan.proof.solver} · {plan.proof.seconds:.1f} s · {plan.proof.status}[/]"
    return Panel(f"{words}\n{proof} {solver}{mark}", title=f"[bold]{plan.name}[/] · {plan.area} · {span}", title_align="left", border_style="cyan")  # fmt: skip


def _warn(plan: SavedPlan) -> None:
    """Say so where the plan weighs more than today's offer when pupils choose for themselves."""
    weighed = plan.frames["judged"].set_index(["measure", "plan"])["mean"].to_dict()
    more = (weighed["weighed", "plan"] - weighed["weighed", "today"]) / MILLION
    if more > 0:
        words = Text(
            sv=f"När eleverna väljer själva väger planen {number(more)} mkr mer än dagens utbud. Höj vikten unmet_wish eller change, eller lås det som fungerar (--lock).",
            en=f"When pupils choose for themselves the plan weighs SEK {number(more)} m more than today's offer. Raise the weight unmet_wish or change, or lock what works (--lock).",
        )
        OUT.print(f"[bold yellow]![/] {words}\n")


def _measures(plan: SavedPlan) -> Table:
    """What the plan comes to beside today, all planned autumns together."""
    from skillshed.places.terms import MEASURES  # noqa: PLC0415

    told = plan.frames["judged"].set_index(["plan", "measure"]).to_dict("index")
    shown = _table(Text(sv="Prövad: alla höstar tillsammans", en="Judged: all autumns together"))
    for heading in (
        Text(sv="", en=""),
        Text(sv="I dag", en="Today"),
        Text(sv="Planen", en="The plan"),
        Text(sv="10–90 %", en="10–90 %"),
        Text(sv="Skillnad", en="Difference"),
    ):
        shown.add_column(str(heading), justify="left" if not heading.sv else "right")
    for measure in SHOWN:
        mine, today = told["plan", measure], told["today", measure]
        words = (
            str(MEASURES[measure]) if measure != "cost" else str(Text(sv="Kostnad, mkr", en="Cost, SEK m"))
        )
        spread = f"{_value(mine['low'], measure)}–{_value(mine['high'], measure)}"
        shown.add_row(
            words,
            _value(today["mean"], measure),
            f"[bold]{_value(mine['mean'], measure)}[/]",
            f"[dim]{spread}[/]",
            _difference(mine["mean"] - today["mean"], measure),
        )
    return shown  # fmt: skip


def _changes(plan: SavedPlan) -> Table:
    """What changes, the largest first."""
    from skillshed.places.terms import KINDS  # noqa: PLC0415

    change = plan.frames["change"]
    moved = change[change["kind"] != "same"].copy()
    years = [str(year) for year in plan.years]
    moved["size"] = (moved[years].mean(axis=1) - moved["today"]).abs()
    same = len(change) - len(moved)
    shown = _table(
        Text(
            sv=f"Grupper per höst: {len(moved)} ändras, {same} som i dag",
            en=f"Groups each autumn: {len(moved)} change, {same} as today",
        )
    )
    for heading in (
        Text(sv="Program", en="Programme"),
        Text(sv="Skola", en="School"),
        Text(sv="I dag", en="Today"),
    ):
        shown.add_column(str(heading), justify="right" if heading.en == "Today" else "left")
    for year in years:
        shown.add_column(year, justify="right")
    shown.add_column("")
    for _, row in moved.sort_values("size", ascending=False, kind="stable").head(MOST).iterrows():
        kind = f"[{COLOURS.get(row['kind'], 'white')}]{KINDS[row['kind']]}[/]"
        shown.add_row(
            row["programme"],
            row["site_name"],
            number(row["today"]),
            *[number(row[year]) for year in years],
            kind,
        )
    if len(moved) > MOST:
        rest = len(moved) - MOST
        shown.caption = str(
            Text(
                sv=f"… och {rest} till: skillshed plan show {plan.name!r} --table change",
                en=f"… and {rest} more: skillshed plan show {plan.name!r} --table change",
            )
        )
    return shown  # fmt: skip


def show_frame(frame: pd.DataFrame, title: Text, *, most: int = 60) -> None:
    """Show any of a plan's tables."""
    from skillshed.places.export.sheets import heading, worded  # noqa: PLC0415

    told = worded(frame)
    shown = _table(title)
    for column in told.columns:
        numeric = told[column].dtype.kind in "if" and column != "year"
        shown.add_column(heading(str(column)), justify="right" if numeric else "left", overflow="fold")
    for _, row in told.head(most).iterrows():
        shown.add_row(*[_cell(row[column], column) for column in told.columns])
    if len(told) > most:
        shown.caption = str(
            Text(sv=f"… och {len(told) - most} rader till", en=f"… and {len(told) - most} rows more")
        )
    OUT.print(shown)


def brief(frame: pd.DataFrame, *, name: str) -> pd.DataFrame:
    """One of a plan's tables for a terminal's width, kronor in millions; the whole stands in the files."""
    told = frame[list(BRIEF[name])].copy() if name in BRIEF else frame.copy()
    for column in [one for one in told.columns if one in IN_MILLIONS]:
        told[column] /= MILLION
    return told.rename(columns={column: str(words) for column, words in IN_MILLIONS.items()})


def unsure(frame: pd.DataFrame) -> pd.DataFrame:
    """The decisions that some future would change: what changes, and what waits."""
    return frame[frame["mark"] != "no_regret"].drop(columns=["site", "direction"])


def records(frame: pd.DataFrame) -> list[dict[str, object]]:
    """A table's rows for a machine; an empty cell is null."""
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(key): value for key, value in row.items()} for row in plain.to_dict("records")]


def _table(title: Text) -> Table:
    return Table(title=str(title), title_justify="left", title_style="bold", box=None, header_style="bold dim", pad_edge=False, caption_justify="left")  # fmt: skip


def number(value: float, decimals: int = 0) -> str:
    """A number as the language writes it: a hard space between thousands, a comma in Swedish."""
    told = f"{value:,.{decimals}f}".replace(",", "\u00a0")
    return told.replace(".", ",") if current_language() == "sv" else told


def _cell(value: object, column: str) -> str:
    if value is None or value != value:  # noqa: PLR0124 - NaN: an empty cell
        return ""
    if isinstance(value, float) and column != "year":
        return number(value, 0 if value == round(value) or abs(value) >= 10 else 2)  # noqa: PLR2004 - decimals say nothing above
    return str(value)


def _value(value: float, measure: str) -> str:
    if measure == "first":
        return f"{number(100 * value)} %"
    if measure == "cost":
        return number(value / MILLION)
    return number(value, 1 if measure == "minutes" else 0)


def _difference(value: float, measure: str) -> str:
    text = _value(abs(value), measure)
    if not any(digit in "123456789" for digit in text):
        return "[dim]±0[/]"
    good = (value < 0) == (measure in LESS_IS_BETTER)
    return f"[{'green' if good else 'red'}]{'−' if value < 0 else '+'}{text}[/]"
