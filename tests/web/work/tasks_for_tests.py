# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Background work that ends in every way."""

import os
import signal
import time

from django_tasks import task

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.web.work.jobs import watch


@task
def add(job, one, two):
    with watch(job) as progress, progress.task(Text(sv="Lägger ihop", en="Adding"), total=2) as bar:
        bar.advance(2)
        return one + two


@task
def refuse(job):
    with watch(job):
        raise InputError(
            Text(sv="För många platser.", en="Too many places."),
            mend=Text(sv="Ta bort några.", en="Take some away."),
        )


@task
def crash(job):
    os.kill(os.getpid(), signal.SIGKILL)


@task
def sleep(job):
    time.sleep(60)
