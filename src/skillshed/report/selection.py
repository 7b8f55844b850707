# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A part of working life that is looked at in depth: its occupations, its education groups, whom it works for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from skillshed.errors import UnknownCodeError
from skillshed.language import Text

if TYPE_CHECKING:
    import pandas as pd

_UNKNOWN = Text(sv="Branschen finns inte", en="There is no such industry")
_CHOOSE = Text(sv="Välj en av: {names}.", en="Choose one of: {names}.")


@dataclass(frozen=True)
class Selection:
    """What belongs to an industry.

    Attributes:
        name: as a heading; in_words: as it stands inside a sentence.
        occupations: SSYK 2012 codes, three digits; a longer code belongs where it begins with one.
        educations: codes of education groups.
        served: the age band its work follows, as in `outlook_population`; empty where there is none.
    """

    name: Text
    in_words: Text
    occupations: tuple[str, ...]
    educations: frozenset[str]
    served: str = ""

    def cut(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Keep the rows of the industry's occupations and educations; a table of neither is whole."""
        if "occupation" in frame:
            frame = frame[frame["occupation"].astype(str).str.startswith(self.occupations)]
        if "education" in frame:
            frame = frame[frame["education"].isin(self.educations)]
        return frame


@cache
def industries() -> dict[str, Selection]:
    """Read the industries that come with the package, by code."""
    text = files("skillshed.report").joinpath("parameters", "industries.yaml").read_text(encoding="utf-8")
    return {
        code: Selection(
            name=Text(**given["name"]), in_words=Text(**given["in_words"]), occupations=tuple(given["occupations"]),
            educations=frozenset(given["educations"]), served=given.get("served", ""),
        )
        for code, given in yaml.safe_load(text)["industries"].items()
    }  # fmt: skip


def industry(code: str) -> Selection:
    """Give one industry by its code.

    Raises:
        UnknownCodeError: no industry has that code.
    """
    known = industries()
    if code not in known:
        names = ", ".join(known)
        mend = Text(sv=_CHOOSE.sv.format(names=names), en=_CHOOSE.en.format(names=names))
        raise UnknownCodeError(_UNKNOWN, where=code, mend=mend)
    return known[code]
