# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From a snapshot to a tidy frame: the original is read again, so that nothing stands between it and a release."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.codes import AreaList
from skillshed.errors import StorageError
from skillshed.language import Text
from skillshed.sources import own_areas
from skillshed.sources.files import load, read_content
from skillshed.sources.recognition import Recognised, recognise

if TYPE_CHECKING:
    from skillshed.sources.snapshot import Snapshot


def tidy(snapshot: Snapshot, *, areas: AreaList | None = None) -> pd.DataFrame:
    """Read a snapshot's original as the kind it was taken for.

    Args:
        snapshot: the original.
        areas: the areas there are, where the original defines more of them; the package's unless given.

    Returns:
        One row per figure: the kind's dimensions (`category`; `year` int16), `value` (float64), `flag`, `source` (the
        snapshot's short hash). For records the kind's columns and `source`.

    Raises:
        StorageError: the original is no longer what it was when it was kept.
        InputError: the original can no longer be read as its kind.
    """
    content = load(snapshot.path)
    if hashlib.sha256(content).hexdigest() != snapshot.sha256:
        raise StorageError(
            Text(sv="Ett sparat original har ändrats", en="A kept original has been changed"),
            where=str(snapshot.path),
            why=Text(sv="Dess kontrollsumma stämmer inte.", en="Its checksum does not agree."),
            mend=Text(
                sv="Ta bort mappen och importera filen igen", en="Remove the folder and import the file again"
            ),
        )
    found = _recognised(snapshot, content, areas)
    source = pd.Categorical.from_codes(
        np.zeros(len(found.frame), dtype=np.int8), categories=pd.Index([snapshot.short], dtype=object)
    )
    return found.frame.assign(source=source)


def _recognised(snapshot: Snapshot, content: bytes, areas: AreaList | None) -> Recognised:
    if snapshot.kind == own_areas.KIND:
        known = areas or AreaList.packaged()
        return own_areas.recognise_areas(content, areas=known)[1]
    return recognise(
        read_content(content), filename=snapshot.filename, kind=snapshot.kind, fictitious=snapshot.fictitious
    )
