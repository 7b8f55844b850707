# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0002_agreement_version"),
    ]

    operations = [
        migrations.AlterField(
            model_name="plan",
            name="futures",
            field=models.PositiveSmallIntegerField(default=40),
        ),
    ]
