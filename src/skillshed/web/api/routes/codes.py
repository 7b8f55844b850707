# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Codes: what things are called, and how one list is read in another."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.decorators import decorate_view

from skillshed import codes as room
from skillshed.errors import UnknownCodeError
from skillshed.language import Text
from skillshed.web.api.problems import Problem
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone

router = Router(tags=["codes"])


class CodeList(Schema):
    """A list of codes."""

    id: str
    name: str
    codes: int


class Item(Schema):
    """A code and what it is called."""

    code: str
    name: str
    parent: str | None


class Area(Schema):
    """An area that the release knows."""

    code: str
    name: str
    kind: str


class Step(Schema):
    """A code's share in a code of the other list."""

    source: str
    target: str
    share: float


class Crosswalk(Schema):
    """How one list is read in another; `loss` is the share of codes' content that has no unique place in it."""

    id: str
    loss: float
    steps: list[Step]


@router.get("", response=list[CodeList], summary="All code lists")
@decorate_view(by_release_alone)
def every(request: HttpRequest) -> Any:  # noqa: ARG001 - the shape of a view
    """List the code lists."""
    known = [room.classification(name) for name in room.classifications()]
    return [{"id": one.id, "name": str(one.name_of_list), "codes": len(one)} for one in known]


@router.get("/areas", response={200: list[Area], 503: Problem}, summary="Areas of the release")
@decorate_view(by_release_alone)
def areas(request: HttpRequest) -> Any:
    """List the areas that the published release knows."""
    return [
        {"code": one.code, "name": str(one.name), "kind": one.kind} for one in releases.of(request).areas()
    ]


@router.get("/crosswalks", response=list[str], summary="All crosswalks")
@decorate_view(by_release_alone)
def crosswalks(request: HttpRequest) -> Any:  # noqa: ARG001
    """List the crosswalks between code lists."""
    return [f"{one}-{other}" for one, other in room.crosswalks()]


@router.get("/crosswalks/{identity}", response={200: Crosswalk, 404: Problem}, summary="One crosswalk")
@decorate_view(by_release_alone)
def crosswalk(request: HttpRequest, identity: str) -> Any:  # noqa: ARG001
    """Tell how the codes of one list are read in another, and what is lost."""
    pair = next((pair for pair in room.crosswalks() if "-".join(pair) == identity), None)
    if pair is None:
        raise _unknown(identity, [f"{one}-{other}" for one, other in room.crosswalks()])
    found = room.crosswalk(*pair)
    steps = [
        {"source": code, "target": target, "share": share}
        for code, targets in found.splits.items()
        for target, share in targets.items()
    ]
    return {"id": identity, "loss": found.loss, "steps": steps}


@router.get("/{name}", response={200: list[Item], 404: Problem, 422: Problem}, summary="One code list")
@decorate_view(by_release_alone)
def one(request: HttpRequest, name: str, search: Annotated[str, Query(max_length=80)] = "") -> Any:  # noqa: ARG001
    """Give the codes of a list with their names; `search` finds words, or the beginning of a code."""
    if name not in room.classifications():
        raise _unknown(name, list(room.classifications()))
    listed = room.classification(name)
    found = listed.search(search) if search.strip() else listed.codes()
    return [{"code": code, "name": str(listed.name(code)), "parent": listed.parent(code)} for code in found]


def _unknown(name: str, known: list[str]) -> UnknownCodeError:
    names = ", ".join(known)
    return UnknownCodeError(
        Text(sv="Listan finns inte.", en="There is no such list."),
        where=name[:60],
        mend=Text(sv=f"Det finns: {names}.", en=f"There are: {names}."),
    )
