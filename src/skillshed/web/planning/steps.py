# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From draft to decided: each step with who, when and why, in one transaction; a decision also writes the ledger.

The step is the record of who took it. The ledger, which nothing can be taken from, names the organisation and the body that decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import F

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.places.desk import Desk
from skillshed.web.people.log import record
from skillshed.web.planning.models import Agreement, Comment, Plan, Step
from skillshed.web.site.releases import home

if TYPE_CHECKING:
    from datetime import date

    from skillshed.web.people.models import User
    from skillshed.web.planning.agreement_form import AgreementForm

State = Plan.State
NEXT: Final[dict[str, tuple[str, ...]]] = {
    State.DRAFT: (State.PROPOSED,),
    State.PROPOSED: (State.REVIEWED, State.DECIDED, State.REJECTED),
    State.REVIEWED: (State.DECIDED, State.REJECTED),
}
"""What a plan may become from where it is."""

_CHANGED = Text(
    sv="Planen har ändrats sedan du öppnade den.", en="The plan has been changed since you opened it."
)
_AGREEMENT_CHANGED = Text(
    sv="Avtalet ändrades av någon annan i samma stund.",
    en="Somebody else changed the agreement in the same moment.",
)
_LOOK = Text(sv="Se vad som har hänt, och välj igen.", en="See what has happened, and choose again.")
_NOT_SO = Text(sv="Planen kan inte bli det härifrån.", en="The plan cannot become that from here.")


@transaction.atomic
def take(plan: Plan, state: str, *, by: User, version: int, note: str = "", **decision: Any) -> None:
    """Take a plan one step.

    Args:
        plan: which.
        state: what it becomes.
        by: who does it.
        version: the version they saw; another one means that somebody was before them.
        note: why, in their words.
        decision: of a decision, the `body` that decided and the day (`on`).

    Raises:
        InputError: somebody was before, or the step cannot be taken from here; nothing is changed.
    """
    if state not in NEXT.get(plan.state, ()):
        raise InputError(_NOT_SO, where=plan.get_state_display(), mend=_LOOK)
    moved = Plan.objects.filter(pk=plan.pk, version=version, state=plan.state)
    if not moved.update(state=state, version=F("version") + 1):
        raise InputError(_CHANGED, mend=_LOOK)
    Step.objects.create(plan=plan, state=state, by=by, name=str(by), note=note, **decision)
    record(by, f"plan.{state}", subject=str(plan.pk), organisation=plan.organisation)
    if state == State.PROPOSED:
        Desk(home()).propose(plan.kept_as, by=plan.organisation.name)


@transaction.atomic
def decide(plan: Plan, *, by: User, version: int, body: str, on: date, note: str = "") -> None:
    """Decide a plan: the step, then the ledger; what the ledger refuses is not decided.

    Raises:
        InputError: as `take`, or as the ledger says.
    """
    take(plan, State.DECIDED, by=by, version=version, note=note, body=body, on=on)
    Desk(home()).decide(plan.kept_as, by=plan.organisation.name, body=body, on=on.isoformat())


@transaction.atomic
def comment(plan: Plan, *, by: User, programme: str, site: str, text: str) -> None:
    """Keep what somebody says of a programme at a site."""
    Comment.objects.create(plan=plan, by=by, programme=programme, site=site, text=text)
    record(by, "plan.comment", subject=str(plan.pk), organisation=plan.organisation)


@transaction.atomic
def write_agreement(form: AgreementForm, *, by: User) -> Agreement:
    """Keep an agreement as a valid form has it.

    Raises:
        InputError: somebody wrote it in the same moment; nothing is changed.
    """
    seen = form.initial["version"]
    if seen is not None:
        stands = Agreement.objects.filter(pk=form.instance.pk, version=seen)
        if not stands.update(version=F("version") + 1):
            raise InputError(_AGREEMENT_CHANGED, mend=_LOOK)
        form.instance.version = seen + 1
    kept = form.save()
    record(by, "agreement.write", subject=str(kept.pk), organisation=kept.organisation)
    return kept
