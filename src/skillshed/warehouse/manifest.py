# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The manifest: what a release was made of and what was asked of it, so that it can be made again."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from skillshed.warehouse.vintage import vintage_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from skillshed.sources.snapshot import Snapshot

MANIFEST = "manifest.json"
VARIES = ("built_at", "timings")
_FACTS = (
    "sha256",
    "kind",
    "filename",
    "title",
    "publisher",
    "licence",
    "origin",
    "retrieved_at",
    "updated",
    "fictitious",
)
_MADE_OF = ("sha256", "kind", "updated", "fictitious")


def snapshot_line(snapshot: Snapshot) -> dict[str, Any]:
    """What a manifest tells of one snapshot."""
    told = {name: getattr(snapshot, name) for name in _FACTS}
    told |= {"remarks": [remark._asdict() for remark in snapshot.remarks]}
    return told | ({"fetched": snapshot.fetched.as_dict()} if snapshot.fetched else {})


def table_line(*, rows: int, sha256: str, sources: Sequence[Snapshot]) -> dict[str, Any]:
    """What a manifest tells of one table."""
    return {
        "rows": rows,
        "sha256": sha256,
        "sources": sorted(snapshot.sha256 for snapshot in sources),
        "vintage": vintage_of(sources),
    }


def identity(manifest: dict[str, Any]) -> str:
    """The release's id: a hash over tables, snapshots, code version and seed, whenever and wherever it was built."""
    made_of = [{name: line[name] for name in _MADE_OF} for line in manifest["snapshots"]]
    tables = {name: line["sha256"] for name, line in manifest["tables"].items()}
    content = [made_of, tables, manifest["code_version"], manifest["seed"]]
    written = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return "r" + hashlib.sha256(written.encode()).hexdigest()[:12]


def snapshot_lines(snapshots: Iterable[Snapshot]) -> list[dict[str, Any]]:
    """The snapshots of a build, each once, in the order of their hashes."""
    return [snapshot_line(s) for _, s in sorted({s.sha256: s for s in snapshots}.items())]


def as_json(told: Any) -> bytes:
    """Write JSON that a person can read and that is the same bytes each time."""
    return (json.dumps(told, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()
