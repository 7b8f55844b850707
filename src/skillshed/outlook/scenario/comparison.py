# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Scenarios side by side, beside the same base."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillshed.codes import Missing
from skillshed.errors import InputError
from skillshed.language import Text

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.outlook.scenario.result import ScenarioResult


@dataclass(frozen=True)
class Comparison:
    """Several scenarios of one release, in the same areas.

    Attributes:
        results: the scenarios' results, in the order given.
    """

    results: tuple[ScenarioResult, ...]

    @property
    def population(self) -> pd.DataFrame:
        """See `table`."""
        return self.table("population")

    @property
    def employment(self) -> pd.DataFrame:
        """See `table`."""
        return self.table("employment")

    @property
    def openings(self) -> pd.DataFrame:
        """See `table`."""
        return self.table("openings")

    @property
    def balance(self) -> pd.DataFrame:
        """See `table`."""
        return self.table("balance")

    def table(self, name: str) -> pd.DataFrame:
        """One table with a column per scenario.

        Args:
            name: one of population, employment, openings, balance.

        Returns:
            The keys, `base`, and for each scenario its own name (the figure), `<name> difference`, `<name> low` and `<name> high`
            (the difference's interval); persons. Cumulated figures have `cumulative_` before these. Counts and effects of too few
            persons are withheld: missing, and `flag` says `secret` where there are any.
        """
        figures = [
            column
            for column in getattr(self.results[0], name).columns
            if column.endswith(("base", "scenario", "difference", "difference_low", "difference_high"))
        ]
        keys = [column for column in getattr(self.results[0], name).columns if column not in figures]
        frames = [one.table(name).set_index(keys)[figures] for one in self.results]
        rows = frames[0].index
        for frame in frames[1:]:
            rows = rows.union(frame.index, sort=False)
        # A key that one scenario alone has is nil in the others; what is withheld stays missing.
        whole = [frame.reindex(rows, fill_value=0.0) for frame in frames]
        bases = [column for column in figures if column.endswith("base")]
        beside = whole[0][bases]
        for frame, result in zip(whole, self.results, strict=True):
            beside = beside.join(frame.drop(columns=bases).rename(columns=_names(result.scenario.name)))
        secret = beside.isna().any(axis=1)
        if secret.any():
            beside = beside.assign(flag=secret.map({True: str(Missing.SECRET), False: None}))
        return beside.reset_index()

    def explain(self) -> Text:
        """Each scenario in its own sentences."""
        told = [one.explain() for one in self.results]
        return Text(sv="\n\n".join(one.sv for one in told), en="\n\n".join(one.en for one in told))

    def as_dict(self) -> dict[str, Any]:
        """Every scenario as plain values."""
        return {"release": self.results[0].release, "scenarios": [one.as_dict() for one in self.results]}


def compare(*results: ScenarioResult) -> Comparison:
    """Put scenarios side by side.

    Args:
        results: of the same release and the same areas.

    Raises:
        InputError: there are none, two have the same name, or they do not belong together.
    """
    names = [one.scenario.name for one in results]
    alike = {(one.release, one.regions) for one in results}
    if results and len(alike) == 1 and len(set(names)) == len(names):
        return Comparison(tuple(results))
    raise InputError(
        Text(
            sv="Scenarierna går inte att ställa bredvid varandra.",
            en="The scenarios cannot be put side by side.",
        ),
        where=", ".join(names),
        why=Text(
            sv="De måste ha olika namn och gälla samma release och områden.",
            en="They need different names, and the same release and areas.",
        ),
        mend=Text(
            sv="Ge dem olika namn (name:) och kör dem med samma region.",
            en="Give them different names (name:) and run them with the same region.",
        ),
    )


def _names(scenario: str) -> dict[str, str]:
    words = {
        "scenario": "",
        "difference": " difference",
        "difference_low": " low",
        "difference_high": " high",
    }
    return {
        f"{prefix}{column}": f"{prefix}{scenario}{word}"
        for prefix in ("", "cumulative_")
        for column, word in words.items()
    }
