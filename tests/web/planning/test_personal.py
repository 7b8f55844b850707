# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import pytest

from skillshed.web.people.personal import delete, everything
from skillshed.web.planning.models import Comment, Plan
from skillshed.web.planning.steps import comment, take

pytestmark = pytest.mark.django_db


def test_what_a_person_wrote_is_told_and_loses_their_name_with_the_account(planned, cast, cell):
    take(planned, Plan.State.PROPOSED, by=cast.anna, version=1, note="Fler behövs")
    comment(planned, by=cast.bengt, text="Lärare saknas", **cell)
    assert everything(cast.anna)["planning"]["steps"][0]["note"] == "Fler behövs"
    assert everything(cast.bengt)["planning"]["comments"][0]["text"] == "Lärare saknas"
    delete(cast.bengt)
    assert Comment.objects.get().by is None
