# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Taking in files: each one whole or not at all, and every one answered for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from skillshed.errors import InputError, SkillshedError, StorageError
from skillshed.language import Text
from skillshed.progress import SILENT, Progress
from skillshed.sources.fictitious import MARK, PUBLISHER
from skillshed.sources.files import load, read_content
from skillshed.sources.mapping.applying import mapped
from skillshed.sources.mapping.mapping import read_mapping
from skillshed.sources.mapping.reading import sheets_of
from skillshed.sources.own_areas import KIND, is_document, recognise_areas, world_of
from skillshed.sources.recognition import Recognised, recognise
from skillshed.sources.snapshot import About, Snapshot, SnapshotStore
from skillshed.sources.table import FLAG, VALUE
from skillshed.sources.walking import Found, walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillshed.home import Home
    from skillshed.sources.fetching.provenance import Provenance
    from skillshed.sources.kinds import TableKind
    from skillshed.sources.mapping.mapping import Mapping
    from skillshed.sources.table import RawTable

_TITLE: Final = 300
_MANY: Final = 6


@dataclass(frozen=True)
class Imported:
    """A file that was understood and kept.

    Args:
        path: where it was found.
        snapshot: what was kept.
        kind: what it was taken for.
        mapping: what the file calls a variable -> `dimension (classification)`.
        rows: figures in the tidy frame.
        years: covered, in order; empty for records without years.
        regions: area codes covered, in order.
        missing: how many figures are missing, by reason.
        remarks: what was noticed or taken for granted.
        known_before: the same bytes were already kept.
    """

    path: Path
    snapshot: Snapshot
    kind: TableKind
    mapping: dict[str, str]
    rows: int
    years: tuple[int, ...]
    regions: tuple[str, ...]
    missing: dict[str, int]
    remarks: tuple[Text, ...]
    known_before: bool

    def __repr__(self) -> str:
        years = f", {self.years[0]}–{self.years[-1]}" if self.years else ""
        return f"Imported({self.path.name!r} → {self.kind.id}, {self.rows} rows{years})"

    @property
    def title(self) -> Text:
        """What the file was taken for, in words."""
        return self.kind.title


@dataclass(frozen=True)
class Refused:
    """A file that was not taken in; nothing of it was kept.

    Args:
        path: where it was found.
        error: what, where, why, and how to mend it.
        skipped: it was left aside on purpose (a description beside the tables), not refused.
    """

    path: Path
    error: SkillshedError
    skipped: bool = False

    def __repr__(self) -> str:
        return f"Refused({self.path.name!r}: {self.error})"


def import_paths(
    home: Home,
    paths: Iterable[Path],
    *,
    kind: str | None = None,
    mapping: Mapping | Path | None = None,
    licence: str | None = None,
    fictitious: bool = False,
    progress: Progress = SILENT,
) -> list[Imported | Refused]:
    """Take in files and folders, each file whole or not at all.

    Args:
        home: where originals are kept.
        paths: files, or folders that are walked in alphabetical order; hidden files are left aside.
        kind: what the tables are, where the files themselves cannot say.
        mapping: which columns of the tables are which of ours, where they follow nobody's form; or the file that says so.
        licence: SPDX name of the figures' licence, where it is not the publisher's usual.
        fictitious: the figures are made up; areas that do not exist are accepted. Files that define areas take the
            nature of the home instead.
        progress: who watches.

    Returns:
        One answer per file, in order. A bad file is an answer, never an exception.

    Raises:
        StorageError: the home cannot be written.
        InputError: `kind` names no kind of table, or the mapping cannot be used.
    """
    if kind is not None:
        from skillshed.sources.kinds import find  # noqa: PLC0415 - only to refuse a wrong name before any file is read

        find(kind)
    mapping = read_mapping(mapping) if isinstance(mapping, Path) else mapping
    store = SnapshotStore(home)
    found = list(walk(paths))
    answers: list[Imported | Refused] = []
    with progress.task(Text(sv="Läser in filer", en="Taking in files"), total=len(found)) as task:
        for file in found:
            answers.append(
                _answer(store, file, kind=kind, mapping=mapping, licence=licence, fictitious=fictitious)
            )
            task.advance()
    return answers


def take_in(
    home: Home,
    content: bytes,
    *,
    filename: str,
    kind: str | None = None,
    licence: str | None = None,
    fictitious: bool = False,
    fetched: Provenance | None = None,
    remarks: tuple[Text, ...] = (),
) -> Imported:
    """Take in one table that is not a file yet: whole or not at all, exactly as a file is taken in.

    Args:
        home: where originals are kept.
        content: the table's bytes.
        filename: what it will be called.
        kind: what it is, where it need not be recognised.
        licence: SPDX name of the figures' licence.
        fictitious: the figures are made up; a table of the demo world says so itself.
        fetched: where it was fetched.
        remarks: what is known of it beside what its reading tells.

    Raises:
        InputError: it cannot be used; nothing of it is kept.
        StorageError: the home cannot be written.
    """
    raw = read_content(content)
    fictitious = fictitious or raw.publisher == PUBLISHER
    found = recognise(raw, filename=filename, kind=kind, fictitious=fictitious)
    found = replace(found, remarks=(*remarks, *found.remarks))
    return _keep(
        SnapshotStore(home), Path(filename), raw=raw, found=found, content=content, licence=licence,
        fictitious=fictitious, fetched=fetched,
    )  # fmt: skip


def _answer(
    store: SnapshotStore,
    file: Found,
    *,
    kind: str | None,
    mapping: Mapping | None,
    licence: str | None,
    fictitious: bool,
) -> Imported | Refused:
    if file.problem is not None:
        return Refused(file.path, file.problem, skipped=file.skipped)
    try:
        if mapping is not None:
            return _mapped(store, file.path, mapping, licence=licence, fictitious=fictitious)
        content = load(file.path)
        if is_document(file.path, kind):
            home = world_of(store)
            raw, found = recognise_areas(content, areas=home.areas, before=home.own)
            fictitious = home.fictitious
        else:
            raw = read_content(content)
            found = recognise(raw, filename=file.path.name, kind=kind, fictitious=fictitious)
        return _keep(
            store, file.path, raw=raw, found=found, content=content, licence=licence, fictitious=fictitious
        )
    except StorageError:
        raise
    except SkillshedError as problem:
        return Refused(file.path, problem)
    except MemoryError:
        return Refused(file.path, _out_of_memory())
    except Exception as problem:  # noqa: BLE001 - a file nobody thought of must not end the import of the others
        return Refused(file.path, _unforeseen(problem))


def _mapped(
    store: SnapshotStore, path: Path, mapping: Mapping, *, licence: str | None, fictitious: bool
) -> Imported:
    """Keep what a mapping makes of a file; the file itself stays with whoever has it."""
    original = mapped(mapping, sheets_of(path), filename=path.name)
    raw = read_content(original.content)
    found = recognise(raw, filename=path.name, kind=mapping.kind.id, fictitious=fictitious)
    found = replace(found, remarks=(*original.remarks, *found.remarks))
    return _keep(
        store, Path(original.filename), raw=raw, found=found, content=original.content,
        licence=licence or mapping.licence, fictitious=fictitious,
    )  # fmt: skip


def _keep(
    store: SnapshotStore,
    path: Path,
    *,
    raw: RawTable,
    found: Recognised,
    content: bytes,
    licence: str | None,
    fictitious: bool,
    fetched: Provenance | None = None,
) -> Imported:
    before = len(store.known())
    about = About(
        kind=found.kind.id,
        title=(raw.title or _title(found.kind, fictitious=fictitious))[:_TITLE],
        publisher=raw.publisher or (PUBLISHER if fictitious else found.kind.publisher),
        licence=licence or found.kind.licence,
        origin=fetched.receipts[0].url if fetched else path.name,
        updated=raw.updated,
        fictitious=fictitious,
        encoding=raw.encoding,
        format=raw.format,
        remarks=found.remarks,
        fetched=fetched,
    )
    snapshot = store.add(content, about, filename=path.name)
    known = len(store.known()) == before
    return _told(path, snapshot, found=found, known=known)


def _title(kind: TableKind, *, fictitious: bool) -> str:
    """What a table without a title of its own is called; made-up ones say so."""
    return f"{MARK} – {kind.title.sv}" if fictitious else kind.title.sv


def _told(path: Path, snapshot: Snapshot, *, found: Recognised, known: bool) -> Imported:
    frame = found.frame
    flags = dict(frame[FLAG][frame[VALUE].isna()].value_counts()) if VALUE in frame else {}
    named = ("code",) if found.kind.id in {"areas", KIND} else ("region", "origin")
    areas = next((name for name in named if name in frame), None)
    again = (Text(sv="Filen fanns redan", en="The file was already there"),) if known else ()
    return Imported(
        path=path,
        snapshot=snapshot,
        kind=found.kind,
        mapping=found.mapping,
        rows=len(frame),
        years=tuple(sorted(int(year) for year in frame["year"].unique())) if "year" in frame else (),
        regions=tuple(sorted(map(str, frame[areas].unique()))) if areas is not None else (),
        missing={str(reason): int(count) for reason, count in flags.items() if count},
        remarks=(*again, *found.remarks),
        known_before=known,
    )


def _out_of_memory() -> InputError:
    return InputError(
        Text(sv="Filen ryms inte i minnet", en="The file does not fit in memory"),
        mend=Text(sv="Dela uppgifterna på flera filer", en="Divide the figures into several files"),
    )


def _unforeseen(problem: Exception) -> InputError:
    return InputError(
        Text(sv="Filen kunde inte läsas", en="The file could not be read"),
        why=Text(
            sv=f"Oväntat: {type(problem).__name__}: {problem}.",
            en=f"Unexpected: {type(problem).__name__}: {problem}.",
        ),
        mend=Text(
            sv="Hämta filen på nytt; står felet kvar, anmäl det med filen bifogad",
            en="Fetch the file again; if it remains, report it with the file attached",
        ),
    )
