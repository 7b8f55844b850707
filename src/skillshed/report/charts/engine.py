# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The drawing engine (vl-convert: Vega in V8), in a process of its own that ends when nothing has been drawn for a while.

Once it has drawn it holds 120 MB for as long as it lives. A site draws a chart once per release and then shows what was drawn, so
that memory is better given back. A question and its answer are one line of JSON each, over the process's own pipes.
"""

from __future__ import annotations

import atexit
import base64
import json
import os
import subprocess
import sys
from threading import Lock
from typing import Any, Final

_COMMAND: Final = (sys.executable, "-P", "-m", "skillshed.report.charts.engine_process")
_TRIES: Final = 2  # it may have ended, idle, while it was being asked


class Engine:
    """One process that draws, started when it is asked and again whenever it has ended."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def ask(self, verb: str, *given: Any, **named: Any) -> Any:
        """Have one of vl-convert's functions called.

        Args:
            verb: its name.
            given: its arguments by place; JSON.
            named: and by name.

        Raises:
            ValueError: it could not draw what it was given.
            ChildProcessError: the engine ends whenever it is asked this.
        """
        question = json.dumps([verb, given, named]).encode() + b"\n"
        with self._lock:
            for _ in range(_TRIES):
                if line := self._exchange(question):
                    return _read(line)
        message = f"the drawing engine ended: {verb}"
        raise ChildProcessError(message)

    def _exchange(self, question: bytes) -> bytes:
        """Ask the process; nothing where it has ended."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(question)
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = b""
        if not line:
            self.end()
        return line

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # a forked process must not speak in its parent's pipes
            self._process, self._owner = None, os.getpid()
        if self._process is None:
            self._process = subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ourselves
        return self._process

    def end(self) -> None:
        """End the process, if it runs and is ours."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.communicate()


def _read(line: bytes) -> Any:
    form, answer = json.loads(line)
    if form == "problem":
        raise ValueError(answer)
    return base64.b64decode(answer) if form == "bytes" else answer


_ENGINE: Final = Engine()
ask: Final = _ENGINE.ask
end: Final = _ENGINE.end
atexit.register(end)
