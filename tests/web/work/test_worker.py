# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Work in the background: done, refused, killed, cancelled, stopped, run again."""

import os
import signal
import subprocess
import sys
import threading
import time
import uuid

import pytest
import tasks_for_tests as work
from django.db import connection

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.web.people.models import User
from skillshed.web.work import jobs
from skillshed.web.work.models import Job
from skillshed.web.work.worker import SeparateWorker, settle_lost

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = Text(sv="Ett arbete", en="Some work")


@pytest.fixture
def owner(db):
    return User.objects.create_user("anna@example.se", name="Anna")


def run(job):
    SeparateWorker(interval=0.05, batch=True).run()
    return Job.objects.select_related("task").get(pk=job.pk)


def test_it_works(owner):
    job = jobs.start(work.add, owner=owner, title=TITLE, one=1, two=2)
    assert job.state == Job.State.WAITING
    job = run(job)
    assert (job.state, job.result, job.done, job.total) == (Job.State.DONE, 3, 2, 2)
    assert job.step == {"sv": "Lägger ihop", "en": "Adding"}


def test_what_was_wrong_is_told_in_the_owners_words(owner):
    job = run(jobs.start(work.refuse, owner=owner, title=TITLE))
    assert (job.state, job.what, job.mend) == (Job.State.FAILED, "För många platser.", "Ta bort några.")


def test_a_killed_task_says_so_and_can_be_run_again(owner):
    job = run(jobs.start(work.crash, owner=owner, title=TITLE))
    assert job.state == Job.State.FAILED
    assert "dödades" in job.what
    again = jobs.again(job)
    assert again.pk != job.pk
    assert again.state == Job.State.WAITING


def test_a_waiting_job_is_cancelled_at_once(owner):
    job = jobs.start(work.sleep, owner=owner, title=TITLE)
    jobs.cancel(job)
    assert run(job).state == Job.State.CANCELLED


def test_a_running_job_ends_when_it_is_cancelled(owner):
    job = jobs.start(work.sleep, owner=owner, title=TITLE)

    def cancel_when_running():
        while Job.objects.get(pk=job.pk).state != Job.State.RUNNING:
            time.sleep(0.05)
        jobs.cancel(Job.objects.get(pk=job.pk))
        connection.close()

    canceller = threading.Thread(target=cancel_when_running)
    canceller.start()
    began = time.monotonic()
    job = run(job)
    canceller.join()
    assert job.state == Job.State.CANCELLED
    assert time.monotonic() - began < 30


def test_what_a_dead_worker_left_is_told_as_stopped(owner):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    job = jobs.start(work.add, owner=owner, title=TITLE, one=1, two=2)
    worker = SeparateWorker()
    job.task.claim(f"{worker.worker_id.rpartition(':')[0]}:{dead.pid}")
    assert settle_lost() == 1
    job = Job.objects.select_related("task").get(pk=job.pk)
    assert job.state == Job.State.FAILED
    assert "stoppades" in job.what


def test_what_a_living_worker_does_is_left_alone(owner):
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    job = jobs.start(work.add, owner=owner, title=TITLE, one=1, two=2)
    job.task.claim(f"{SeparateWorker().worker_id.rpartition(':')[0]}:{other.pid}")
    try:
        assert settle_lost() == 0
    finally:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()


def test_a_job_that_is_not_over_is_not_run_again(owner):
    job = jobs.start(work.add, owner=owner, title=TITLE, one=1, two=2)
    with pytest.raises(InputError, match="över"):
        jobs.again(job)
    assert uuid.UUID(str(job.pk))


def test_one_person_may_have_only_so_much_unfinished(owner):
    for _ in range(jobs.MOST_AT_ONCE):
        job = jobs.start(work.add, owner=owner, title=TITLE, one=1, two=2)
    with pytest.raises(jobs.BusyError):
        jobs.start(work.add, owner=owner, title=TITLE, one=1, two=2)
    jobs.cancel(job)
    assert jobs.start(work.add, owner=owner, title=TITLE, one=1, two=2)
