# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A JobStream snapshot read and kept, beside orjson and DuckDB reading the same fields of the same file.

Run: `pip install orjson duckdb && python benchmarks/jobstream.py [--ads 37014]`. The file is made first, as large as the real one
(37,014 ads, 390 MB on 2026-08-11). Each way runs in a process of its own, one after the other in one run; time is the clock's and the
processor's, memory the process's highest. Limits: 20,000 ads a second of the clock and 300 MB, read and kept: our way looks whether
the snapshot is whole, reads the ads, and keeps them as `skillshed fetch` does; the others read the same fields and write a file.
"""

from __future__ import annotations

import argparse
import csv
import json
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.home import Home
from skillshed.sources.ads.reading import need_whole
from skillshed.sources.fetching.answer import Answer, Receipt
from skillshed.sources.fetching.call import Call
from skillshed.sources.importing import take_in
from skillshed.sources.jobstream.originals import original
from skillshed.sources.servers.job_ads import ad

if TYPE_CHECKING:
    from collections.abc import Callable

LEAST_ADS, MOST_MB = 20_000, 300
BYTES = 10_500
FIELDS = {
    "id": "VARCHAR", "timestamp": "BIGINT", "removed": "BOOLEAN", "publication_date": "VARCHAR",
    "last_publication_date": "VARCHAR", "number_of_vacancies": "BIGINT",
    "occupation": "STRUCT(concept_id VARCHAR)", "occupation_group": "STRUCT(concept_id VARCHAR, legacy_ams_taxonomy_id VARCHAR)",
    "workplace_address": "STRUCT(municipality_code VARCHAR, region_code VARCHAR)", "employment_type": "STRUCT(concept_id VARCHAR)",
    "duration": "STRUCT(concept_id VARCHAR)", "working_hours_type": "STRUCT(concept_id VARCHAR)",
}  # fmt: skip


def made(folder: Path, ads: int) -> Path:
    """A snapshot as large as the real one."""
    path = folder / "snapshot.jsonl"
    words = "Vi söker dig som vill arbeta med människor – “meriterande” är körkort.\n"
    with path.open("wb") as file:
        for number in range(ads):
            told = ad(number, ("2080", "2081", "0180", "1480", "1280"))
            room = (BYTES - 2200) // 2
            told["description"] = {
                "text": (words * 99)[:room],
                "text_formatted": (f"<p>{words}</p>" * 99)[:room],
            }
            file.write(json.dumps(told, ensure_ascii=False).encode() + b"\n")
    return path


def ours(path: Path, folder: Path) -> int:
    """Whole? Read, keep."""
    receipt = Receipt(verb="GET", url="x", body="", fetched_at="", sha256="", size=0, media_type="")
    answer = Answer(call=Call(url="x"), receipt=receipt, path=path)
    with path.open("rb") as file:
        need_whole(file, answer)
    kept = original([answer])
    return take_in(Home(folder / "home"), kept.content, filename=kept.filename, kind="job_ads").rows


def with_orjson(path: Path, folder: Path) -> int:
    """The fastest maintained parser that gives Python's own objects, line by line, and a CSV."""
    import orjson  # noqa: PLC0415 - a peer, installed for the measurement alone

    with path.open("rb") as lines, (folder / "orjson.csv").open("w", newline="") as file:
        writer, rows = csv.writer(file), 0
        for line in lines:
            told = orjson.loads(line)
            writer.writerow([
                told["id"], told["timestamp"], told["removed"], told["publication_date"], told["last_publication_date"],
                told["number_of_vacancies"], told["occupation"]["concept_id"], told["occupation_group"]["legacy_ams_taxonomy_id"],
                told["workplace_address"]["municipality_code"], told["workplace_address"]["region_code"],
                told["employment_type"]["concept_id"], told["duration"]["concept_id"], told["working_hours_type"]["concept_id"],
            ])  # fmt: skip
            rows += 1
    return rows


def with_duckdb(path: Path, folder: Path) -> int:
    """The fastest maintained engine that reads such files into a table, on all cores, and a Parquet file."""
    import duckdb  # noqa: PLC0415 - a peer, installed for the measurement alone

    columns = ", ".join(f"{name}: '{kind}'" for name, kind in FIELDS.items())
    source = f"read_json('{path}', format='newline_delimited', columns={{{columns}}})"
    duckdb.sql(f"COPY (SELECT * FROM {source}) TO '{folder / 'duckdb.parquet'}'")
    return int(duckdb.sql(f"SELECT count(*) FROM '{folder / 'duckdb.parquet'}'").fetchall()[0][0])


def measured(way: Callable[[Path, Path], int], path: Path) -> dict[str, float]:
    """Run one way in a process of its own."""
    with tempfile.TemporaryDirectory() as folder, multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (way.__name__, str(path), folder))


def _measure(name: str, path: str, folder: str) -> dict[str, float]:
    way = {"ours": ours, "with_orjson": with_orjson, "with_duckdb": with_duckdb}[name]
    few = Path(folder) / "few"
    few.mkdir()
    way(made(few, 10), few)  # what it needs is loaded now
    clock, processor = time.perf_counter(), time.process_time()
    rows = way(Path(path), Path(folder))
    told = {"ads": rows, "clock": time.perf_counter() - clock, "processor": time.process_time() - processor}
    return told | {"megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--ads", type=int, default=37_014)
    with tempfile.TemporaryDirectory() as folder:
        path = made(Path(folder), asked.parse_args().ads)
        print(f"{path.stat().st_size / 1e6:.0f} MB")
        for way in (ours, with_orjson, with_duckdb):
            told = measured(way, path)
            print(
                f"{way.__name__:12} {told['ads'] / told['clock']:8.0f} ads/s  {told['ads'] / told['processor']:8.0f} ads/s of processor"
                f"  {told['megabytes']:5.0f} MB"
            )
            if way is ours:
                print(f"limits: {LEAST_ADS} ads/s, {MOST_MB} MB")


if __name__ == "__main__":
    main()
