# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verdict by its printed rule, and how small groups are judged together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.language import Text
from skillshed.outlook.balance.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

SHORTAGE, BALANCE, SURPLUS, PARADOX = "shortage", "balance", "surplus", "paradox"
WORDS = {
    SHORTAGE: Text(sv="brist", en="shortage"),
    BALANCE: Text(sv="balans", en="balance"),
    SURPLUS: Text(sv="överskott", en="surplus"),
    PARADOX: Text(sv="paradox", en="paradox"),
}

SYNTHETIC = Text(
    sv="Kommunernas brist och överskott är uppskattade ur länets: jobb efter yrke och befolkning är kommunens egna, utbildningarna länets.",
    en="The municipalities' shortage and surplus are estimated from the county's: jobs by occupation and population are the municipality's own, the educations the county's.",
)


def rule() -> Text:
    """The rule in words, with the numbers that hold."""
    margin, likely, unlikely = (
        float(setting(f"verdict.{name}")) * 100 for name in ("margin", "likely", "unlikely")
    )
    friction = float(setting("base_year.friction")) * 100
    return Text(
        sv=f"Brist: sannolikheten är minst {likely:.0f} % att efterfrågan överstiger tillgången med mer än {margin:.0f} % av efterfrågan. "
        f"Överskott: sannolikheten är minst {likely:.0f} % att tillgången överstiger efterfrågan med lika mycket, och högst {unlikely:.0f} % för brist. "
        f"Annars balans. Arbetslöshet upp till {friction:.0f} % av arbetskraften, eller gruppens egen om den är lägre, är omställning och inget överskott.",
        en=f"Shortage: the probability is at least {likely:.0f} % that demand exceeds supply by more than {margin:.0f} % of demand. "
        f"Surplus: the probability is at least {likely:.0f} % that supply exceeds demand by as much, and at most {unlikely:.0f} % of shortage. "
        f"Otherwise balance. Unemployment up to {friction:.0f} % of the labour force, or the group's own where lower, is people between jobs and no surplus.",
    )


def closing() -> Text:
    """How the number of jobs follows the number of people, in words."""
    share, years = float(setting("closing.share")) * 100, int(setting("closing.years"))
    return Text(
        sv=f"Antalet jobb i riket följer på sikt antalet som vill arbeta: {share:.0f} % av skillnaden sluts på {years} år. Det som bedöms är hur jobb och människor fördelas på utbildningar och regioner.",
        en=f"In the long run the nation's jobs follow the people who want them: {share:.0f} % of the difference is closed in {years} years. What is judged is how jobs and people are spread over educations and regions.",
    )


@dataclass(frozen=True)
class Judged:
    """Probabilities and verdicts; every array has the shape asked about, without the draws."""

    shortage: Floats
    surplus: Floats
    verdict: NDArray[np.str_]


def judge(gap: Floats, demand: Floats) -> Judged:
    """Judge gaps.

    Args:
        gap: demand less supply, persons, [draw, …].
        demand: persons, same shape.
    """
    margin = float(setting("verdict.margin")) * demand
    short, over = (gap > margin).mean(axis=0), (gap < -margin).mean(axis=0)
    return Judged(short, over, verdicts(short, over))


def verdicts(shortage: Floats, surplus: Floats) -> NDArray[np.str_]:
    """The verdict from the two probabilities; see `rule`."""
    likely, unlikely = float(setting("verdict.likely")), float(setting("verdict.unlikely"))
    is_over = (shortage <= unlikely) & (surplus >= likely)
    return np.where(shortage >= likely, SHORTAGE, np.where(is_over, SURPLUS, BALANCE))


def paradox(unemployment: Floats, vacancy_rate: Floats) -> NDArray[np.str_]:
    """`yes` where both are high, `no` where they are known not to be, `unknown` where vacancies are not measured (NaN)."""
    many_out = unemployment >= float(setting("verdict.paradox_unemployment"))
    many_unfilled = np.nan_to_num(vacancy_rate) >= float(setting("verdict.paradox_vacancies"))
    return np.where(np.isnan(vacancy_rate), "unknown", np.where(many_out & many_unfilled, "yes", "no"))


def together(educations: Sequence[str], persons: Floats) -> list[tuple[int, ...]]:
    """Which groups are judged together: small ones with the other small ones of their level (the code's first letter).

    A level's small groups stay together even where they are still few; a single small group stands alone.

    Args:
        educations: codes.
        persons: labour force of each in the base year, [education].

    Returns:
        Positions; every group is in exactly one set.
    """
    small = persons < float(setting("small.merge_below"))
    levels = sorted({code[0] for code, few in zip(educations, small, strict=True) if few})
    sets = [
        tuple(i for i, code in enumerate(educations) if small[i] and code[0] == level) for level in levels
    ]
    return sets + [(i,) for i in range(len(educations)) if not small[i]]


def judge_together(gap: Floats, demand: Floats, sets: Sequence[tuple[int, ...]]) -> Judged:
    """Judge each set by the sum of its groups, and give every group its set's verdict; arrays [draw, education, …]."""
    alone = judge(gap, demand)
    short, over = alone.shortage, alone.surplus
    for members in sets:
        if len(members) > 1:
            found = judge(gap[:, members].sum(axis=1), demand[:, members].sum(axis=1))
            short[list(members)], over[list(members)] = found.shortage, found.surplus
    return Judged(short, over, verdicts(short, over))
