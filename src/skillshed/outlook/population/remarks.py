# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a model noticed in its input and did about it, to be shown beside the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillshed.language import Text


class Remarks:
    """Remarks in the order they were made, each once."""

    def __init__(self) -> None:
        self._texts: list[Text] = []

    def add(self, text: Text) -> None:
        """Remember one remark."""
        if text not in self._texts:
            self._texts.append(text)

    def __iter__(self) -> Iterator[Text]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def as_list(self) -> list[Text]:
        """Give them as a list, for `frame.attrs["remarks"]`."""
        return list(self._texts)


def listed(items: Iterable[object], *, most: int = 5) -> str:
    """Write a list that stays readable however long it is.

    >>> listed(range(8))
    '0, 1, 2, 3, 4 (+3)'
    """
    every = [str(item) for item in items]
    shown = ", ".join(every[:most])
    return shown if len(every) <= most else f"{shown} (+{len(every) - most})"
