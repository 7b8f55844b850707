# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed plan --area … --years …`, and `plan front | alone | national | explain`: make plans and tell why."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from skillshed.cli.console import TerminalProgress, say, show_json, show_path
from skillshed.cli.options import AsJson
from skillshed.cli.plan_options import (
    Area,
    Forms,
    Futures,
    Name,
    Overrides,
    Own,
    Seed,
    Years,
    forms_of,
    own_files,
    years_of,
)
from skillshed.cli.plan_words import brief, records, show_frame, show_plan, unsure
from skillshed.cli.wording import bilingual
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from skillshed.places.basis import Basis
    from skillshed.places.desk import Desk
    from skillshed.places.saved import SavedPlan

Cooperation = Annotated[
    str,
    typer.Option(help=bilingual("Samverkan: alone, within (samverkansområde och avtal) eller across.", "Cooperation: alone, within (cooperation area and agreements) or across.")),
]  # fmt: skip
Robust = Annotated[
    int,
    typer.Option("--robust", min=1, help=bilingual("Planera för så många framtider, som står för alla (1: för medelvärdet).", "Plan for so many futures, which stand for all (1: for the mean).")),
]  # fmt: skip
Seconds = Annotated[float, typer.Option(min=1.0, help=bilingual("Längsta tid för lösaren, och lika länge till för förbättringen.", "Longest time for the solver, and as long again for refining."))]  # fmt: skip
Gap = Annotated[float, typer.Option(min=0.0, max=0.5, help=bilingual("Bevisat avstånd till bästa plan som räcker.", "Proven distance to the best plan that is enough."))]  # fmt: skip


def make(  # noqa: PLR0913 - a verb with its choices, all by name
    context: typer.Context,
    *,
    area: Area = None,
    years: Years = None,
    name: Annotated[str | None, typer.Option("--name", "-n", help=bilingual("Spara planen under detta namn.", "Keep the plan under this name."))] = None,
    author: Annotated[str, typer.Option(help=bilingual("Vems planen är.", "Whose plan it is."))] = "",
    note: Annotated[str, typer.Option(help=bilingual("En anteckning till planen.", "A note to the plan."))] = "",
    replace: Annotated[bool, typer.Option("--replace", help=bilingual("Ersätt en sparad plan med samma namn.", "Replace a saved plan of the same name."))] = False,
    forms: Forms = "gymnasium",
    own: Own = None,
    factors: Overrides = None,
    cooperation: Cooperation = "within",
    order: Annotated[str | None, typer.Option(help=bilingual("Mål i ordning i stället för sammanvägda, som lösaren håller dem: unmet_need,unmet_wish,travel,cost,change,worst_off.", "Goals by priority instead of weighed together, as the solver keeps them: unmet_need,unmet_wish,travel,cost,change,worst_off."))] = None,
    futures: Futures = 200,
    robust: Robust = 40,
    marks: Annotated[bool, typer.Option("--marks/--no-marks", help=bilingual("Märk varje beslut: ångras inte, beror på, vänta och se.", "Mark each decision: no-regret, depends, wait and see."))] = True,
    with_front: Annotated[bool, typer.Option("--front", help=bilingual("Gör också fronten: flera planer bredvid (flera minuter).", "Make the front too: several plans beside it (several minutes)."))] = False,
    with_alone: Annotated[bool, typer.Option("--alone", help=bilingual("Räkna också ut vad samverkan ger och hur vinsten kan delas (flera minuter).", "Work out too what cooperation gains and how the gain can be shared (several minutes)."))] = False,
    as_solved: Annotated[bool, typer.Option("--as-solved", help=bilingual("Ta lösarens plan som den är, utan att förbättra den grupp för grupp som eleverna väljer.", "Take the solver's plan as it is, without improving it group by group as pupils choose."))] = False,
    seconds: Seconds = 60.0,
    gap: Gap = 0.01,
    seed: Seed = 1,
    out: Annotated[Path | None, typer.Option("--out", "-o", help=bilingual("Skriv också till .xlsx, .csv, .json eller en mapp.", "Write also to .xlsx, .csv, .json or a folder."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Make a plan, unless a verb below was asked for."""
    if context.invoked_subcommand is not None:
        return
    from skillshed.places.asking import About, Effort  # noqa: PLC0415 - help must be quick

    desk = context.obj.workspace().places
    told = {**own_files(own), "cooperation": cooperation, **({"order": order} if order else {})}
    with TerminalProgress() as progress:
        basis = desk.basis(
            area,
            years=years_of(years),
            forms=forms_of(forms),
            futures=futures,
            seed=seed,
            own=told,
            factors=factors,
            progress=progress,
        )
        about = About(name=name or basis.area.name, author=author, note=note)
        effort = Effort(seconds=seconds, gap=gap, planned=robust, as_judged=not as_solved, seed=seed)
        plan = desk.make(basis, about, effort=effort, progress=progress)
        if marks:
            plan = desk.with_robustness(plan, basis, effort=effort, progress=progress)
        if with_front:
            plan = desk.with_front(plan, basis, effort=effort, progress=progress)
        if with_alone:
            plan = desk.with_cooperation(plan, basis, effort=effort, progress=progress)
    _keep(desk, plan, kept=name is not None, replace=replace)
    if out:
        show_path(Text(sv="Skrivet till", en="Written to"), desk.export(plan, out))
    if as_json:
        show_json(plan.as_dict())
    else:
        show_plan(plan)


def _keep(desk: object, plan: SavedPlan, *, kept: bool, replace: bool) -> None:
    if kept:
        desk.keep(plan, replace=replace)  # type: ignore[attr-defined]
        say(Text(sv=f"Planen är sparad: skillshed plan show {plan.name!r}", en=f"The plan is kept: skillshed plan show {plan.name!r}"))  # fmt: skip


def explain(context: typer.Context, name: Name, *, as_json: AsJson = False) -> None:
    plan = context.obj.workspace().places.saved(name)
    tables = {key: plan.frames[key] for key in EXPLAINED if key in plan.frames}
    if as_json:
        show_json({key: records(frame) for key, frame in tables.items()})
        return
    for key, frame in tables.items():
        told = unsure(frame) if key == "robustness" else brief(frame, name=key)
        if len(told):
            show_frame(told, Text(sv=f"\n{EXPLAINED[key].sv}", en=f"\n{EXPLAINED[key].en}"))


EXPLAINED: Final = {
    "decisions": Text(sv="Varför inte: det som upphör", en="Why not: what ends"),
    "prices": Text(sv="Priser: vad en enhet mer skulle ge", en="Prices: what one unit more would give"),
    "weighed": Text(sv="Vad planen vägs av", en="What the plan is weighed by"),
    "robustness": Text(sv="Beslut som inte är säkra i alla framtider", en="Decisions that are not sure in every future"),
    "front": Text(sv="Andra planer: vad mer av det ena kostar av det andra", en="Other plans: what more of one costs of another"),
    "cooperation": Text(sv="Ensam, inom och över samverkansområden", en="Alone, within and across cooperation areas"),
    "allocation": Text(sv="Vad planerna lämnar om det ena eller andra behovet kommer", en="What the plans leave if the one need or the other comes"),
    "allocation_programmes": Text(sv="Platser om året efter regionens eget behov och efter dess del av landets", en="Places a year by the region's own need and by its share of the nation's"),
    "gain": Text(sv="Vad samverkan ger varje kommun", en="What cooperation gives each municipality"),
}  # fmt: skip


def front(  # noqa: PLR0913 - a verb with its choices, all by name
    context: typer.Context,
    *,
    area: Area = None,
    years: Years = None,
    forms: Forms = "gymnasium",
    own: Own = None,
    futures: Futures = 50,
    seconds: Seconds = 30.0,
    seed: Seed = 1,
    as_json: AsJson = False,
) -> None:
    asked = {"area": area, "years": years, "forms": forms, "own": own, "futures": futures, "seed": seed}
    _work(context, _front, asked, seconds=seconds, as_json=as_json)


def alone(  # noqa: PLR0913 - a verb with its choices, all by name
    context: typer.Context,
    *,
    area: Area = None,
    years: Years = None,
    forms: Forms = "gymnasium",
    own: Own = None,
    futures: Futures = 50,
    seconds: Seconds = 30.0,
    seed: Seed = 1,
    as_json: AsJson = False,
) -> None:
    asked = {"area": area, "years": years, "forms": forms, "own": own, "futures": futures, "seed": seed}
    _work(context, _alone, asked, seconds=seconds, as_json=as_json)


def national(  # noqa: PLR0913 - a verb with its choices, all by name
    context: typer.Context,
    *,
    area: Area = None,
    years: Years = None,
    forms: Forms = "gymnasium",
    own: Own = None,
    futures: Futures = 50,
    seconds: Seconds = 30.0,
    seed: Seed = 1,
    as_json: AsJson = False,
) -> None:
    asked = {"area": area, "years": years, "forms": forms, "own": own, "futures": futures, "seed": seed}
    _work(context, _national, asked, seconds=seconds, as_json=as_json)


def _front(desk: Desk, basis: Callable[..., Basis], **how: Any) -> dict[str, pd.DataFrame]:
    return {"front": desk.front(basis(), **how)}


def _alone(desk: Desk, basis: Callable[..., Basis], **how: Any) -> dict[str, pd.DataFrame]:
    return desk.cooperation(basis(), **how)


def _national(desk: Desk, basis: Callable[..., Basis], **how: Any) -> dict[str, pd.DataFrame]:
    return desk.allocation(basis(), basis(national=True), **how)


def _work(
    context: typer.Context,
    work: Callable[..., dict[str, pd.DataFrame]],
    asked: dict[str, Any],
    *,
    seconds: float,
    as_json: bool,
) -> None:
    """Make what is asked for of a basis, and show it; `work` is given the desk, what makes the basis, effort and progress."""
    from skillshed.places.asking import Effort  # noqa: PLC0415 - help must be quick

    read = {
        "years": years_of(asked["years"]),
        "forms": forms_of(asked["forms"]),
        "own": own_files(asked["own"]),
    }
    desk, effort = context.obj.workspace().places, Effort(seconds=seconds, seed=asked["seed"])
    with TerminalProgress() as progress:
        basis = partial(desk.basis, **{**asked, **read}, progress=progress)
        made = work(desk, basis, effort=effort, progress=progress)
    _show(made, as_json=as_json)


def _show(made: dict[str, pd.DataFrame], *, as_json: bool) -> None:
    if as_json:
        show_json({key: records(frame) for key, frame in made.items()})
        return
    for key, frame in made.items():
        show_frame(brief(frame, name=key), Text(sv=f"\n{EXPLAINED[key].sv}", en=f"\n{EXPLAINED[key].en}"))


HELP = bilingual(
    "Planera utbildningsplatser: från behov och sökande till antal, skola och pris.",
    "Plan places in education: from need and applicants to number, school and price.",
)
HELP_EXPLAIN = bilingual(
    "Varför planen är som den är: vad som inte erbjuds och varför, och priset på varje begränsning.",
    "Why the plan is as it is: what is not offered and why, and the price of each constraint.",
)
HELP_FRONT = bilingual(
    "Flera planer i stället för ett svar: kostnad mot omött behov och omötta önskemål.",
    "Several plans rather than one answer: cost against unmet need and unmet wishes.",
)
HELP_ALONE = bilingual(
    "Vad samverkan ger: planen ensam, inom och över samverkansområden.",
    "What cooperation gives: the plan alone, within and across cooperation areas.",
)
HELP_NATIONAL = bilingual(
    "Regional mot nationell fördelning: planen efter områdets eget behov och efter dess del av landets, prövade mot båda.",
    "Regional against national allocation: the plan by the area's own need and by its share of the nation's, judged against both.",
)
