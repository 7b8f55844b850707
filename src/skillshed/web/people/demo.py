# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The demo world's people: one of each audience. They exist in the demo world only."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import transaction

from skillshed.errors import SettingError
from skillshed.language import Text
from skillshed.web.people.access import Role
from skillshed.web.people.models import Membership, Organisation, User

if TYPE_CHECKING:
    from skillshed.codes import AreaList

Kind = Organisation.Kind
_SYLLABLES: Final = (
    "ba",
    "de",
    "fi",
    "go",
    "hu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "ny",
    "la",
)


@dataclass(frozen=True)
class Account:
    """One demo account, as it is told to whoever tries the site."""

    name: str
    email: str
    password: str
    role: Text


_REGION, _MUNICIPALITY = "region", "municipality"
_CAST: Final = (
    ("Anna", _REGION, (Role.PLANNER, Role.DECIDER, Role.ADMINISTRATOR), Text(sv="planerar för regionen, beslutar och administrerar", en="plans for the region, decides and administers")),
    ("Gustav", _REGION, (Role.PLANNER,), Text(sv="planerar för regionen och granskar andras planer", en="plans for the region and reviews others' plans")),
    ("Karin", _REGION, (Role.DECIDER,), Text(sv="sitter i nämnden och beslutar", en="sits on the board and decides")),
    ("Bengt", _MUNICIPALITY, (Role.PLANNER,), Text(sv="planerar för en kommun", en="plans for a municipality")),
    ("Cecilia", "school", (Role.COUNSELLOR,), Text(sv="vägleder på ett gymnasium", en="counsels at a school")),
    ("David", "employer", (Role.EMPLOYER,), Text(sv="arbetsgivare", en="employer")),
    ("Elin", "agency", (Role.ASSESSOR,), Text(sv="bedömer kompetens", en="assesses skills")),
    ("Farid", None, (), Text(sv="medborgare med konto", en="citizen with an account")),
)  # fmt: skip


@transaction.atomic
def make_cast(areas: AreaList) -> list[Account]:
    """Make the demo world's people and organisations, or give those that are there their passwords again.

    Args:
        areas: the demo world's.

    Raises:
        SettingError: this is not the demo world.
    """
    if not settings.DEMO:
        raise SettingError(
            Text(sv="Demokonton finns bara i demovärlden.", en="Demo accounts exist in the demo world only."),
            where="SKILLSHED_DEMO",
            mend=Text(sv="Kör skillshed demo.", en="Run skillshed demo."),
        )
    places = _organisations(areas)
    return [_account(line, places) for line in _CAST]


def _organisations(areas: AreaList) -> dict[str, Organisation]:
    county = areas.kind("county")[0]
    town = areas.get(areas.members(county.code)[0])
    told = {
        _REGION: (
            f"Region {county.name.sv.removesuffix(' län').removesuffix('s')}",
            Kind.REGION,
            county.code,
        ),
        _MUNICIPALITY: (f"{town.name.sv} kommun", Kind.MUNICIPALITY, town.code),
        "school": (f"{town.name.sv} gymnasium", Kind.SCHOOL, town.code),
        "employer": (f"{town.name.sv} vård AB", Kind.EMPLOYER, town.code),
        "agency": (
            f"Validering {county.name.sv.removesuffix(' län').removesuffix('s')}",
            Kind.AGENCY,
            county.code,
        ),
    }
    return {
        key: Organisation.objects.get_or_create(name=name, defaults={"kind": kind, "area": area})[0]
        for key, (name, kind, area) in told.items()
    }


def _account(
    line: tuple[str, str | None, tuple[Membership.Role, ...], Text], places: dict[str, Organisation]
) -> Account:
    name, place, roles, words = line
    email = f"{name.casefold()}@demo.example"
    user, _ = User.objects.get_or_create(email=email, defaults={"name": name})
    user.set_password(password(email))
    user.save(update_fields=["password"])
    for role in roles:
        Membership.objects.get_or_create(user=user, organisation=places[place or ""], role=role)
    return Account(name, email, password(email), words)


def password(email: str) -> str:
    """Give a demo account's password: the same as long as the site's key is, different on every installation."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), b"demo:" + email.encode(), hashlib.sha256)
    letters = "".join(_SYLLABLES[byte % len(_SYLLABLES)] for byte in digest[:9])
    return "-".join(letters[start : start + 6] for start in (0, 6, 12))
