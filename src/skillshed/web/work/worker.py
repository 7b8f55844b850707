# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The worker: takes one task at a time and runs it in a process of its own.

So a task that crashes or is killed (a solver out of memory) takes nobody with it and is told as such, a cancelled
one ends at once, and the memory it took is given back.
"""

from __future__ import annotations

import os
import signal
import socket
import time
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from django.db import connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from skillshed.language import Text
from skillshed.web.work.models import Job

if TYPE_CHECKING:
    from types import FrameType

LOOK_EVERY: Final = 0.2  # seconds between two looks at a running task
GRACE: Final = 3.0  # seconds a cancelled task has to end by itself
KILLED: Final = Text(
    sv="Arbetet dödades, troligen för att minnet tog slut.",
    en="The work was killed, probably because memory ran out.",
)
STOPPED: Final = Text(
    sv="Webbplatsen stoppades medan arbetet pågick.", en="The site was stopped while the work went on."
)
RUN_AGAIN: Final = Text(
    sv="Kör det igen. Inget har sparats till hälften.", en="Run it again. Nothing was saved half-way."
)


class LostError(Exception):
    """A task ended without saying how."""


class SeparateWorker(Worker):
    """django-tasks-db's worker, with every task in a process of its own."""

    def __init__(self, *, interval: float = 0.5, batch: bool = False) -> None:
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{socket.gethostname()[:40]}:{os.getpid()}",
            excluded_queue_names=[],
        )

    def shutdown(self, signum: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the shape of a signal's handler
        """Stop after this look; a running task is ended and told as such."""
        self.running = False
        if not self.running_task:
            raise SystemExit(0)

    def run_task(self, db_task_result: DBTaskResult[Any, Any]) -> None:
        """Run one task in a child, and see to that it is told how it ended."""
        self.running_task = True
        connections.close_all()
        child = os.fork()
        if child == 0:
            self._run_as_child(db_task_result)
        self._wait(child, db_task_result)
        self.running_task = False
        self._run_tasks += 1

    def _run_as_child(self, result: DBTaskResult[Any, Any]) -> None:
        code = 1
        try:
            Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
            self.reset_signals()
            super().run_task(result)
            code = 0
        finally:
            os._exit(code)

    def _wait(self, child: int, result: DBTaskResult[Any, Any]) -> None:
        while os.waitpid(child, os.WNOHANG) == (0, 0):
            if not self.running or _cancelled(result):
                _end(child)
                break
            time.sleep(LOOK_EVERY)
        settle(result.pk, KILLED if self.running else STOPPED)


def _end_with(worker: int) -> None:
    """End this process when its worker is no more: nobody would hear of what it did, and it is told as stopped."""
    while os.getppid() == worker:
        time.sleep(LOOK_EVERY)
    os._exit(1)


def _cancelled(result: DBTaskResult[Any, Any]) -> bool:
    return Job.objects.filter(task=result.pk, cancelled__isnull=False).exists()


def _end(child: int) -> None:
    os.kill(child, signal.SIGTERM)
    until = time.monotonic() + GRACE
    while time.monotonic() < until:
        if os.waitpid(child, os.WNOHANG) != (0, 0):
            return
        time.sleep(LOOK_EVERY / 4)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def settle(identity: Any, why: Text) -> None:
    """Tell that a task is over where it did not tell so itself."""
    lost = DBTaskResult.objects.filter(pk=identity, status="RUNNING")
    changed = lost.update(
        status="FAILED",
        finished_at=timezone.now(),
        exception_class_path=f"{LostError.__module__}.{LostError.__qualname__}",
        traceback=why.en,
    )
    if changed:
        Job.objects.filter(task=identity).update(problem={"what": why._asdict(), "mend": RUN_AGAIN._asdict()})


def settle_lost() -> int:
    """Tell of every task whose worker on this machine is no more; gives how many there were."""
    here = socket.gethostname()[:40]
    lost = [
        result
        for result in DBTaskResult.objects.filter(status="RUNNING")
        if result.worker_ids and _gone(result.worker_ids[-1], here)
    ]
    for result in lost:
        settle(result.pk, STOPPED)
    return len(lost)


def _gone(worker: str, here: str) -> bool:
    machine, _, process = worker.rpartition(":")
    if machine != here or not process.isdecimal():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return int(process) == os.getpid()  # the number was given anew, to us
