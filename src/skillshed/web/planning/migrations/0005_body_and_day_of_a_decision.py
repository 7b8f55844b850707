# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0004_forms_and_whose_locks"),
    ]

    operations = [
        migrations.AddField(
            model_name="step", name="body", field=models.CharField(blank=True, max_length=200)
        ),
        migrations.AddField(model_name="step", name="on", field=models.DateField(null=True)),
    ]
