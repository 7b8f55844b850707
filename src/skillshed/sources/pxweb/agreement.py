# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Does an answer hold exactly what was asked for: the same variables, the same codes, as many figures, the same table?"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from skillshed.errors import InputError
from skillshed.sources.fetching.refusals import another_table, cut_short
from skillshed.sources.files.jsonstat_dataset import Dataset, parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.pxweb.selection import Selection


def agrees(asked: dict[str, Selection]) -> Callable[[Answer], None]:
    """Make the question that every answer of a table is asked.

    Args:
        asked: name of the call -> what it asked for.
    """

    def verify(answer: Answer) -> None:
        """Raise where the answer is not what was asked for.

        Raises:
            NotWholeError: it is cut, or holds fewer figures than its variables say.
            FetchError: it is about other variables or other codes.
        """
        selection = asked[answer.call.name]
        found = dataset_of(answer)
        told = {variable.code: set(variable.labels) for variable in found.variables}
        _same_variables(answer, selection, told)
        for code, codes in selection.items():
            _same_codes(answer, code, asked=set(codes), told=told[code])
        if len(found.values) != prod(map(len, selection.values())):
            raise cut_short(answer.call, f"{len(found.values)} / {prod(map(len, selection.values()))}")

    return verify


def dataset_of(answer: Answer) -> Dataset:
    """Read the answer's dataset.

    Raises:
        NotWholeError: it is cut or damaged.
    """
    try:
        return parse(answer.read())
    except InputError as problem:
        raise cut_short(answer.call, problem.what.en) from problem


def _same_variables(answer: Answer, selection: Selection, told: dict[str, set[str]]) -> None:
    """What was left out on purpose may come back as one value (the total); what was asked for must be there."""
    lacking = [code for code in selection if code not in told]
    extra = [code for code in told if code not in selection and len(told[code]) > 1]
    if lacking or extra:
        names = ", ".join([*lacking, *extra])
        raise another_table(
            answer.call,
            sv=f"Variablerna är andra än de frågade: {names}",
            en=f"The variables are others than those asked for: {names}",
        )


def _same_codes(answer: Answer, code: str, *, asked: set[str], told: set[str]) -> None:
    if asked == told:
        return
    lacking, extra = sorted(asked - told)[:3], sorted(told - asked)[:3]
    raise another_table(
        answer.call,
        sv=f"{code} har andra koder än de frågade: saknas {lacking}, okända {extra}",
        en=f"{code} has other codes than those asked for: lacking {lacking}, unknown {extra}",
    )
