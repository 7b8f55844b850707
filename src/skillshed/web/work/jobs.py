# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Start, watch, cancel and run again.

A task is a module-level function under `@task` whose first argument is its job's id:

```python
@task
def solve(job: str, plan: str) -> str:
    with watch(job) as progress:  # skillshed.progress.Progress: bars in a terminal, a status page here
        ...
```

It runs in a process of its own (`worker.py`): cancelling ends that process, and what it had written in a
transaction is undone.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from skillshed.errors import InputError, SkillshedError
from skillshed.language import Text
from skillshed.web.work.models import Job

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet
    from django_tasks.base import Task as Queued

    from skillshed.progress import Task
    from skillshed.web.people.models import User

EVERY = 0.4  # seconds between two writes of how far it is
MOST_AT_ONCE: Final = 5  # pieces of work that one person may have waiting or going on; they are done one at a time, for everybody


class BusyError(InputError):
    """Somebody asks for more work than one may have unfinished."""


@transaction.atomic
def start(
    task: Queued[..., Any],
    *,
    owner: User,
    title: Text,
    link: str = "",
    searches: bool = False,
    **arguments: Any,
) -> Job:
    """Ask for a piece of work.

    Args:
        task: the function under `@task`.
        owner: who asked, and alone may see and cancel it.
        title: what it is.
        link: where its result will be shown.
        searches: whether it looks for something ever better, so that its owner may say when it is enough.
        arguments: what the task is called with, beside its job; JSON.

    Raises:
        BusyError: the owner has as much unfinished work as one may have.
    """
    if unfinished(owner).count() >= MOST_AT_ONCE:
        raise _busy()
    job = Job(owner=owner, title=title._asdict(), link=link, searches=searches)
    job.task = DBTaskResult.objects.get(pk=task.enqueue(str(job.pk), **arguments).id)
    job.save()
    return job


def unfinished(owner: User) -> QuerySet[Job]:
    """Give a person's jobs that wait or go on."""
    return Job.objects.filter(owner=owner, cancelled=None, task__status__in=("READY", "RUNNING"))


def _busy() -> BusyError:
    return BusyError(
        Text(sv=f"Du har redan {MOST_AT_ONCE} arbeten som väntar eller pågår.", en=f"You already have {MOST_AT_ONCE} pieces of work waiting or going on."),
        mend=Text(sv="Vänta tills något är klart, eller avbryt ett under Mina arbeten.", en="Wait until one is done, or cancel one under My work."),
    )  # fmt: skip


def _not_over() -> InputError:
    return InputError(
        Text(sv="Bara det som är över kan köras igen.", en="Only what is over can be run again."),
        mend=Text(sv="Vänta tills det är klart, eller avbryt det först.", en="Wait until it is done, or cancel it first."),
    )  # fmt: skip


@transaction.atomic
def cancel(job: Job) -> None:
    """Cancel a job that is not over; a running one is ended by its worker within a second."""
    if job.over:
        return
    job.cancelled = timezone.now()
    job.save(update_fields=["cancelled"])
    DBTaskResult.objects.filter(job=job, status="READY").update(status="FAILED", finished_at=job.cancelled)


def be_content(job: Job) -> None:
    """Say that the best so far is enough: a search ends with it as soon as it has found anything."""
    Job.objects.filter(pk=job.pk, searches=True, content=None).update(content=timezone.now())


@transaction.atomic
def again(job: Job) -> Job:
    """Ask for the same work once more; the old job stays as it ended.

    Raises:
        InputError: it is not over, or nothing is left to tell what it was.
        BusyError: the owner has as much unfinished work as one may have.
    """
    if not job.over or job.task is None:
        raise _not_over()
    arguments = dict(job.task.args_kwargs["kwargs"])
    task: Any = job.task.task
    same: dict[str, Any] = {
        "owner": job.owner,
        "title": Text(**job.title),
        "link": job.link,
        "searches": job.searches,
    }
    return start(task, **same, **arguments)


@contextmanager
def watch(identity: str) -> Iterator[JobProgress]:
    """Tell the owner how the work goes, and what went wrong in words they can use."""
    try:
        yield JobProgress(identity)
    except SkillshedError as problem:
        told = {"what": problem.what._asdict(), "mend": problem.mend._asdict()}
        Job.objects.filter(pk=identity).update(problem=told)
        raise


@dataclass
class JobProgress:
    """A `Progress` whose bars are rows in the database."""

    identity: str

    @contextmanager
    def task(self, title: Text, *, total: int | None = None) -> Iterator[Task]:
        """Open a step of the work."""
        bar = _Bar(self.identity, total=total)
        _write(self.identity, step=title._asdict(), done=0, total=total)
        yield bar
        bar.write()

    def facts(self, **figures: Any) -> None:
        """Show figures while the work goes on, such as the gap of a solve."""
        _write(self.identity, facts=figures)


@dataclass
class _Bar:
    identity: str
    total: int | None
    done: int = 0
    written: float = field(default_factory=time.monotonic)
    asked: float = field(default_factory=time.monotonic)
    content: bool = False

    def advance(self, steps: int = 1) -> None:
        """Count; written now and then."""
        self.done += steps
        if time.monotonic() - self.written >= EVERY:
            self.write()

    def tell(self, words: Text, **figures: float) -> None:
        """Show how far a search has come: `words` as {sv, en}, and its figures."""
        _write(self.identity, facts={**figures, "words": words._asdict()})

    def enough(self) -> bool:
        """Ask, now and then, whether its owner is content with the best so far."""
        if not self.content and time.monotonic() - self.asked >= EVERY:
            self.asked = time.monotonic()
            self.content = Job.objects.filter(pk=self.identity, content__isnull=False).exists()
        return self.content

    def write(self) -> None:
        """Write how far it is."""
        self.written = time.monotonic()
        _write(self.identity, done=self.done)


def _write(identity: str, **facts: Any) -> None:
    Job.objects.filter(pk=identity).update(**facts)
