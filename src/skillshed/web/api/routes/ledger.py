# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The ledger of places, for members: what is proposed, decided, offered and started, place by place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from ninja.decorators import decorate_view
from ninja.errors import AuthorizationError

from skillshed.codes.secrecy import smallest_count
from skillshed.places.ledger import STEPS
from skillshed.web.api.authentication import Scoped
from skillshed.web.api.frames import answered
from skillshed.web.api.own import own_to_its_reader
from skillshed.web.api.pages import Form, Limit, Offset
from skillshed.web.api.problems import Problem
from skillshed.web.people.access import Role, has_role, signed_in
from skillshed.web.people.models import Token
from skillshed.web.planning.access import ledger_seen_by

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


class LedgerPage(Schema):
    """Some rows of the ledger; `next` is the address of the rows after them."""

    rows: list[Places]
    total: int
    next: str | None


@router.get(
    "",
    response={
        200: LedgerPage,
        400: Problem,
        401: Problem,
        403: Problem,
        404: Problem,
        422: Problem,
        503: Problem,
    },
    summary="The ledger (members)",
)
@decorate_view(own_to_its_reader)
def every(  # noqa: PLR0917 - Ninja gives them by name
    request: HttpRequest,
    format: Form = "json",  # noqa: A002 - the word everyone uses
    limit: Limit = 1000,
    offset: Offset = 0,
) -> Any:
    """Give the ledger, for members who plan, decide or read plans: what is decided, and all of their own county.

    Rows are chosen by any column, with commas between: `?programme=VO&start=2027`. JSON and CSV come in pages; in CSV and
    Parquet every step is a column.
    """
    person = signed_in(request)
    if not has_role(person, *MEMBERS):
        raise AuthorizationError
    rows = _withheld(ledger_seen_by(person))
    answer = answered(request, rows, form=format, page=(offset, limit), filename="ledger")
    if isinstance(answer, HttpResponse):
        return answer
    return {**answer, "rows": [_places(row) for row in answer["rows"]]}


def _withheld(rows: pd.DataFrame) -> pd.DataFrame:
    """Take away counts of few persons, and name the steps they were of."""
    told = rows.astype(dict.fromkeys(STEPS, float))
    few = {step: (told[step] > 0) & (told[step] < smallest_count()) for step in PERSONS}
    for step, hidden in few.items():
        told[step] = told[step].mask(hidden)
    named = [[step for step in PERSONS if few[step][row]] for row in told.index]
    return told.assign(withheld=[",".join(one) for one in named])


def _places(row: dict[str, Any]) -> dict[str, Any]:
    told = {name: row[name] for name in Places.model_fields if name != "counts"}
    counts = {step: row[step] for step in STEPS}
    return {**told, "counts": counts, "withheld": [one for one in row["withheld"].split(",") if one]}
