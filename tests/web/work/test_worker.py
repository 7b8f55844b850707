# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Work in the background: done, refused, killed, cancelled, stopped, run again."""

import os
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

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


class Meanwhile(SeparateWorker):
    """A worker beside which something happens as soon as its task has told how far it is.

    It happens in the worker's own thread: had another thread written to the database when the task's process was forked off,
    SQLite would hold in that process, for ever, the lock which that thread held in this one.
    """

    def __init__(self, act):
        super().__init__(interval=0.05, batch=True)
        self.act = act

    def _wait(self, child, result):
        while not (job := Job.objects.get(task=result.pk)).step:
            time.sleep(0.05)
        self.act(job)
        super()._wait(child, result)


def run(job, *, meanwhile=None):
    worker = Meanwhile(meanwhile) if meanwhile else SeparateWorker(interval=0.05, batch=True)
    worker.run()
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
    began = time.monotonic()
    job = run(job, meanwhile=jobs.cancel)
    assert job.state == Job.State.CANCELLED
    assert time.monotonic() - began < 30


def test_a_search_ends_with_the_best_so_far_when_its_owner_is_content(owner):
    job = jobs.start(work.search, owner=owner, title=TITLE, searches=True)
    assert job.can_end
    job = run(job, meanwhile=jobs.be_content)
    assert job.state == Job.State.DONE
    assert job.result < 600
    assert job.facts["gap"] == 0.013
    assert not job.can_end


def test_a_worker_killed_outright_takes_its_task_with_it_and_the_task_says_so_and_runs_again(owner):
    job = jobs.start(work.tell_who_and_sleep, owner=owner, title=TITLE)
    connection.close()
    worker = os.fork()
    if worker == 0:
        try:
            SeparateWorker(interval=0.05, batch=True).run()
        finally:
            os._exit(0)
    while not (facts := Job.objects.get(pk=job.pk).facts):
        time.sleep(0.05)
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)
    until = time.monotonic() + 30
    while _lives(facts["process"]) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _lives(facts["process"])
    assert settle_lost() == 1
    job = Job.objects.select_related("task").get(pk=job.pk)
    assert job.state == Job.State.FAILED
    assert "stoppades" in job.what
    assert jobs.again(job).state == Job.State.WAITING


def _lives(process):
    """Whether a process still runs; one that nobody has asked about yet (a zombie) does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").split()[2] != "Z"
    except OSError:
        return False


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
