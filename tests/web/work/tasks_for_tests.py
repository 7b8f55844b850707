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
    with watch(job) as progress, progress.task(Text(sv="Sover", en="Sleeping")):
        time.sleep(60)


@task
def search(job):
    """Look for ever better until somebody is content."""
    with watch(job) as progress, progress.task(Text(sv="Söker", en="Searching")) as bar:
        for turn in range(600):
            bar.tell(Text(sv="gap", en="gap"), value=412.0, bound=406.6, gap=0.013)
            if bar.enough():
                return turn
            time.sleep(0.05)
    return None


@task
def tell_who_and_sleep(job):
    with watch(job) as progress:
        progress.facts(process=os.getpid())
        time.sleep(60)
