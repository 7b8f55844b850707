# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What kind of table it is: by its own words first, by the file's name only where they are silent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.sources.assignment import Assignment, assign
from skillshed.sources.kinds import TableKind, find, kinds
from skillshed.sources.table import VALUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.sources.table import RawTable

_GENERIC: Final = re.compile(
    r"antal|number|observations?|value|värde|tabellinnehåll|count|amount|contents", re.IGNORECASE
)
_WAGE_LEAST, _WAGE_MOST, _WAGE_SPREAD, _WAGE_CELLS = 8_000, 400_000, 20, 30
# How much each kind of evidence weighs: a stronger one is never outvoted by weaker ones.
_LONG_HINT: Final = 4
_ID, _CONTENTS, _TITLE, _FILENAME, _USUAL, _BESIDES, _UNFILLED = 1000, 400, 100, 30, 10, -2, -1


@dataclass(frozen=True)
class Choice:
    """A kind that fits, and why it was taken.

    Args:
        assignment: how its dimensions pair with the table's variables.
        weight: of the evidence.
        evidence: the strongest evidence of what is measured: `table`, `contents`, `title`, `filename`,
            `variables` (no other kind has these dimensions) or `user`.
    """

    assignment: Assignment
    weight: int
    evidence: str

    @property
    def kind(self) -> TableKind:
        """The kind chosen."""
        return self.assignment.kind


def choose(raw: RawTable, *, filename: str, kind: str | None = None) -> Choice:
    """Choose the kind of a table of figures.

    Raises:
        InputError: no kind fits (the nearest are named with what is lacking), several fit equally, or the
            figures contradict the kind that was asked for.
    """
    if kind is not None:
        return _asked_for(find(kind), raw)
    tried = [assign(known, raw) for known in kinds().values() if not known.records]
    fitting = [
        _weigh(assignment, raw, filename)
        for assignment in tried
        if not assignment.lacking
        and _told_by(assignment.kind, raw, filename)
        and _speaks_of(assignment.kind, raw)
        and plausible(assignment.kind, raw)
    ]
    if not fitting:
        raise _unknown(raw, tried)
    best = max(choice.weight for choice in fitting)
    winners = [choice for choice in fitting if choice.weight == best]
    if len(winners) > 1:
        raise _ambiguous([choice.kind for choice in winners])
    return winners[0]


def plausible(kind: TableKind, raw: RawTable) -> bool:
    """Whether the figures can be what the kind measures: monthly wages lie close together, counts do not."""
    if kind.figures not in {"wages", "counts"}:
        return True
    return _look_like_wages(raw) == (kind.figures == "wages")


def _look_like_wages(raw: RawTable) -> bool:
    figures = raw.frame[VALUE].to_numpy()
    figures = figures[figures > 0]
    if len(figures) < _WAGE_CELLS:
        return bool(len(figures)) and bool(figures.min() >= _WAGE_LEAST and figures.max() <= _WAGE_MOST)
    low, high = np.quantile(figures, [0.01, 0.99])
    return bool(low >= _WAGE_LEAST and high <= _WAGE_MOST and high / low < _WAGE_SPREAD)


def _asked_for(kind: TableKind, raw: RawTable) -> Choice:
    assignment = assign(kind, raw)
    if assignment.lacking:
        raise _unknown(raw, [assignment])
    if _contradicted(kind, raw) or not plausible(kind, raw):
        raise InputError(
            Text(
                sv=f"Talen kan inte vara {kind.title.sv.lower()}",
                en=f"The figures cannot be {kind.title.en.lower()}",
            ),
            why=_figures_say(raw),
            mend=Text(
                sv="Importera utan --as eller ange ett annat slag",
                en="Import without --as or name another kind",
            ),
        )
    return Choice(assignment, 0, "user")


def _figures_say(raw: RawTable) -> Text:
    median = float(np.nanmedian(raw.frame[VALUE])) if raw.frame[VALUE].notna().any() else 0.0
    wages = _look_like_wages(raw)
    return Text(
        sv=f"Medianen är {median:.0f} och talen ser ut som {'månadslöner' if wages else 'antal'}.",
        en=f"The median is {median:.0f} and the figures look like {'monthly wages' if wages else 'counts'}.",
    )


def _told_by(kind: TableKind, raw: RawTable, filename: str) -> bool:
    """Whether the table, or its name, says the words without which it would be taken for another kind."""
    labels = " ".join(raw.contents.labels.values()) if raw.contents is not None else ""
    said = f"{raw.title} {raw.table_id or ''} {labels} {filename}".casefold()
    return not kind.told_by or any(word in said for word in kind.told_by)


def _contradicted(kind: TableKind, raw: RawTable) -> bool:
    """Whether every measure that the table tells is one that the kind never has."""
    labels = list(raw.contents.labels.values()) if raw.contents is not None else []
    return bool(labels) and all(
        any(word in label.casefold() for word in kind.contents.never) for label in labels
    )


def _speaks_of(kind: TableKind, raw: RawTable) -> bool:
    """Whether the measure that the table tells, if it tells one, is the kind's."""
    if raw.contents is None:
        return not kind.members or kind.member_dimension in assign(kind, raw).mapped
    measures = raw.contents.labels.items()
    if kind.members:
        known = next(iter(kind.members.values())).values()
        return any(member.names(code, label) for member in known for code, label in measures)
    if kind.contents.codes or kind.contents.words:
        said = any(kind.contents.names(code, label) for code, label in measures)
        return said or all(_GENERIC.fullmatch(label.strip()) for _, label in measures)
    return True


def _weigh(assignment: Assignment, raw: RawTable, filename: str) -> Choice:
    kind = assignment.kind
    found = [(weight, name) for weight, name, holds in _evidence(kind, raw, filename) if holds]
    unfilled = len(kind.dimensions) - len(assignment.mapped) - bool(kind.members)
    weight = (
        sum(weight for weight, _ in found)
        + _BESIDES * len(assignment.besides)
        + _UNFILLED * unfilled
        + _usual(assignment)
    )
    return Choice(assignment, weight, max(found)[1] if found else "variables")


def _usual(assignment: Assignment) -> int:
    """For and against: a variable that such tables usually have is there, or is not."""
    usual = assignment.kind.usual
    if not usual:
        return 0
    said = {word.casefold() for variable in assignment.besides for word in (variable.code, variable.label)}
    return _USUAL if said & set(usual) else -_USUAL


def _evidence(kind: TableKind, raw: RawTable, filename: str) -> list[tuple[int, str, bool]]:
    identity = raw.table_id or ""
    measures = list(raw.contents.labels.items()) if raw.contents is not None else []
    members = [member for known in kind.members.values() for member in known.values()] or [kind.contents]
    codes = [code for code, _ in measures]
    return [
        (_ID, "table", _begins(kind, [identity, *codes])),
        (
            _CONTENTS,
            "contents",
            any(member.names(code, label) for member in members for code, label in measures),
        ),
        (_TITLE, "title", bool(kind.contents.words) and kind.contents.names("", raw.title)),
        (_FILENAME, "filename", _hinted(kind, filename)),
    ]


def _begins(kind: TableKind, said: Sequence[str]) -> bool:
    return any(
        word.casefold().startswith(known.casefold()) for word in said if word for known in kind.table_ids
    )


def _hinted(kind: TableKind, filename: str) -> bool:
    """Whether the file's name gives the kind away: by a table's id, or by a word."""
    words = re.split(r"[^\w]|_", filename.casefold())
    return _begins(kind, words) or any(_fits(hint, words) for hint in kind.filenames)


def _fits(hint: str, words: Sequence[str]) -> bool:
    """A short hint must be a word of the name, a longer one may begin a word."""
    return hint in words or (len(hint) >= _LONG_HINT and any(word.startswith(hint) for word in words))


def _unknown(raw: RawTable, tried: Sequence[Assignment]) -> InputError:
    near = sorted(tried, key=lambda item: (2 * len(item.lacking) + len(item.besides), item.kind.id))[:3]
    said = ", ".join(variable.label for variable in raw.variables)[:300]
    measure = ", ".join(raw.contents.labels.values())[:200] if raw.contents is not None else ""
    sv = "; ".join(f"{item.kind.id} ({_lack(item).sv})" for item in near)
    en = "; ".join(f"{item.kind.id} ({_lack(item).en})" for item in near)
    told = f"{said}; {measure}" if measure else said
    return InputError(
        Text(sv="Tabellen känns inte igen", en="The table is not recognised"),
        why=Text(
            sv=f"Den har variablerna {told}. Närmast ligger {sv}.",
            en=f"It has the variables {told}. Nearest are {en}.",
        ),
        mend=Text(
            sv="Hämta tabellen med de variabler som saknas, eller ange vad den är med --as",
            en="Fetch the table with the variables that are lacking, or say what it is with --as",
        ),
    )


def _lack(assignment: Assignment) -> Text:
    if assignment.lacking:
        words = ", ".join(assignment.lacking)
        return Text(sv=f"saknar {words}", en=f"lacks {words}")
    return Text(sv="måttet är ett annat", en="the measure is another")


def _ambiguous(fitting: Sequence[TableKind]) -> InputError:
    names = [kind.id for kind in fitting]
    return InputError(
        Text(sv="Filen säger inte vad talen mäter", en="The file does not say what its figures measure"),
        why=Text(
            sv=f"Variablerna passar lika bra för {', '.join(names)}.",
            en=f"The variables fit {', '.join(names)} equally well.",
        ),
        mend=Text(sv=f"Ange vilket med --as {names[0]}", en=f"Say which with --as {names[0]}"),
    )
