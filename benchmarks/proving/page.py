# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The documentation's page of the proof: its written words stay, its made parts and charts follow from the figures."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from proving import charts, tables, truth

if TYPE_CHECKING:
    from collections.abc import Sequence

EXPLANATION: Final = Path(__file__).parents[2] / "docs" / "explanation"
PAGE: Final = EXPLANATION / "proof.md"
FOLDER: Final = EXPLANATION / "proof"
_PART: Final = re.compile(r"(<!-- made by `make proof`: ([a-z0-9-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
Figures = dict[str, Any]


def write(proof: Figures) -> None:
    """Write charts and page anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, drawn in drawings(proof).items():
        (FOLDER / f"{name}.svg").write_text(drawn, encoding="utf-8")
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), proof), encoding="utf-8")


def filled(page: str, proof: Figures) -> str:
    """Put the made parts into a page's places for them.

    Raises:
        KeyError: the page has a place for a part that is not made.
    """
    made = parts(proof)
    return _PART.sub(lambda place: f"{place[1]}\n{made[place[2]]}\n\n{place[3]}", page)


def parts(proof: Figures) -> dict[str, str]:
    """Make every part, by name."""
    sets, lived = proof["sets"], proof["worlds"]
    made = {
        "made": _made(proof["made"]),
        "short": tables.short(sets),
        "anchors": tables.anchors(sets),
        "missed": tables.missed([*sets, *proof["every"]]),
        "every-origin": tables.every_origin(proof["every"]),
        "ages-held": tables.ages_held(proof["ages"]),
        "apart": tables.apart(proof["apart"]),
        "divided": tables.divided(sets),
        "national": tables.national(sets),
        "worlds-short": truth.about(lived),
        "worlds": truth.recovered(lived),
        "worlds-sizes": truth.sizes(lived),
        "worlds-openings": truth.openings(lived),
        "worlds-verdicts": truth.verdicts(lived),
        "worlds-verdicts-municipal": truth.municipal(lived),
        "worlds-verdicts-size": truth.verdicts_by_size(lived),
    }
    for one in sets:
        made[one["name"]] = "\n\n".join(
            [f"{one['about'][0].upper()}{one['about'][1:]}.", tables.errors(one), tables.judgements(one)]
        )
    return made


def _made(told: Figures) -> str:
    files = ", ".join(f"`{Path(name).name}` {digest}" for name, digest in told["data"].items())
    return (
        f"Made on {told['date']} by Skillshed {told['code']}, {told['draws']} futures per interval. Files and the beginnings of their "
        f"sha256: {files}."
    )


def drawings(proof: Figures) -> dict[str, str]:
    """Draw every chart, by name."""
    sets = proof["sets"]
    drawn = {f"error-{one['name']}": _errors(one) for one in sets}
    drawn["direction"] = _directions([one for one in sets if "nation" in one["horizons"][0]])
    drawn["coverage"] = charts.held(
        [
            (f"{one['short']}, {_ahead(row)}", row["coverage"])
            for one in sets
            for row in charts.chosen(one["horizons"], 3)
        ],
        title="Outcomes inside the 80 % interval",
    )
    drawn["pit"] = charts.histograms(
        [(one["short"], one["pit"]) for one in sets], title="Where outcomes fell in the forecast distribution"
    )
    drawn["worlds"] = charts.held(truth.held(proof["worlds"]), title="Truth inside the 80 % interval")
    return drawn


def _ahead(row: Figures) -> str:
    return f"{row['horizon']} year{'s' if row['horizon'] > 1 else ''}"


def _errors(one: Figures) -> str:
    rows = [
        {
            "name": f"{_ahead(row)} ahead",
            "label": f"{tables.percent(row['wape'], 1)}, best naive {tables.percent(min(row['naive'].values()), 1)}",
            charts.OURS: row["wape"],
            **row["naive"],
        }
        for row in charts.chosen(one["horizons"])
    ]
    return charts.compared(rows, list(charts.NAMES), title=f"{one['title']}: error")


def _directions(sets: Sequence[Figures]) -> str:
    rows = [
        {
            "name": f"{one['short']}, {_ahead(row)}",
            "label": tables.percent(row["nation"]["direction"]["forecast"]),
            **row["nation"]["direction"],
        }
        for one in sets
        for row in charts.chosen(one["horizons"], 3)
    ]
    methods = [charts.OURS, "drift", "trend", "constant_share"]
    return charts.compared(
        rows,
        methods,
        title="Occupations in the nation: direction right",
        rules=((0.77, "BLS 77 %"), (0.84, "84 %")),
    )
