# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What waits for whoever is signed in: each room tells it of its own, the start page shows it first.

A room that has something to tell has a module `waiting` with `told(request)`, which gives its `Todo`s.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from django.apps import apps

if TYPE_CHECKING:
    from django.http import HttpRequest

_HERE: Final = __name__.rpartition(".")[0]


@dataclass(frozen=True)
class Item:
    """One thing: where it is, what it is called, a line about it; its state as a word and a kind for its colour."""

    address: str
    title: str
    detail: str
    word: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Todo:
    """Some things that wait: a heading, the things, what to say where there are none, where one goes on (address and label), and what comes first (the lowest)."""

    id: str
    title: str
    items: tuple[Item, ...]
    empty: str = ""
    more: tuple[str, str] | None = None
    order: int = 0


def todos(request: HttpRequest) -> list[Todo]:
    """Give what waits for the person behind a request, room by room."""
    ours = [
        app for app in apps.get_app_configs() if app.name.startswith("skillshed.web.") and app.name != _HERE
    ]
    rooms = [import_module(f"{app.name}.waiting") for app in ours if find_spec(f"{app.name}.waiting")]
    return sorted((todo for room in rooms for todo in room.told(request)), key=lambda todo: todo.order)
