# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Files in which users define areas: taken in like any file, held against the areas of the home they come to."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from skillshed.codes.area_rows import OWN_COLUMNS, row_of, world
from skillshed.codes.own_areas import parse_areas
from skillshed.errors import SkillshedError
from skillshed.language import Text
from skillshed.sources.files.content import unpack
from skillshed.sources.files.encoding import decode
from skillshed.sources.files.refusals import too_large
from skillshed.sources.kinds import find
from skillshed.sources.limits import limits
from skillshed.sources.recognition import Recognised
from skillshed.sources.table import RawTable

if TYPE_CHECKING:
    from pathlib import Path

    from skillshed.codes import Area, AreaList
    from skillshed.sources.snapshot import Snapshot, SnapshotStore

KIND: Final = "own_areas"
_ENDINGS: Final = {".yaml", ".yml"}


@dataclass(frozen=True)
class World:
    """What a home's areas are: real or made up, and which of them users have defined before.

    Attributes:
        areas: those that members can be; without the users' own, which a new file may define anew.
        fictitious: the home holds the demo world.
        own: codes of the users' own areas.
    """

    areas: AreaList
    fictitious: bool
    own: frozenset[str]


def is_document(path: Path, kind: str | None) -> bool:
    """Tell whether a file is one of areas rather than a table: by what the user says, else by its ending."""
    return kind == KIND or (kind is None and path.suffix.casefold() in _ENDINGS)


def world_of(store: SnapshotStore) -> World:
    """Find out from a home's snapshots what its areas are; areas of one's own take the nature of the home."""
    from skillshed.sources.tidy import tidy  # noqa: PLC0415 - it reads this kind too

    snapshots = sorted(store, key=lambda snapshot: (snapshot.retrieved_at, snapshot.sha256))
    fictitious = any(snapshot.fictitious for snapshot in snapshots if snapshot.kind != KIND)
    rows = {
        str(row["code"]): {str(name): None if pd.isna(value) else value for name, value in row.items()}
        for snapshot in snapshots
        if snapshot.kind == "areas"
        for row in tidy(snapshot).to_dict("records")
    }
    areas = world(list(rows.values()) or None, fictitious=fictitious)
    own = {code for snapshot in snapshots if snapshot.kind == KIND for code in _codes(snapshot, areas)}
    return World(areas, fictitious, frozenset(own))


def recognise_areas(
    content: bytes, *, areas: AreaList, before: frozenset[str] = frozenset()
) -> tuple[RawTable, Recognised]:
    """Read a file of areas.

    Args:
        content: the file, YAML.
        areas: what members can be.
        before: codes that earlier files define; this one defines them anew, which is remarked.

    Raises:
        InputError: it is too large, no text, not in the form, or breaks the law's least number; with the line.
        UnknownCodeError: a member is no municipality of this home.
    """
    if len(content) > limits().document_bytes:
        raise too_large(len(content), limits().document_bytes)
    text, encoding = decode(unpack(content))
    own = parse_areas(text, areas=areas)
    frame = pd.DataFrame([row_of(area) for area in own], columns=list(OWN_COLUMNS), dtype="str")
    raw = RawTable(
        frame, (), None, title="", publisher="", updated=None, table_id=None, unit=None, notes=(),
        format="yaml", encoding=encoding, records=True,
    )  # fmt: skip
    mapping = {f"{area.code} {area.name.sv}": ", ".join(area.members) for area in own}
    return raw, Recognised(find(KIND), frame, mapping, _anew(own, before))


def _anew(own: tuple[Area, ...], before: frozenset[str]) -> tuple[Text, ...]:
    again = ", ".join(area.code for area in own if area.code in before)
    if not again:
        return ()
    return (
        Text(
            sv=f"{again} fanns i en tidigare fil; den här definitionen gäller i stället",
            en=f"{again} stood in an earlier file; this definition holds instead",
        ),
    )


def _codes(snapshot: Snapshot, areas: AreaList) -> list[str]:
    """Codes that an earlier file defines; one that no longer fits the home is left for the build to refuse."""
    with suppress(SkillshedError, OSError):
        text, _ = decode(unpack(snapshot.path.read_bytes()))
        return [area.code for area in parse_areas(text, areas=areas)]
    return []
