# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where the draws run: the compiled kernel if it can be had, else numpy; one thread per worker."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, get_args

import numpy as np

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.multistate.arrays import Futures, shape_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillshed.outlook.multistate.arrays import Counting, Reals, Scene

Engine = Literal["auto", "numpy", "numba"]
_PACKAGE: Final = __package__


def simulate(
    scene: Scene, futures: Futures, counting: Counting, *, workers: int = 1, engine: Engine = "auto"
) -> Reals:
    """Project all draws.

    Args:
        scene: the start and the rates (see `arrays`).
        futures: the draws.
        counting: what to keep.
        workers: threads; the kernels run outside Python's lock. The result does not depend on it, nor its bytes.
        engine: `numba` (the extra `fast`), `numpy`, or whichever there is.

    Returns:
        Persons, `[draw, year kept, sex, band, education, region]`.
    """
    run = kernel(engine)
    draws = len(futures.fertility)
    out = np.zeros(shape_of(scene, counting, draws), dtype=np.float32)
    edges = np.linspace(0, draws, min(max(workers, 1), draws) + 1).astype(int)
    parts = [slice(first, last) for first, last in pairwise(edges)]
    with ThreadPoolExecutor(len(parts)) as pool:
        runs = [pool.submit(run, scene, _part(futures, at), counting, out[at]) for at in parts]
        for each in runs:
            each.result()
    return out


def kernel(engine: Engine = "auto") -> Callable[[Scene, Futures, Counting, Reals], None]:
    """Give the kernel by name.

    Raises:
        InputError: there is no such engine, or it is not installed.
    """
    there = find_spec("numba") is not None
    if engine not in get_args(Engine) or (engine == "numba" and not there):
        raise InputError(
            Text(
                sv=f"Beräkningsmotorn ”{engine}” finns inte här.", en=f'There is no engine "{engine}" here.'
            ),
            where="engine",
            mend=Text(
                sv="Välj numpy, eller installera skillshed[fast] för numba.",
                en="Choose numpy, or install skillshed[fast] for numba.",
            ),
        )
    chosen = "numpy" if engine == "numpy" or not there else "numba"
    run: Callable[[Scene, Futures, Counting, Reals], None] = import_module(f"{_PACKAGE}.kernel_{chosen}").run
    return run


def _part(futures: Futures, at: slice) -> Futures:
    return Futures(*(each[at] for each in futures))
