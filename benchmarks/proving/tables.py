# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The proof's tables and findings as Markdown, from the figures alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SPACE: Final = "\N{NO-BREAK SPACE}"
PROMISED: Final = (0.75, 0.85)
NAIVE: Final = {
    "last_value": "last value",
    "drift": "drift",
    "trend": "ten-year trend",
    "constant_share": "constant share",
}
OF_BLS: Final = (
    "trend",
    "constant_share",
)  # the two that the U.S. Bureau of Labor Statistics judges itself against
DIVIDING: Final = ("last_value", "drift", "trend")  # constant share divides as the last value does
HALF: Final = 0.5
Figures = dict[str, Any]


def percent(share: float, decimals: int = 0) -> str:
    """Write a share as per cent, never broken over lines."""
    return f"{100 * share:.{decimals}f}{SPACE}%"


def whole(name: str) -> str:
    """Write a name that is not broken over lines."""
    return name.replace(" ", SPACE)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, text: int = 1) -> str:
    """Write a Markdown table; the first `text` columns are words, the others figures set to the right."""
    marks = [":---" if place < text else "---:" for place in range(len(heads))]
    lines = [heads, marks, *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def short(sets: Sequence[Figures]) -> str:
    """One row per series: at how many horizons the best naive forecast is beaten, and whether the intervals hold."""
    rows = []
    for one in sets:
        ahead = one["horizons"]
        better = [row for row in ahead if beats(row)]
        shares = [row["beats_share"] for row in ahead]
        ratios = [row["wape"] / row["naive"][row["best_naive"]] for row in ahead]
        rows.append(
            [
                f"[{one['title']}](#{one['name']})",
                span([row["horizon"] for row in ahead]),
                f"{len(better)} of {len(ahead)}",
                f"{min(ratios):.2f}-{max(ratios):.2f}",
                _range(shares),
                percent(one["pooled"]["coverage"]),
            ]
        )
    heads = [
        "series",
        "years ahead",
        "horizons with less error than the best naive",
        "our error / the best naive's",
        "cells nearer than the best naive",
        "inside the 80 % interval",
    ]
    return table(heads, rows)


def beats(row: Figures) -> bool:
    """Tell whether our total error is smaller than that of the naive forecast with the smallest."""
    return bool(row["wape"] < row["naive"][row["best_naive"]])


def span(years: Sequence[int]) -> str:
    """Write horizons: `1-9`, or `5, 10, 15` where there are gaps."""
    together = list(years) == list(range(years[0], years[-1] + 1)) and len(years) > 2
    return f"{years[0]}-{years[-1]}" if together else ", ".join(str(year) for year in years)


def _range(shares: Sequence[float]) -> str:
    low, high = percent(min(shares)), percent(max(shares))
    return low if low == high else f"{low.removesuffix(f'{SPACE}%')}-{high}"


def errors(one: Figures) -> str:
    """Our error and each naive forecast's, and in how many cells we came nearer than each."""
    heads = ["years ahead", "cells", "Skillshed", *NAIVE.values()]
    rows = []
    for row in one["horizons"]:
        naive = [
            f"{percent(row['naive'][name], 1)} ({percent(row['beaten'][name])})".replace(" (", f"{SPACE}(")
            for name in NAIVE
        ]
        rows.append([str(row["horizon"]), f"{row['cells']:,}", f"**{percent(row['wape'], 1)}**", *naive])
    return table(heads, rows, text=0)


def judgements(one: Figures) -> str:
    """Direction, faster than average, coverage and bias per horizon."""
    heads = [
        "years ahead",
        "origins",
        "direction right",
        "faster than average right",
        "inside the 80 % interval",
        "mean relative error",
        "its sign kept",
    ]
    rows = [
        [
            str(row["horizon"]), str(row["origins"]), percent(row["direction"]), percent(row["faster"]), percent(row["coverage"]),
            percent(row["mape"], 1), f"{100 * row['malpe']:+.1f}{SPACE}%",
        ]
        for row in one["horizons"]
    ]  # fmt: skip
    return table(heads, rows, text=0)


def national(sets: Sequence[Figures]) -> str:
    """Occupations in the nation: direction and faster than average, ours beside the two naive forecasts of BLS."""
    heads = ["series", "years ahead", "occupations × origins"]
    heads += [
        f"{what}: {who}"
        for what in ("direction", "faster")
        for who in ("Skillshed", "trend", "constant share")
    ]
    rows = [
        [whole(one["short"]), str(row["horizon"]), f"{row['nation']['cells']:,}"]
        + [
            percent(row["nation"][measure][name])
            for measure in ("direction", "faster")
            for name in ("forecast", *OF_BLS)
        ]
        for one in sets
        for row in one["horizons"]
        if "nation" in row
    ]
    return table(heads, rows)


def missed(sets: Sequence[Figures]) -> str:
    """Show plainly where a naive forecast is as good or better, and where intervals hold too little or too much."""
    rows = [line for one in sets for row in one["horizons"] if (line := _missed(whole(one["short"]), row))]
    heads = [
        "series", "years ahead", "error: Skillshed", "best naive", "cells nearer than it", "inside the 80 % interval",
        "direction: Skillshed", "better of BLS's two naive",
    ]  # fmt: skip
    return table(heads, rows) if rows else "Nowhere."


def _missed(title: str, row: Figures) -> list[str]:
    """One row with what is missed in bold; nothing where all holds."""
    said = row["nation"]["direction"] if "nation" in row else None
    best = max(OF_BLS, key=lambda name: said[name]) if said else ""
    held = (
        beats(row),
        row["beats_share"] > HALF,
        PROMISED[0] <= row["coverage"] <= PROMISED[1],
        not said or said["forecast"] >= said[best],
    )
    if all(held):
        return []
    told = (
        percent(row["wape"], 2),
        percent(row["beats_share"]),
        percent(row["coverage"], 1),
        percent(said["forecast"], 1) if said else "",
    )
    error, nearer, inside, direction = (
        text if fine else f"**{text}**" for text, fine in zip(told, held, strict=True)
    )
    naive = f"{percent(row['naive'][row['best_naive']], 2)} ({NAIVE[row['best_naive']]})"
    beside = f"{percent(said[best], 1)} ({NAIVE[best]})" if said else ""
    return [title, str(row["horizon"]), error, naive, nearer, inside, direction, beside]


def divided(sets: Sequence[Figures]) -> str:
    """Totals with the nation's sum as it became: how well its division among regions was foreseen."""
    totals = next(one for one in sets if one["name"] == "population-totals")
    rows = [
        [str(row["horizon"]), *(percent(row["divided"][name], 2) for name in ("forecast", *DIVIDING))]
        for row in totals["horizons"]
    ]
    return table(["years ahead", "Skillshed", *(NAIVE[name] for name in DIVIDING)], rows, text=0)


def every_origin(sets: Sequence[Figures]) -> str:
    """One row per subject and horizon: from every yearly origin."""
    rows = [
        [
            one["title"], str(row["horizon"]), str(row["origins"]), f"{row['cells']:,}", percent(row["wape"], 2),
            f"{percent(row['naive'][row['best_naive']], 2)} ({NAIVE[row['best_naive']]})", percent(row["beats_share"]), percent(row["coverage"]),
        ]
        for one in sets
        for row in one["horizons"]
    ]  # fmt: skip
    heads = [
        "series", "years ahead", "origins", "cells", "error: Skillshed", "best naive", "cells nearer than it", "inside the 80 % interval",
    ]  # fmt: skip
    return table(heads, rows)


def ages_held(ages: Sequence[Figures]) -> str:
    """Share inside the interval by age group, from every yearly origin."""
    aheads = [name for name in ages[0] if name not in {"age", "all"}]
    ordered = sorted(ages, key=lambda row: int(row["age"].rstrip("+").split("-")[0]))
    rows = [[row["age"], *(percent(row[ahead]) for ahead in aheads), percent(row["all"])] for row in ordered]
    return table(["age", *(f"{ahead} years ahead" for ahead in aheads), "all"], rows)


def apart(rows: Sequence[Figures]) -> str:
    """Error relative to drift's with the assumptions as set and as chosen by the origins of other years."""
    ways = ("as_set", "elsewhere")
    told = [
        [str(row["horizon"])]
        + [text for way in ways for text in (f"{row[way]['ratio']:.2f}", percent(row[way]["nearer"]))]
        for row in rows
    ]
    heads = [
        "years ahead", "as set: error / drift's", "cells nearer than drift", "chosen by other years: error / drift's", "cells nearer than drift",
    ]  # fmt: skip
    return table(heads, told, text=0)


def anchors(sets: Sequence[Figures]) -> str:
    """Our figures beside what others have published of themselves."""
    totals = {
        row["horizon"]: row for one in sets if one["name"] == "population-totals" for row in one["horizons"]
    }
    register = next(one for one in sets if one["name"] == "employees-register")["horizons"][-1]["nation"]
    survey = next(one for one in sets if one["name"] == "employees-ssyk96")["horizons"][-1]["nation"]
    rows = [
        [
            "Total population, mean relative error after 5 years",
            "1.79 % (26 Swedish municipalities' own forecasts)",
            percent(totals[5]["mape"], 2) + " (21 counties)",
        ],
        ["The same after 10 years", "3.29 %", percent(totals[10]["mape"], 2)],
        [
            "Occupations in the nation: direction right",
            "84, 78, 77 % (U.S. BLS, ten years: 2002-12, 2008-18, 2012-22)",
            f"{percent(register['direction']['forecast'])} (register, 2 years); {percent(survey['direction']['forecast'])} (survey, 9 years)",
        ],
        [
            "Occupations in the nation: faster than average right",
            "57, 52, 67 % (the same)",
            f"{percent(register['faster']['forecast'])}; {percent(survey['faster']['forecast'])}",
        ],
    ]
    return table(["what", "published by others", "Skillshed"], rows, text=3)
