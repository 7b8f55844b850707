# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the drawing engine's own process does: answer lines of JSON until nobody asks; see `engine.py`."""

from __future__ import annotations

import base64
import json
import os
import signal
import sys
import time
from importlib.resources import as_file, files
from threading import Lock, Thread
from typing import Any, Final

import vl_convert

IDLE: Final = 30.0  # seconds without a question before it ends
_LOOK_EVERY: Final = 1.0
_ANSWERING: Final = Lock()


def main() -> None:
    """Answer questions until there are no more, or none for a while."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asks: this ends with it
    with as_file(files("skillshed.report") / "fonts") as folder:
        vl_convert.register_font_directory(str(folder))
    asked = [time.monotonic()]
    Thread(target=_end_when_idle, args=(asked,), daemon=True).start()
    for line in sys.stdin.buffer:
        with _ANSWERING:
            sys.stdout.write(json.dumps(answer(*json.loads(line))) + "\n")
            sys.stdout.flush()
            asked[0] = time.monotonic()


def answer(verb: str, given: list[Any], named: dict[str, Any]) -> tuple[str, Any]:
    """Call one of vl-convert's functions; gives the form of the answer and the answer."""
    try:
        made = getattr(vl_convert, verb)(*given, **named)
    except ValueError as problem:
        return "problem", str(problem)
    return ("bytes", base64.b64encode(made).decode()) if isinstance(made, bytes) else ("json", made)


def _end_when_idle(asked: list[float]) -> None:
    while True:
        time.sleep(_LOOK_EVERY)
        with _ANSWERING:
            if time.monotonic() - asked[0] > IDLE:
                os._exit(0)


if __name__ == "__main__":
    main()
