# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Commuting and employment by industry as the labour market statistics (AM0210 BAS, AM0207 RAMS) give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.demo.commuting import whole
from skillshed.sources.demo.industries import industry_codes
from skillshed.sources.demo.parameters import parameters
from skillshed.sources.demo.tables.cube import SEX, Cube, Variable, contents, years
from skillshed.sources.demo.tables.regions import by_region, region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from skillshed.sources.demo.geography import Geography

    Floats = NDArray[np.float64]

WORK = ("AM", "Arbetsmarknad")


def commuting_table(matrix: Floats, geography: Geography, *, last: int, rng: np.random.Generator) -> Cube:
    """The commuting matrix of the new register.

    Args:
        matrix: expected employed, [year, residence, work, sex], of the published years of the new register.
        geography: the map.
        last: the last published year.
        rng: where the rounding comes from.
    """
    home = {place.code: f"{place.name} (bostad)" for place in geography.places}
    work = {place.code: f"{place.name} (arbetsställe)" for place in geography.places}
    figures = whole(matrix, rng).transpose(3, 1, 2, 0)[:, :, :, None]
    return Cube(
        "pendling", "TAB1830", "Sysselsatta 15–74 år efter kön, bostadskommun och arbetsställekommun",
        (SEX, Variable("Bostadskommun", "bostadskommun", home),
         Variable("Arbetsstallekommun", "arbetsställekommun", work),
         contents({"00000630": "Sysselsatta"}), years(last - len(matrix) + 1, last)),
        figures, f"{last + 1}-11-27T07:00:00Z", matrix="ArRegPend2", subject=WORK,
    )  # fmt: skip


def industry_tables(
    employed: Floats, geography: Geography, *, span: tuple[int, int], rng: np.random.Generator
) -> Iterator[Cube]:
    """Employed by industry and sex at the place of work, in the old register and the new.

    Args:
        employed: expected employed, [year, place of work, industry, sex]; index 0 is the first published year.
        geography: the map.
        span: first and last published year.
        rng: where the rounding comes from.
    """
    breaks = parameters("mess")["breaks"]
    counted = whole(employed, rng)
    old = (span[0], min(breaks["new_from"] - 2, span[1]))
    new = (max(breaks["new_from"], span[0]), span[1])
    if old[0] <= old[1]:
        seen = rng.binomial(counted[: old[1] - old[0] + 1], breaks["old_register"])
        yield _industries(seen, geography, span=old, table=("sysselsatta_naringsgren_rams", "DagSNI07KonK"))
    if new[0] <= new[1]:
        shown = counted[new[0] - span[0] :]
        yield _industries(shown, geography, span=new, table=("sysselsatta_naringsgren_bas", "ArbStDoNArNN"))


def _industries(
    counted: NDArray[np.int64], geography: Geography, *, span: tuple[int, int], table: tuple[str, str]
) -> Cube:
    industries = parameters("work")["industries"]
    sni = Variable(
        "SNI2007", "näringsgren SNI 2007", {code: industries[code]["name"] for code in industry_codes()}
    )
    figures = by_region(np.moveaxis(counted, 0, 1), geography).transpose(0, 2, 3, 1)[:, :, :, None]
    return Cube(
        table[0], table[1], "Sysselsatta (dagbefolkning) efter region, näringsgren SNI 2007 och kön",
        (region(geography), sni, SEX, contents({"0000061K": "Sysselsatta, dagbefolkning"}), years(*span)),
        figures, f"{span[1] + 1}-11-27T07:00:00Z", subject=WORK,
    )  # fmt: skip
