# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a scenario cannot say, and why: a shock without effect must not look like no effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.outlook.scenario.baseline import Baseline
    from skillshed.outlook.scenario.model import Scenario
    from skillshed.outlook.scenario.shocks import Shock

TABLES = {
    "population": Text(sv="befolkningen", en="population"),
    "employment": Text(sv="sysselsättningen", en="employment"),
    "openings": Text(sv="rekryteringsbehovet", en="job openings"),
    "balance": Text(sv="tillgång och balans", en="supply and balance"),
}
_BASED_ON = {
    "population": ("population",),
    "employment": ("employment_by_occupation",),
    "openings": ("employment_by_occupation", "employment_by_occupation_age"),
    "balance": ("education_stock", "education_flows", "education_labour_force"),
}


def remarks(scenario: Scenario, baseline: Baseline) -> Iterator[Text]:
    """Say what cannot be told for lack of data, shock by shock, and what the model leaves out on purpose."""
    for shock in scenario.shocks:
        yield from _lacking(shock, baseline)
    if (
        any(shock.kind == "retirement_age" for shock in scenario.shocks)
        and baseline.table("outlook_balance") is not None
    ):
        yield Text(
            sv="Tillgången per utbildningsgrupp räknar 18–64-åringar; pensionsåldern ändrar därför rekryteringsbehovet men inte tillgången.",
            en="The supply by education group counts persons of 18–64; so the retirement age changes the openings but not the supply.",
        )
    reached = {table for shock in scenario.shocks for table in shock.reaches}
    if "population" in reached and "employment" not in reached:
        yield Text(
            sv="Antalet jobb räknas inte om när befolkningen ändras: efterfrågan är vad arbetsgivarna väntas behöva.",
            en="The number of jobs is not changed by the population: demand is what employers are expected to need.",
        )
    if "employment" in reached and "population" not in reached:
        yield Text(
            sv="Befolkningen räknas inte om när jobb tillkommer eller försvinner; lägg till en händelse migration om folk väntas flytta efter.",
            en="The population is not changed when jobs come or go; add a shock of the kind migration if people are expected to follow.",
        )


def _lacking(shock: Shock, baseline: Baseline) -> Iterator[Text]:
    for table in sorted(shock.reaches):
        missing = [name for name in _BASED_ON[table] if baseline.table(name) is None]
        if missing:
            listed = ", ".join(missing)
            yield Text(
                sv=f"{shock.kind}: effekten på {TABLES[table].sv} går inte att räkna, för releasen saknar {listed}.",
                en=f"{shock.kind}: the effect on {TABLES[table].en} cannot be counted, since the release lacks {listed}.",
            )
