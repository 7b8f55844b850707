# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every page of the site: by its route's name, who looks at it and where it lies. A page that is not here fails a test."""

import re

from django.urls import get_resolver, reverse

PUBLIC = {
    "start": [()],
    "reading": [()],
    "style-guide": [()],
    "outlook:areas": [(), ("?q=björk",), ("?q=atlantis",)],
    "outlook:area": [("31",), ("3101",)],
    "outlook:educations": [("31",), ("31", "?omdome=surplus")],
    "outlook:group": [("31", "{group}"), ("3101", "{group}", "?tank={case}")],
    "outlook:occupations": [("31",)],
    "outlook:occupation": [("31", "532")],
    "outlook:paradox": [("31",), ("3101",)],
    "outlook:documents": [("31",)],
    "outlook:compare": [(), ("?omrade=31&omrade=3101&utbildning={group}",)],
    "outlook:map": [()],
    "outlook:methods": [()],
    "outlook:tables": [()],
    "outlook:table": [("outlook_balance", "?region=31"), ("outlook_balance", "?region=31&education={group}&tvars=year")],
    "planning:index": [()],
    "planning:ledger": [(), ("?program=VO&host=2028",)],
    "planning:offer": [(), ("?program=VO&kommun=3101",)],
    "account_login": [()],
    "account_signup": [()],
    "account_inactive": [()],
    "account_reset_password": [()],
    "account_reset_password_done": [()],
    "account_reset_password_from_key": [("{person}", "{key}")],
    "account_reset_password_from_key_done": [()],
    "people:join": [("{secret}",)],
    "socialaccount_login_cancelled": [()],
}  # fmt: skip
"""What anybody may see. An argument that begins with a question mark is what is asked for."""

MEMBERS = {
    "planning:index": {"anna": [()]},
    "planning:new": {"anna": [()]},
    "planning:ledger": {"anna": [()]},
    "planning:compare": {"anna": [(), ("?en={plan}&annan={proposed}",)]},
    "planning:plan": {
        "anna": [("{plan}",), ("{plan}", "?alla"), ("{proposed}",), ("{solving}",)],
        "bengt": [("{proposed}",)],
    },
    "planning:affected": {"anna": [("{plan}",)]},
    "planning:alternatives": {"anna": [("{plan}",)]},
    "planning:reasons": {"anna": [("{plan}",)]},
    "planning:cell": {"anna": [("{plan}", "{programme}", "{site}")]},
    "planning:memo": {"anna": [("{plan}",)], "bengt": [("{proposed}",)]},
    "planning:agreements": {"anna": [()], "bengt": [()]},
    "planning:new-agreement": {"anna": [()]},
    "planning:agreement": {"anna": [("{agreement}",)]},
    "people:account": {"anna": [()], "farid": [()]},
    "people:organisation": {"anna": [("{organisation}",)]},
    "people:leave": {"bengt": [()]},
    "work:index": {"anna": [()], "bengt": [()]},
    "work:show": {"anna": [("{job}",)]},
    "start": {"anna": [()], "bengt": [()], "cecilia": [()]},
    "account_logout": {"anna": [()]},
    "account_reauthenticate": {"anna": [()]},
    "account_change_password": {"anna": [()]},
    "mfa_index": {"anna": [()]},
    "mfa_activate_totp": {"anna": [()]},
    "socialaccount_connections": {"anna": [()]},
}
"""What somebody of the cast sees, signed in."""

PEOPLE = sorted({person for people in MEMBERS.values() for person in people})
REFUSALS = ("socialaccount_login_error",)
"""Pages that say that something could not be done."""

NOT_PAGES = {
    "files and data": r"outlook:.*figure|outlook:document$|outlook:table-file|outlook:map-data|planning:.*-file|planning:agreement-document|theme|logo|health-.*|api:.*",
    "answers to a form": r"planning:(lock|say|step|decide|explore|choose|again)|people:(make-token|take-token|export|invite|take-invitation|take-role)|work:(cancel|again|be-content)|set_language",
    "lead on, or ask for a second factor that is in place": r"None|account_set_password|mfa_(authenticate|reauthenticate|deactivate_totp|.*recovery_codes)|openid_connect_.*|socialaccount_signup",
}
"""Routes that are no pages of their own, by the reason."""


def routes(patterns=None, space=""):
    """Every route of the site by name, the administration's own left out."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if not hasattr(pattern, "url_patterns"):
            yield f"{space}{pattern.name}"
        elif str(pattern.pattern) != "admin/":
            yield from routes(pattern.url_patterns, space + (f"{pattern.namespace}:" if pattern.namespace else ""))  # fmt: skip


def is_page(route):
    """Whether a route is a page of its own."""
    return not any(re.fullmatch(pattern, route) for pattern in NOT_PAGES.values())


def public(there):
    """Addresses that anybody may see; `there` has what their arguments name."""
    return [_address(route, args, there) for route, every in PUBLIC.items() for args in every]


def refusals():
    """Addresses of the refusals."""
    return [reverse(route) for route in REFUSALS]


def members(there, person):
    """Addresses that one of the cast sees."""
    return [
        _address(route, args, there)
        for route, people in MEMBERS.items()
        for args in people.get(person, ())
    ]  # fmt: skip


def _address(route, args, there):
    told = [one.format(**vars(there)) for one in args]
    query = next((one for one in told if one.startswith("?")), "")
    return reverse(route, args=[one for one in told if not one.startswith("?")]) + query
