# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan's school forms; its locks in the organisation's name."""

from typing import Any

from django.db import migrations, models

import skillshed.web.planning.models


def forget_who_locked(apps: Any, _: Any) -> None:
    """A person's name in a lock would be read by everyone, and outlive the account."""
    for plan in apps.get_model("planning", "Plan").objects.exclude(locks=[]):
        plan.locks = [{name: value for name, value in lock.items() if name != "who"} for lock in plan.locks]
        plan.save(update_fields=["locks"])


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0003_planned_for_many_futures"),
    ]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="forms",
            field=models.JSONField(default=skillshed.web.planning.models.gymnasium_alone),
        ),
        migrations.RunPython(forget_who_locked, migrations.RunPython.noop),
    ]
