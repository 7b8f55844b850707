# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What programmes cost and need where nobody has said, dated and sourced; and what a programme is called now."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from skillshed.codes.programme import programmes
from skillshed.codes.reading import load_yaml


@cache
def parameters() -> dict[str, Any]:
    """Everything in `programmes.yaml`."""
    text = files("skillshed.places").joinpath("parameters/programmes.yaml").read_text(encoding="utf-8")
    return dict(load_yaml(text))


@cache
def code_in(code: str, autumn: int) -> str:
    """What a programme is called in an autumn: the one that took over where it has ended.

    >>> code_in("HA", 2027), code_in("HV", 2027), code_in("VO", 2027)
    ('FS', 'FR', 'VO')
    """
    known, day = programmes(), date(autumn, 8, 15)
    one = known.get(code)
    if one is None or one.offered(day) or one.valid_to is None:
        return code
    after = one.valid_to + timedelta(days=1)
    later = [
        other.code
        for other in known.values()
        if other.valid_from == after and other.education_groups == one.education_groups
    ]
    return later[0] if later else code
