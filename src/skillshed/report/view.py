# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A release as seen from one region: its tables cut to the region, its names, its sources, in one language."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from skillshed.codes.secrecy import smallest_count
from skillshed.language import Text
from skillshed.outlook.sums import adds_up, known_of
from skillshed.report.names import area_name, occupation_name
from skillshed.report.numbers import Numbers
from skillshed.report.provenance import Fact, facts, source_line
from skillshed.report.settings import Settings, settings

if TYPE_CHECKING:
    from skillshed.language import Language
    from skillshed.report.parts import Source
    from skillshed.report.release import Release
    from skillshed.report.selection import Selection

DATASETS = {
    "employment": ("employment_by_occupation",),
    "employment_age": ("employment_by_occupation_age",),
    "survey": ("employment_survey",),
    "survey_ssyk96": ("employment_survey_ssyk96",),
}
"""What the report asks for, and the datasets that answer, best first."""


@dataclass(frozen=True)
class View:
    """What the chapters read from."""

    release: Release
    region: str
    language: Language = "sv"
    settings: Settings = field(default_factory=settings)
    selection: Selection | None = None
    _read: dict[str, pd.DataFrame] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def numbers(self) -> Numbers:
        """Writes numbers in the report's language."""
        return Numbers(self.language, k=smallest_count())

    @cached_property
    def names(self) -> frozenset[str]:
        """The release's tables."""
        return frozenset(self.release.tables())

    @cached_property
    def area(self) -> str:
        """The region's name."""
        name = area_name(self.release, self.region, language=self.language)
        return f"{name}, {self.selection.in_words.within(self.language)}," if self.selection else name

    def narrowed(self, selection: Selection) -> View:
        """Give the same view with the rows of one industry's occupations and educations only."""
        return replace(self, selection=selection)

    def say(self, text: Text, **values: Any) -> str:
        """Give a text in the report's language, with values put in."""
        return text.within(self.language).format(**values)

    def find(self, subject: str) -> str | None:
        """Tell which table of the release answers a subject of `DATASETS` or carries the name itself."""
        return next((name for name in DATASETS.get(subject, (subject,)) if name in self.names), None)

    def table(self, subject: str) -> pd.DataFrame | None:
        """Give a whole table, or nothing when it is absent or empty."""
        name = self.find(subject)
        if name is None:
            return None
        if name not in self._read:
            self._read[name] = self.release.table(name)
        frame = self._read[name]
        return None if frame.empty else frame

    def here(self, subject: str, *, region: str | None = None) -> pd.DataFrame | None:
        """Give a table's rows for the region, with plain columns; what is known of an area may be the sum of its parts."""
        code = region or self.region
        frame = self.table(subject)
        if frame is None or "region" not in frame:
            return None
        if adds_up(str(self.find(subject))):
            own = _plain(known_of(frame, code, self.release.areas()))
        else:
            own = _plain(frame[frame["region"] == code])
        if self.selection:
            own = self.selection.cut(own)
        return None if own.empty else own.reset_index(drop=True)

    def shown(self, values: pd.Series) -> pd.Series:
        """Leave out counts too small to show, so that no line of a chart gives them away."""
        return values.where(values.abs() >= self.numbers.k)

    def area_named(self, code: str) -> str:
        """Name any area the release knows."""
        return area_name(self.release, code, language=self.language)

    def occupation(self, code: str, *, classification: str = "ssyk2012") -> str:
        """Name an occupation; the code stands in where no classification knows it."""
        return occupation_name(code, classification=classification, language=self.language)

    def coded(self, code: str, *, classification: str = "ssyk2012") -> str:
        """Give an occupation's code and name; the code alone where it has no name."""
        name = self.occupation(code, classification=classification)
        return code if name == code else f"{code} {name}"

    def sources(self, *subjects: str) -> list[Fact]:
        """Give the snapshots behind some tables, each once."""
        found = [name for subject in subjects if (name := self.find(subject))]
        seen = {fact.sha256: fact for name in found for fact in facts(self.release, name)}
        return list(seen.values())

    def source(self, *subjects: str) -> Source:
        """Give one line that tells where the figures of a chart come from and how old they are."""
        return source_line(self, subjects)

    def remarks(self, subject: str, *, kind: str = "remark") -> list[str]:
        """Say what was noticed when the release's outlook of a subject was made, such as `balance`, or which forecast is `shown`."""
        noted = [
            one["note"]
            for one in self.release.manifest["assumptions"]
            if one.get("key") == f"{subject}.{kind}"
        ]
        return [Text(**note).within(self.language) for note in noted]

    @cached_property
    def fictitious(self) -> bool:
        """True when the figures are from the demo world."""
        return self.release.fictitious


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Turn categories into text: small slices compare and join more simply."""
    text = {name: str for name in frame.columns if isinstance(frame[name].dtype, pd.CategoricalDtype)}
    return frame.astype(text)
