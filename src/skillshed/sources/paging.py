# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Pages that are counted from nought: the first tells how many there are, and all together must hold what it promised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from skillshed.sources.fetching.refusals import another_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.call import Call

    Page = Callable[[Any], dict[str, Any]]


def page_of(call: Call, number: int, size: int) -> Call:
    """Give the call of one page."""
    kept = tuple(pair for pair in call.parameters if pair[0] not in {"page", "size"})
    return replace(call, parameters=(*kept, ("page", str(number)), ("size", str(size))))


def other_pages(answer: Answer, *, page: Page) -> Sequence[Call]:
    """Give the calls of all pages but the first, when the answer is the first; else none.

    Args:
        answer: any page.
        page: finds `{size, totalElements, totalPages, number}` in an answer.
    """
    told = page(answer.json())
    if int(told["number"] if "number" in told else told["pageNumber"]) != 0:
        return ()
    return [page_of(answer.call, number, int(told["size"])) for number in range(1, int(told["totalPages"]))]


def need_all(answers: Sequence[Answer], *, found: int, page: Page) -> None:
    """Refuse pages that together hold less than the first promised.

    Raises:
        FetchError: so they do: a page was lost, or the service was renewed meanwhile.
    """
    promised = int(page(answers[0].json())["totalElements"]) if answers else 0
    if found < promised:
        raise another_table(
            answers[0].call,
            f"{found} poster kom av {promised} utlovade",
            f"{found} records came of {promised} promised",
        )


def need_fewer(call: Call, *, whole: int, part: int) -> None:
    """Refuse a filtered question that is answered with as much as the unfiltered one: the filter was silently ignored.

    Raises:
        FetchError: so it was.
    """
    if part >= whole > 0:
        raise another_table(
            call,
            f"urvalet ändrade ingenting: {part} poster med och utan det; tjänsten läste inte parametern",
            f"the filter changed nothing: {part} records with it and without; the service did not read the parameter",
        )
