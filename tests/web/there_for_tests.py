# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the addresses of all pages name (`addresses.py`): an invitation, plans in every state, an agreement, a job."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
import tasks_for_tests
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str

from skillshed.language import Text
from skillshed.places.desk import Desk
from skillshed.web.outlook.figures import whatif
from skillshed.web.outlook.figures.area import judged
from skillshed.web.people import invitations
from skillshed.web.planning import steps
from skillshed.web.planning.models import Agreement, Plan
from skillshed.web.planning.tasks import kept
from skillshed.web.site.releases import home
from skillshed.web.work import jobs

Kind = Agreement.Kind


@pytest.fixture
def open_there(shown, cast):
    """What the open pages' addresses name."""
    first = judged(shown, "31")[0].code
    _, secret = invitations.invite(cast.anna, cast.region, email="hanna@example.se", role="planner")
    return SimpleNamespace(
        group=first, case=whatif.choices(shown, "31")[0][0], secret=secret,
        person=user_pk_to_url_str(cast.farid), key=default_token_generator.make_token(cast.farid),
    )  # fmt: skip


def copied(plan, **changed):
    """One plan more with the same file's content."""
    told, made = kept(plan), Plan.objects.get(pk=plan.pk)
    made.pk, made._state.adding = None, True
    for name, value in changed.items():
        setattr(made, name, value)
    made.id = Plan._meta.pk.get_default()
    made.save()
    Desk(home()).keep(replace(told, name=made.kept_as))
    return made


@pytest.fixture
def there(planned, cell, cast):
    """What the members' pages' addresses name: a draft that is said something of, a proposed plan, one that is solving."""
    proposed = copied(planned, title="Föreslagen", base=planned)
    steps.take(
        proposed, Plan.State.PROPOSED, by=cast.anna, version=proposed.version, note="Vården behöver fler."
    )
    steps.comment(planned, by=cast.anna, text="Finns lärare?", **cell)
    solving = Plan.objects.create(
        title="Räknas", organisation=cast.region, made_by=cast.anna, area="31", first_year=planned.first_year,
        last_year=planned.last_year, state=Plan.State.SOLVING, locks=[{**cell, "year": None, "min_groups": 2, "max_groups": None, "why": "Avtal"}],
    )  # fmt: skip
    agreement = Agreement.objects.create(
        title="Dalen", kind=Kind.PRIMARY, organisation=cast.region, parties=["3101", "3102", "3103"], prices={"VO": 128000.0},
        holds_from=date(2026, 7, 1), remind_on=date(2026, 8, 1),
    )  # fmt: skip
    job = jobs.start(tasks_for_tests.add, owner=cast.anna, title=Text(sv="Lös planen", en="Solve the plan"), one=1, two=2)  # fmt: skip
    return SimpleNamespace(
        plan=planned.pk, proposed=proposed.pk, solving=solving.pk, agreement=agreement.pk, job=job.pk,
        organisation=cast.region.pk, **cell,
    )  # fmt: skip
