# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The ledger of places, for members: what is proposed, decided, offered and started, place by place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import AuthorizationError

from skillshed.codes.secrecy import smallest_count
from skillshed.places.ledger import STEPS, Ledger
from skillshed.web.api.authentication import Scoped
from skillshed.web.api.problems import Problem
from skillshed.web.people.access import Role, has_role
from skillshed.web.people.models import Token
from skillshed.web.site.releases import home

if TYPE_CHECKING:
    import pandas as pd

router = Router(tags=["ledger"], auth=Scoped(Token.Scope.PLANS))
PERSONS = ("applied", "admitted", "started", "completed", "working")  # the other steps count places
MEMBERS = (Role.ADMINISTRATOR, Role.PLANNER, Role.DECIDER, Role.READER)


class Places(Schema):
    """The places of a programme at a site in one autumn: the latest count of each step, null where it is not told yet.

    Steps of fewer than five persons are null too, and named in `withheld`.
    """

    programme: str
    school_form: str
    provider: str
    site: str
    start: int
    counts: dict[str, float | None]
    withheld: list[str]
    decided_by: str | None
    decided_on: str | None
    agreement: str | None


@router.get(
    "", response={200: list[Places], 401: Problem, 403: Problem, 503: Problem}, summary="The ledger (members)"
)
def every(request: HttpRequest) -> Any:
    """Give the ledger, for members who plan, decide or read plans, by a token with the scope `plans`."""
    token: Token = request.auth  # type: ignore[attr-defined] # Ninja puts it there
    if not has_role(token.owner, *MEMBERS):
        raise AuthorizationError
    return [_places(row) for row in _records(Ledger(home()).rows())]


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in plain.to_dict("records")]


def _places(row: dict[str, Any]) -> dict[str, Any]:
    told = {name: row[name] for name in Places.model_fields if name not in {"counts", "withheld"}}
    withheld = [step for step in PERSONS if row[step] is not None and 0 < row[step] < smallest_count()]
    counts = {step: None if step in withheld else row[step] for step in STEPS}
    return told | {"counts": counts, "withheld": withheld}
