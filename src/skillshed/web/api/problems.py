# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Errors as JSON: what, where, why and how to mend it, in the language asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from ninja import Schema
from ninja.errors import AuthenticationError, AuthorizationError, HttpError, Throttled, ValidationError

from skillshed.errors import InputError, ReleaseError, SkillshedError, UnknownCodeError
from skillshed.language import Text
from skillshed.web.site.problem import problem as as_problem
from skillshed.web.work.jobs import BusyError

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from ninja import NinjaAPI


class Problem(Schema):
    """Why there is no answer, by RFC 9457: `title` and `detail` are its names for what went wrong and how to mend it."""

    type: str = "about:blank"
    title: str = ""
    status: int = 0
    detail: str = ""
    what: str
    mend: str
    where: str = ""
    why: str = ""


_STATUS: dict[type[SkillshedError], int] = {
    BusyError: 429,
    UnknownCodeError: 404,
    InputError: 400,
    ReleaseError: 503,
}
_FIXED: dict[type[Exception], tuple[int, Text, Text]] = {
    AuthenticationError: (401, Text(sv="Nyckeln saknas eller gäller inte.", en="The token is missing or not valid."), Text(sv="Skapa en ny på ditt konto.", en="Make a new one on your account.")),
    Http404: (404, Text(sv="Det finns inte.", en="There is no such thing."), Text(sv="Kontrollera adressen, och att nyckeln är dens som får se det.", en="Check the address, and that the token belongs to somebody who may see it.")),
    HttpError: (400, Text(sv="Frågan går inte att läsa.", en="The question cannot be read."), Text(sv="Skicka JSON, som beskrivningen i /api/v1/docs säger.", en="Send JSON, as the description in /api/v1/docs says.")),
    AuthorizationError: (403, Text(sv="Nyckeln får inte detta.", en="The token is not made for this."), Text(sv="Skapa en med rätt omfattning på ditt konto.", en="Make one with the right scope on your account.")),
}  # fmt: skip


def handle_problems(api: NinjaAPI) -> None:
    """Let an API tell its errors so."""

    def told(request: HttpRequest, problem: Any) -> HttpResponse:  # noqa: ARG001 - the shape Ninja calls
        status, answer = in_words(problem)
        words = {"what": answer.what, "mend": answer.mend, "where": answer.where, "why": answer.why}
        response = as_problem(status, **words)
        if isinstance(problem, Throttled):
            response["Retry-After"] = str(_wait(problem))
        return response

    kinds: tuple[type[Exception], ...] = (SkillshedError, *_FIXED, Throttled, ValidationError)
    for kind in kinds:
        api.add_exception_handler(kind, told)


def in_words(problem: Exception) -> tuple[int, Problem]:
    """Give an error's status and words."""
    if isinstance(problem, SkillshedError):
        return _of_ours(problem)
    if isinstance(problem, Throttled):
        return _too_many(problem)
    if isinstance(problem, ValidationError):
        return _not_understood(problem)
    status, what, mend = next(_FIXED[kind] for kind in type(problem).__mro__ if kind in _FIXED)
    return status, Problem(what=str(what), mend=str(mend))


def _of_ours(problem: SkillshedError) -> tuple[int, Problem]:
    status = next((code for kind, code in _STATUS.items() if isinstance(problem, kind)), 500)
    where = (
        problem.where if isinstance(problem, (UnknownCodeError, InputError)) else ""
    )  # others name files of the server
    why = str(problem.why or "")
    return status, Problem(what=str(problem.what), mend=str(problem.mend), where=where, why=why)


def _wait(problem: Throttled) -> int:
    return int(problem.wait or 1) + 1


def _too_many(problem: Throttled) -> tuple[int, Problem]:
    wait = _wait(problem)
    mend = Text(
        sv=f"Vänta {wait} sekunder, eller använd en nyckel.", en=f"Wait {wait} seconds, or use a token."
    )
    return 429, Problem(what=str(Text(sv="För många frågor.", en="Too many questions.")), mend=str(mend))


def _not_understood(problem: ValidationError) -> tuple[int, Problem]:
    what = Text(sv="Frågan går inte att förstå.", en="The question cannot be understood.")
    mend = Text(
        sv="Jämför med beskrivningen i /api/v1/docs.", en="Compare with the description in /api/v1/docs."
    )
    where = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in problem.errors)
    return 422, Problem(what=str(what), mend=str(mend), where=where)
