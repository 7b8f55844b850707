# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The marks of tables and what they mean; only those that occur are explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.report.numbers import MISSING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.report.view import View

CAUTION = "caution"
SCEPTICISM = "scepticism"
_SIGNS = {
    CAUTION: Text(sv="tolka försiktigt", en="read with caution"),
    SCEPTICISM: Text(sv="mycket osäker", en="very uncertain"),
}
_EXPLAINED = {
    CAUTION: Text(
        sv="”Tolka försiktigt”: färre än 10 000 anställda basåret, framskrivningen är osäker.",
        en="“Read with caution”: fewer than 10,000 employed in the base year, the projection is uncertain.",
    ),
    SCEPTICISM: Text(
        sv="”Mycket osäker”: färre än 1 000 anställda basåret; läs riktningen, inte siffran.",
        en="“Very uncertain”: fewer than 1,000 employed in the base year; read the direction, not the figure.",
    ),
}
_MISSING = Text(
    sv="{mark} betyder att uppgift saknas: {reason}. Det är inte noll.",
    en="{mark} means that the figure is missing: {reason}. It is not zero.",
)
_ANY_REASON = Text(
    sv="källan har ingen uppgift, skyddar den av sekretess, eller delar inte upp den så här",
    en="the source has no figure, withholds it for confidentiality, or does not divide it this way",
)
_FEW = Text(
    sv="”{few}”: antalet visas inte, av hänsyn till enskilda.",
    en="“{few}”: the number is not shown, to protect individuals.",
)
_HIDDEN = Text(
    sv="”{hidden}”: när bara ett tal i en summa är mindre än {k} döljs även det näst minsta, så att det lilla inte kan räknas ut.",
    en="“{hidden}”: where only one figure of a sum is below {k}, the next smallest is hidden too, so that the small one cannot be worked out.",
)


def sign(mark: object, view: View) -> str:
    """Write the mark of a small cell in words; nothing for a cell without one."""
    text = _SIGNS.get(mark) if isinstance(mark, str) else None
    return text.within(view.language) if text else ""


def explain(rows: Sequence[Sequence[str]], view: View) -> list[str]:
    """Explain the marks that occur in a table's rows."""
    cells = {cell for row in rows for cell in row[1:]}
    notes = [text.within(view.language) for mark, text in _EXPLAINED.items() if sign(mark, view) in cells]
    few = view.numbers.few
    if any(few in cell for cell in cells):
        notes.append(view.say(_FEW, few=few))
    if view.numbers.hidden in cells:
        notes.append(view.say(_HIDDEN, hidden=view.numbers.hidden, k=view.numbers.k))
    if any(cell == MISSING for cell in cells):
        notes.append(view.say(_MISSING, mark=MISSING, reason=_ANY_REASON.within(view.language)))
    return notes
