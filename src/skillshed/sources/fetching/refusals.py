# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Why a fetch did not go through: one function per reason. Bodies are never quoted: they may hold personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.errors import FetchError, InputError
from skillshed.language import Text

if TYPE_CHECKING:
    from skillshed.sources.fetching.call import Call


_TOO_MUCH = frozenset({403, 413})
"""How services say that an answer would be too large: 403 from PxWeb of the first generation, 413 by the standard."""


class NotWholeError(FetchError):
    """The answer stops before its end: it is worth asking again."""


class RefusedError(FetchError):
    """The service answered that it will not.

    Attributes:
        status: of HTTP.
    """

    status = 0


class TooMuchError(RefusedError):
    """The service finds what is asked for too large for one answer: it is worth asking for less at a time."""


_LATER = Text(
    sv="Kör samma kommando igen senare; det fortsätter där det slutade",
    en="Run the same command again later; it goes on where it ended",
)


def _place(call: Call) -> str:
    return f"{call.verb} {call.url}"


def offline(call: Call) -> FetchError:
    """Nothing may be asked."""
    return FetchError(
        Text(
            sv="Inget hämtas: programmet är satt att inte ringa ut",
            en="Nothing is fetched: the program is set never to call out",
        ),
        where=_place(call),
        mend=Text(
            sv="Ta bort --offline, SKILLSHED_OFFLINE eller offline i services.yaml, eller läs in filer med skillshed import",
            en="Take away --offline, SKILLSHED_OFFLINE or offline in services.yaml, or take in files with skillshed import",
        ),
    )


def unreachable(call: Call, why: str, attempts: int) -> FetchError:
    """No whole answer came, however often it was tried."""
    return FetchError(
        Text(
            sv=f"Tjänsten gav inget helt svar på {attempts} försök",
            en=f"The service gave no whole answer in {attempts} attempts",
        ),
        where=_place(call),
        why=Text(sv=f"Senast: {why}.", en=f"The last time: {why}."),
        mend=_LATER,
    )


def no_way(call: Call, cause: Exception) -> FetchError:
    """The address is no address, or whoever answers there cannot be trusted: asking again changes nothing."""
    name = type(cause).__name__
    return FetchError(
        Text(sv="Det går inte att ansluta säkert till tjänsten", en="The service cannot be reached safely"),
        where=_place(call),
        why=Text(sv=f"{name}: {cause}.", en=f"{name}: {cause}."),
        mend=Text(
            sv="Kontrollera adressen i services.yaml; står en säkerhetsbrygga emellan ska dess certifikat finnas i datorns certifikatlager",
            en="Check the address in services.yaml; if a security gateway stands between, its certificate belongs in the machine's store",
        ),
    )


def refused(call: Call, status: int, said: str) -> RefusedError:
    """The service answered that it will not."""
    words = f": {said}" if said else ""
    too_much = status in _TOO_MUCH or "too many cells" in said.casefold()
    problem = (TooMuchError if too_much else RefusedError)(
        Text(sv=f"Tjänsten svarade {status}{words}", en=f"The service answered {status}{words}"),
        where=_place(call),
        mend=Text(
            sv="Tabellen eller koderna kan ha ändrats hos källan; jämför med dess webbplats, eller rätta adressen i services.yaml",
            en="The table or its codes may have changed at the source; compare with its website, or correct the address in services.yaml",
        ),
    )
    problem.status = status
    return problem


def wait_longer(call: Call, seconds: float) -> FetchError:
    """The service asks for a pause that nobody sits through."""
    minutes = max(1, round(seconds / 60))
    return FetchError(
        Text(
            sv=f"Tjänsten ber om en paus på {minutes} minuter",
            en=f"The service asks for a pause of {minutes} minutes",
        ),
        where=_place(call),
        mend=_LATER,
    )


def wrong_type(call: Call, media_type: str) -> FetchError:
    """The answer is something else than was asked for: a log-in page, a proxy's notice."""
    wanted = ", ".join(call.accepts)
    got = media_type or "?"
    return FetchError(
        Text(sv="Svaret är av ett annat slag än väntat", en="The answer is of another kind than expected"),
        where=_place(call),
        why=Text(
            sv=f"Det är {got}, väntat var {wanted}; kanske svarade en proxy eller en inloggningssida.",
            en=f"It is {got}, expected was {wanted}; perhaps a proxy or a log-in page answered.",
        ),
        mend=Text(
            sv="Pröva adressen i en webbläsare på samma dator, och rätta den i services.yaml om den har flyttat",
            en="Try the address in a browser on the same machine, and correct it in services.yaml if it has moved",
        ),
    )


def cut_short(call: Call, problem: Exception | str) -> NotWholeError:
    """The answer stops before its end, or is not what it says it is."""
    reason = problem if isinstance(problem, str) else type(problem).__name__
    return NotWholeError(
        Text(sv="Svaret är inte helt", en="The answer is not whole"),
        where=_place(call),
        why=Text(sv=f"{reason}.", en=f"{reason}."),
        mend=_LATER,
    )


def another_table(call: Call, sv: str, en: str) -> FetchError:
    """What came is not what was asked for, or the table changed while it was fetched."""
    return FetchError(
        Text(sv="Svaret stämmer inte med frågan", en="The answer does not agree with the question"),
        where=_place(call),
        why=Text(sv=f"{sv}.", en=f"{en}."),
        mend=_LATER,
    )


def unusable_setting(where: str, why: str) -> InputError:
    """A setting of a service cannot be used."""
    return InputError(
        Text(sv="En inställning för en tjänst går inte att använda", en="A service's setting cannot be used"),
        where=where,
        why=Text(sv=f"{why}.", en=f"{why}."),
        mend=Text(
            sv="Jämför med docs/how-to/fetch.md: urls, language, limits",
            en="Compare with docs/how-to/fetch.md: urls, language, limits",
        ),
    )
