# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the fictitious worlds showed, as Markdown, from the figures alone."""

from __future__ import annotations

from typing import Any

from proving.tables import NAIVE, SPACE, percent, table

Figures = dict[str, Any]
LEVELS = {"county": "nation, county", "municipality": "municipality"}


def about(lived: Figures) -> str:
    """Say how many worlds, and how."""
    return (
        f'{lived["worlds"]} worlds (`world("county", seed=1)` to `seed={lived["worlds"]}`), {lived["draws"]} futures each, by Skillshed {lived["code"]}; '
        "the figures are those of the county's twelve municipalities in all worlds together."
    )


def recovered(lived: Figures) -> str:
    """Bias, error and coverage per subject and horizon."""
    rows = []
    for one in lived["sets"]:
        for row in one["horizons"]:
            low, middle, high = row["coverage_of_worlds"]
            rows.append(
                [
                    one["title"].capitalize(), str(row["horizon"]), f"{100 * row['bias']:+.1f}{SPACE}%", percent(row["wape"], 1),
                    f"{percent(row['wape_best_naive'], 1)} ({NAIVE[row['best_naive']]})", percent(row["beats_share"]),
                    f"**{percent(row['coverage'])}** ({100 * low:.0f}, {100 * middle:.0f}, {percent(high)})",
                ]
            )  # fmt: skip
    heads = [
        "subject",
        "years ahead",
        "bias",
        "error",
        "best naive",
        "cells nearer than the best naive",
        "inside the 80 % interval (10th, 50th, 90th percentile of worlds)",
    ]
    return table(heads, rows)


def held(lived: Figures) -> list[tuple[str, float]]:
    """Rows for the chart of coverage."""
    short = {
        "population totals": "Population totals",
        "population age groups": "Population by age",
        "employment as published": "Jobs, as published",
        "employment, one register": "Jobs, one register",
    }
    return [
        (f"{short[one['title']]}, {row['horizon']}", row["coverage"])
        for one in lived["sets"]
        for row in one["horizons"]
    ]


def sizes(lived: Figures) -> str:
    """Employment by the size of the cell."""
    rows = []
    for row in lived["sizes"]:
        name = f"{row['from']} and over" if row["to"] is None else f"{row['from']}-{row['to'] - 1}"
        figures = [
            text
            for what in ("published", "once")
            for text in (f"{100 * row[what]['bias']:+.0f}{SPACE}%", percent(row[what]["coverage"]))
        ]
        rows.append([name, f"{row['once']['cells']:,}", *figures])
    heads = [
        "employees that year in truth",
        "cells",
        "as published: bias",
        "inside",
        "one register: bias",
        "inside",
    ]
    return table(heads, rows)


def openings(lived: Figures) -> str:
    """Ranks and sizes of openings."""
    rows = [
        [
            str(row["horizon"]), f"{row['rank']:.2f}", f"{row['rank_by_size']:.2f}", f"{row['rank_per_head']:.2f}",
            f"{100 * row['replacement_bias']:+.0f}{SPACE}%", percent(row["replacement_coverage"]), percent(row["of_all_hired"]),
        ]
        for row in lived["openings"]
    ]  # fmt: skip
    heads = [
        "years ahead", "rank agreement, openings and hired", "the same if ranked by size only", "rank agreement per employee, large occupations",
        "replacement: bias", "replacement: inside the 80 % interval", "expected openings as a share of all who were hired",
    ]  # fmt: skip
    return table(heads, rows, text=0)


def verdicts(lived: Figures, *, of: str = "verdicts") -> str:
    """Verdicts against the truth, one table for all horizons; of nation and county, or of municipalities (`verdicts_municipal`)."""
    rows = [
        [
            str(one["horizon"]),
            f"true {word}",
            *(f"{count:,}" for count in counts),
            _share(counts[place], sum(counts)),
        ]
        for one in lived[of]
        for place, (word, counts) in enumerate(zip(one["words"], one["table"], strict=True))
    ]
    heads = ["years ahead", "", "said shortage", "said balance", "said surplus", "found"]
    return table(heads, rows, text=2) + "\n\n" + "\n".join(_precise(one) for one in lived[of])


def municipal(lived: Figures) -> str:
    """Verdicts of municipalities, and in how many worlds."""
    return f"{lived['worlds_municipal']} worlds.\n\n{verdicts(lived, of='verdicts_municipal')}"


def verdicts_by_size(lived: Figures) -> str:
    """How far a verdict can be trusted by the size of the group, all horizons together."""
    rows = []
    for one in lived["verdicts_by_size"]:
        columns = list(zip(*one["table"], strict=True))
        size = f"{one['from']:,} and over" if one["to"] is None else f"{one['from']:,}-{one['to'] - 1:,}"
        told = [
            text
            for place in (0, 2)
            for text in (
                f"{sum(columns[place]):,}",
                _share(columns[place][place], sum(columns[place])),
                _share(columns[place][place], sum(one["table"][place])),
            )
        ]
        rows.append([LEVELS[one["level"]], size, *told])
    heads = [
        "region", "persons in the group", "said shortage", "came true", "found", "said surplus", "came true", "found",
    ]  # fmt: skip
    return table(heads, rows, text=2)


def _precise(one: Figures) -> str:
    """How far a verdict can be trusted when it is given, and whether probabilities are the right size on average."""
    columns = list(zip(*one["table"], strict=True))
    whole = sum(sum(row) for row in one["table"])
    said = "; ".join(
        f"of {sum(columns[place]):,} verdicts of {one['words'][place]} {_share(columns[place][place], sum(columns[place]))} came true, "
        f"{_share(columns[place][2 - place], sum(columns[place]))} the opposite"
        for place in (0, 2)
    )
    came = [percent(sum(one["table"][place]) / whole) for place in (0, 2)]
    return (
        f"- {one['horizon']} years ahead: {said}. Mean probability of shortage {percent(one['p_shortage'])}, came true {came[0]}; "
        f"of surplus {percent(one['p_surplus'])}, came true {came[1]}."
    )


def _share(part: int, whole: int) -> str:
    return percent(part / whole) if whole else "-"
