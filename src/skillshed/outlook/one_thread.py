# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Matrix products by one thread, so that the same figures come out however many cores there are.

How a product is divided between threads decides in what order it adds, and so its last digits; and threads that wait for each other take
the processor from everyone else. What is worth sharing is shared by regions (`openings.telling`, `demand.drawing`), each with its own draws.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def one_thread() -> Iterator[None]:
    """Let numpy's and scipy's linear algebra use one thread while the block runs."""
    with threadpool_limits(limits=1, user_api="blas"):
        yield
