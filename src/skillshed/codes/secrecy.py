# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How small a count of persons may be shown: one rule for every page, file and answer."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from skillshed.codes.reading import load_yaml


@cache
def smallest_count() -> int:
    """Give the smallest count of persons that may be shown; smaller ones are withheld with the mark `secret`.

    >>> smallest_count()
    5
    """
    told = load_yaml(
        files("skillshed.codes").joinpath("parameters", "secrecy.yaml").read_text(encoding="utf-8")
    )
    values = told["smallest_count"]["values"]
    return int(values[max(values)])
