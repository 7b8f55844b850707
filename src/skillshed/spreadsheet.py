# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Texts that a spreadsheet takes for texts: nothing in a file of ours is calculated when it is opened (CSV injection, OWASP)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pandas as pd

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_SIGNED: Final = re.compile(r"[+-][\d\s.,]+%?(\s(till|to)\s[+−-]?[\d\s.,]+%?)?")


def harmless(value: Any) -> Any:
    """Give a text that could be a formula an apostrophe before it; a signed number, and a code such as `-14`, stay as they are.

    >>> harmless("=1+1"), harmless("31"), harmless(-4.5), harmless("-14"), harmless("+12"), harmless("+1+cmd")
    ("'=1+1", '31', -4.5, '-14', '+12', "'+1+cmd")
    """
    if not isinstance(value, str) or not value.startswith(_FORMULA) or _SIGNED.fullmatch(value):
        return value
    return f"'{value}"


def harmless_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Give a frame whose headings and texts are harmless; figures are left as they are."""
    texts = {
        name: frame[name].astype(object).map(harmless, na_action="ignore")
        for name in frame
        if frame[name].dtype.kind not in "biuf"
    }
    return frame.assign(**{str(name): told for name, told in texts.items()}).rename(columns=harmless)
