# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a plan's tables say in codes, in words: kinds of change, measures of a plan, marks of sureness; they need no model to be read."""

from __future__ import annotations

from typing import Final

from skillshed.language import Text

KINDS: Final[dict[str, Text]] = {
    "opens": Text(sv="öppnar", en="opens"),
    "closes": Text(sv="upphör", en="closes"),
    "more": Text(sv="fler grupper", en="more groups"),
    "fewer": Text(sv="färre grupper", en="fewer groups"),
    "same": Text(sv="som i dag", en="as today"),
}
MEASURES: Final[dict[str, Text]] = {
    "unmet_need": Text(sv="Behov som inte möts (nybörjare)", en="Unmet need (starters)"),
    "unmet_wish": Text(sv="Elever som inte fick programmet de sökte", en="Pupils without the programme they applied for"),
    "without": Text(sv="Elever utan plats på sin lista", en="Pupils without a place on their list"),
    "first": Text(sv="Andel på sitt förstahandsval", en="Share at their first choice"),
    "minutes": Text(sv="Restid enkel väg, minuter", en="Travel one way, minutes"),
    "empty": Text(sv="Tomma platser", en="Empty places"),
    "cost": Text(sv="Kostnad, kronor", en="Cost, kronor"),
    "weighed": Text(sv="Sammanvägt, kronor", en="Weighed together, kronor"),
}  # fmt: skip
MARKS: Final[dict[str, Text]] = {
    "no_regret": Text(sv="ångras inte", en="no-regret"),
    "depends": Text(sv="beror på", en="depends"),
    "option": Text(sv="vänta och se", en="option: wait and see"),
}
