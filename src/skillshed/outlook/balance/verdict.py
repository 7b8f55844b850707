# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verdict by its printed rule, and how small groups are judged together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

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
    margin, shortage, surplus, nation, unlikely = (
        float(setting(f"verdict.{name}")) * 100
        for name in ("margin", "likely_shortage", "likely_surplus", "likely_surplus_nation", "unlikely")
    )
    county = float(setting("verdict.likely_shortage_county")) * 100
    friction = float(setting("base_year.friction")) * 100
    unfilled, out = (
        float(setting(f"verdict.paradox_{name}")) * 100 for name in ("vacancies", "unemployment")
    )
    return Text(
        sv=f"Brist: sannolikheten är minst {shortage:.0f} % att efterfrågan överstiger tillgången med mer än {margin:.0f} % av efterfrågan, "
        f"för en kommun också minst {county:.0f} % i länet. "
        f"Överskott: sannolikheten är minst {surplus:.0f} % att tillgången överstiger efterfrågan med lika mycket, minst {nation:.0f} % för samma grupp "
        f"i riket, och högst {unlikely:.0f} % för brist. "
        f"Paradox: minst {unfilled:.0f} % av jobben är lediga och minst {out:.0f} % av arbetskraften är arbetslös, båda i dag. "
        f"Annars balans. Arbetslöshet upp till {friction:.0f} % av arbetskraften, eller gruppens egen om den är lägre, är omställning och inget överskott.",
        en=f"Shortage: the probability is at least {shortage:.0f} % that demand exceeds supply by more than {margin:.0f} % of demand, "
        f"for a municipality also at least {county:.0f} % in its county. "
        f"Surplus: the probability is at least {surplus:.0f} % that supply exceeds demand by as much, at least {nation:.0f} % for the same group "
        f"in the nation, and at most {unlikely:.0f} % of shortage. "
        f"Paradox: at least {unfilled:.0f} % of the jobs are unfilled and at least {out:.0f} % of the labour force is unemployed, both today. "
        f"Otherwise balance. Unemployment up to {friction:.0f} % of the labour force, or the group's own where lower, is people between jobs and no surplus.",
    )


def closing() -> Text:
    """How the number of jobs follows the number of people, in words."""
    share, years = float(setting("closing.share")) * 100, int(setting("closing.years"))
    return Text(
        sv=f"Antalet jobb i riket följer på sikt antalet som vill arbeta: {share:.0f} % av skillnaden sluts på {years} år. Det som bedöms är hur jobb och människor fördelas på utbildningar och regioner.",
        en=f"In the long run the nation's jobs follow the people who want them: {share:.0f} % of the difference is closed in {years} years. What is judged is how jobs and people are spread over educations and regions.",
    )


class Support(NamedTuple):
    """What larger areas say of the same groups, probabilities without the draws; None where nothing is asked of them.

    Attributes:
        surplus: of a surplus in the nation.
        shortage: of a shortage in the county, for a municipality.
    """

    surplus: Floats | None = None
    shortage: Floats | None = None


@dataclass(frozen=True)
class Judged:
    """Probabilities and verdicts; every array has the shape asked about, without the draws."""

    shortage: Floats
    surplus: Floats
    verdict: NDArray[np.str_]


def judge(gap: Floats, demand: Floats, *, support: Support | None = None) -> Judged:
    """Judge gaps.

    Args:
        gap: demand less supply, persons, [draw, …].
        demand: persons, same shape.
        support: what larger areas say of the same groups.
    """
    margin = float(setting("verdict.margin")) * demand
    short, over = (gap > margin).mean(axis=0), (gap < -margin).mean(axis=0)
    return Judged(short, over, verdicts(short, over, support=support))


def verdicts(shortage: Floats, surplus: Floats, *, support: Support | None = None) -> NDArray[np.str_]:
    """The verdict from the two probabilities and what larger areas say; see `rule`.

    A surplus warns people off an education, and in a single region it is easily seen where there is none: it needs the nation's support,
    as what is said of a municipality needs its county's.
    """
    larger = support or Support()
    unlikely = float(setting("verdict.unlikely"))
    everywhere = surplus if larger.surplus is None else larger.surplus
    around = np.ones_like(shortage) if larger.shortage is None else larger.shortage
    is_short = (shortage >= float(setting("verdict.likely_shortage"))) & (
        around >= float(setting("verdict.likely_shortage_county"))
    )
    is_over = (surplus >= float(setting("verdict.likely_surplus"))) & (
        everywhere >= float(setting("verdict.likely_surplus_nation"))
    )
    return np.where(is_short, SHORTAGE, np.where(is_over & (shortage <= unlikely), SURPLUS, BALANCE))


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


def judge_together(
    gap: Floats, demand: Floats, sets: Sequence[tuple[int, ...]], *, support: Support | None = None
) -> Judged:
    """Judge each set by the sum of its groups, and give every group its set's verdict; arrays [draw, education, …]."""
    alone = judge(gap, demand)
    short, over = alone.shortage, alone.surplus
    for members in sets:
        if len(members) > 1:
            found = judge(gap[:, members].sum(axis=1), demand[:, members].sum(axis=1))
            short[list(members)], over[list(members)] = found.shortage, found.surplus
    return Judged(short, over, verdicts(short, over, support=support))
