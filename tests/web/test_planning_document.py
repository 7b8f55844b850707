# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A planning document can be made from a release and a plan."""

from dataclasses import replace

import pytest

from skillshed.errors import SkillshedError
from skillshed.places.desk import Desk
from skillshed.report.documents import make
from skillshed.report.writers import write
from skillshed.web.site.releases import home


@pytest.mark.django_db
def test_it_works(demo_release, planned):
    plan = Desk(home()).saved(planned.kept_as)
    made = make(demo_release, "31", plan=plan)
    names = [section.id for section in made.sections]
    assert names.index("places") < names.index("planned") < names.index("sources")
    section = made.sections[names.index("planned")]
    assert plan.name in section.lead[0]
    assert len(section.tables) >= 2
    assert write(made, "docx")
    with pytest.raises(SkillshedError, match="Planen kan inte"):
        make(demo_release, "31", kind="industry", plan=plan)
    with pytest.raises(SkillshedError, match="Planen kan inte"):
        make(demo_release, "31", plan=replace(plan, fictitious=False))
