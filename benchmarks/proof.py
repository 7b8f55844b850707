# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The proof: every back-test on the real series and on fictitious worlds, its figures, its charts and its page.

Run: `make proof`, which is `python benchmarks/proof.py`. Writes `benchmarks/proof.json`, `docs/explanation/proof/*.svg` and the made
parts of `docs/explanation/proof.md`. `--page` writes charts and page from the figures there are; `--worlds 0` keeps the worlds' figures.
"""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import population_choice
import worlds
from proving import page, sets
from proving.figures import by_age, figures
from skillshed.warehouse.code_version import code_version

FIGURES = Path(__file__).with_suffix(".json")


def main() -> None:
    """Measure what was asked for and write it all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--worlds", type=int, default=worlds.WORLDS, help="how many fictitious worlds; 0 keeps what is there"
    )
    parser.add_argument(
        "--page", action="store_true", help="measure nothing; write charts and page from proof.json"
    )
    asked = parser.parse_args()
    proof = read() if asked.page or not asked.worlds else {}
    if not asked.page:
        proof = {
            "made": made(),
            "sets": [_told(tried) for tried in sets.every()],
            **_every_origin(),
            "worlds": proof.get("worlds"),
        }
        if asked.worlds:
            proof["worlds"] = worlds.run(asked.worlds)
        FIGURES.write_text(json.dumps(proof, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    page.write(proof)


def read() -> dict[str, Any]:
    """Read the figures that are kept."""
    proof: dict[str, Any] = json.loads(FIGURES.read_text(encoding="utf-8"))
    return proof


def made() -> dict[str, Any]:
    """Tell when, by which code and from which files."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "code": code_version(),
        "draws": sets.DRAWS,
        "data": sets.fingerprints(),
    }


def _every_origin() -> dict[str, Any]:
    totals, ages = sets.every_origin()
    return {
        "every": [_told(totals), _told(ages)],
        "ages": by_age(ages.cells),
        "apart": population_choice.apart(),
    }


def _told(tried: sets.Tried) -> dict[str, Any]:
    found = figures(tried)
    print(
        f"{tried.title}: {found['pooled']['cells']:,} cells, {100 * found['pooled']['coverage']:.1f} % inside",
        flush=True,
    )
    return found


if __name__ == "__main__":
    main()
