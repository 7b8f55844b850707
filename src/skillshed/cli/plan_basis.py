# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed plan starters` and `plan applicants`: what a plan rests on, before anything is optimised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skillshed.cli.console import OUT, TerminalProgress, show_json
from skillshed.cli.options import AsJson
from skillshed.cli.plan_options import Area, Futures, Overrides, Seed, Years, years_of
from skillshed.cli.plan_words import number, show_frame
from skillshed.cli.wording import bilingual
from skillshed.language import Text

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.starters import Chain

HELP_STARTERS = bilingual(
    "Från behov till nybörjare: hur många som behöver börja, med intervall, och räkningen bakom.",
    "From need to starters: how many must begin, with interval, and the arithmetic behind.",
)
HELP_APPLICANTS = bilingual(
    "Vilka söker vad: valmodellens träff mot ”som i fjol”, och vad som händer om ett program öppnar eller stänger.",
    'Who applies for what: how the choice model does against "same as last year", and what happens if a programme opens or closes.',
)


def starters(
    context: typer.Context,
    *,
    area: Area = None,
    years: Years = None,
    education: Annotated[
        str | None,
        typer.Option(help=bilingual("Visa räkningen för en utbildningsgrupp, till exempel G72.", "Show the arithmetic of an education group, for example G72.")),
    ] = None,
    futures: Futures = 200,
    seed: Seed = 1,
    factors: Overrides = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    desk = context.obj.workspace().places
    with TerminalProgress() as progress:
        basis = desk.basis(
            area, years=years_of(years), futures=futures, seed=seed, factors=factors, progress=progress
        )
    first = basis.case.years[0]
    chosen = [one for one in basis.chains if one.start == first and education in (None, one.education)]
    if as_json:
        show_json([_as_dict(one) for one in chosen])
    elif education:
        for one in chosen:
            show_frame(_rounded(one.table()), _title(one))
    else:
        _show_overview(chosen, Text(sv=f"hösten {first}, {basis.area.name}", en=f"in autumn {first}, {basis.area.name}"))  # fmt: skip
    if basis.fictitious and not as_json:
        OUT.print(f"[bold yellow]{Text(sv='FIKTIVA UPPGIFTER', en='FICTITIOUS FIGURES')}[/]")


def _title(one: Chain) -> Text:
    from skillshed.places.starters.parameters import parameters  # noqa: PLC0415 - help must be quick

    route = Text(**parameters()["routes"][one.school_form]["name"])
    return Text(sv=f"\n{one.name} ({one.education}) · {route.sv} · start {one.start}, klara {one.finish}", en=f"\n{one.name} ({one.education}) · {route.en} · start {one.start}, finish {one.finish}")  # fmt: skip


def _show_overview(chosen: list[Chain], when: Text) -> None:
    """Show a table per school form, the largest need first."""
    from skillshed.places.starters.parameters import parameters  # noqa: PLC0415 - help must be quick

    for form, route in parameters()["routes"].items():
        some = [one for one in chosen if one.school_form == form]
        if some:
            told = Text(
                sv=f"\nNybörjare som behövs i {route['name']['sv']} {when.sv}",
                en=f"\nStarters needed in {route['name']['en']} {when.en}",
            )
            show_frame(_overview(some).drop(columns="school_form"), told)


def _rounded(told: pd.DataFrame) -> pd.DataFrame:
    """The arithmetic for eyes: whole persons, shares with two decimals, no column that is empty all through."""
    persons = told["unit"] == "persons"
    for column in ("value", "low", "high"):
        told[column] = told[column].round(2).where(~persons, told[column].round())
    kept = told.drop(columns=["unit", "since"])
    return kept.drop(columns=[name for name in ("who", "why") if (kept[name].fillna("") == "").all()])


def _overview(chosen: list[Chain]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - help must be quick

    rows = [
        (
            one.education,
            one.name,
            one.school_form,
            one.finish,
            round(one.expected),
            *map(round, one.interval()),
        )
        for one in chosen
    ]
    columns = ["education", "what", "school_form", str(Text(sv="Klara", en="Finish")), "mean", "low", "high"]
    return pd.DataFrame(rows, columns=columns).sort_values("mean", ascending=False, kind="stable", ignore_index=True)  # fmt: skip


def _as_dict(one: Chain) -> dict[str, object]:
    low, high = one.interval()
    table = one.table().astype(object)
    rows = table.where(table.notna(), None).to_dict("records")
    return {"education": one.education, "school_form": one.school_form, "start": one.start, "finish": one.finish, "starters": one.expected, "low": low, "high": high, "arithmetic": rows}  # fmt: skip


def applicants(
    context: typer.Context,
    *,
    area: Area = None,
    years: Years = None,
    opens: Annotated[
        list[str] | None,
        typer.Option("--open", help=bilingual("Öppna ett program vid en skola: VO@90001001. Kan ges flera gånger.", "Open a programme at a school: VO@90001001. May be given several times.")),
    ] = None,
    closes: Annotated[
        list[str] | None,
        typer.Option("--close", help=bilingual("Stäng ett program vid en skola: VO@90001001.", "Close a programme at a school: VO@90001001.")),
    ] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    desk = context.obj.workspace().places
    with TerminalProgress() as progress:
        basis = desk.basis(area, years=years_of(years), futures=1, progress=progress)
    if opens or closes:
        from skillshed.places.what_if import applicants_if  # noqa: PLC0415 - help must be quick

        made = applicants_if(basis, opens=opens or (), closes=closes or ())
        title = Text(sv=f"Förstahandssökande hösten {basis.case.years[0]}: som nu och ändrat", en=f"First-choice applicants in autumn {basis.case.years[0]}: as now and changed")  # fmt: skip
    else:
        from skillshed.places.applicants import backtest  # noqa: PLC0415 - help must be quick

        told = basis.applicants
        made = backtest(told.applications, told.offers, told.pupils)
        title = Text(sv="Valmodellen mot ”som i fjol”: summa absoluta fel / sökande", en='The choice model against "same as last year": sum of absolute errors / applicants')  # fmt: skip
    if as_json:
        show_json(made.to_dict("records"))
        return
    show_frame(made, title)
    if not (opens or closes):
        model = basis.applicants.model
        halved = abs(0.6931 / model.minutes) if model.minutes else 0.0
        OUT.print(str(Text(sv=f"{number(halved)} minuters längre resa halverar valet av en skola.", en=f"{number(halved)} minutes' longer travel halves the choice of a school.")))  # fmt: skip
