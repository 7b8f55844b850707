# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the access log's actions are called."""

from __future__ import annotations

from typing import Final

from skillshed.language import Text

WORDS: Final = {
    "person.sign-in": Text(sv="loggade in", en="signed in"),
    "person.export": Text(sv="hämtade sina egna uppgifter", en="took a copy of their own data"),
    "person.delete": Text(sv="tog bort ett konto", en="deleted an account"),
    "person.recover": Text(
        sv="en länk till ett nytt lösenord togs fram på servern",
        en="a link to a new password was made on the server",
    ),
    "person.password": Text(sv="bytte lösenord", en="changed the password"),
    "factor.add": Text(sv="lade till ett andra steg", en="added a second factor"),
    "factor.take": Text(sv="tog bort ett andra steg", en="took a second factor away"),
    "token.make": Text(sv="skapade en nyckel till API:et", en="made a token for the API"),
    "token.take": Text(sv="tog bort en nyckel till API:et", en="took a token for the API back"),
    "invitation.make": Text(sv="bjöd in någon", en="invited somebody"),
    "invitation.take": Text(sv="tog tillbaka en inbjudan", en="took an invitation back"),
    "invitation.accept": Text(sv="tackade ja till en inbjudan", en="accepted an invitation"),
    "membership.give": Text(sv="gav någon en roll", en="gave somebody a role"),
    "membership.take": Text(sv="tog ifrån någon en roll", en="took a role from somebody"),
    "plan.make": Text(sv="bad om en plan", en="asked for a plan"),
    "plan.comment": Text(sv="kommenterade en plan", en="commented on a plan"),
    "plan.proposed": Text(sv="föreslog en plan", en="proposed a plan"),
    "plan.reviewed": Text(sv="granskade en plan", en="reviewed a plan"),
    "plan.decided": Text(sv="beslutade en plan", en="decided a plan"),
    "plan.rejected": Text(sv="avslog en plan", en="rejected a plan"),
    "plan.explore": Text(sv="prövade andra vägar för en plan", en="explored other ways for a plan"),
    "agreement.write": Text(sv="skrev i ett samverkansavtal", en="wrote in a cooperation agreement"),
    "log.prune": Text(sv="gallrade åtkomstloggen", en="pruned the access log"),
}


def told(action: str) -> str:
    """Give an action in words; one that has none of its own is told by the kind it is of, or as it is written."""
    kind = ".".join(action.split(".")[:2])
    return str(WORDS.get(action) or WORDS.get(kind) or action)
