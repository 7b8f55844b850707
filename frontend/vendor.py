# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Take over what others have written: `python frontend/vendor.py`. Needs node and the npm registry; running the site needs neither.

`package.json` names exact versions. Packages' own install scripts are never run. What comes out stands in
`src/skillshed/web/static/vendor/`, with name, version, licence and hash of each file in `VENDORED.toml`.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
MODULES: Final = HERE / "node_modules"
TARGET: Final = HERE.parent / "src" / "skillshed" / "web" / "static" / "vendor"
_MAP: Final = re.compile(r"(?m)^\s*(?://|/\*)# sourceMappingURL=.*$\n?")
_LICENCE: Final = """\
# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: CC0-1.0
# Written by frontend/vendor.py: what was taken over, from where, under which licence; a test compares the hashes.
"""


@dataclass(frozen=True)
class Taken:
    """One file that pages load, and the packages in it; `entry` is bundled from here, `copy` taken as it is."""

    name: str
    packages: tuple[str, ...]
    entry: str = ""
    copy: str = ""


FILES: Final = (
    Taken("ui.css", ("@digdir/designsystemet-css",), entry="ui.css"),
    Taken("charts.js", ("vega", "vega-interpreter"), entry="charts.js"),
    Taken("map.js", ("maplibre-gl",), copy="maplibre-gl/dist/maplibre-gl.mjs"),
    Taken("map-worker.js", ("maplibre-gl",), copy="maplibre-gl/dist/maplibre-gl-worker.mjs"),
    Taken("map.css", ("maplibre-gl",), copy="maplibre-gl/dist/maplibre-gl.css"),
    Taken("figtree.woff2", ("@fontsource-variable/figtree",), copy="@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2"),
    Taken("source-serif-4.woff2", ("@fontsource-variable/source-serif-4",), copy="@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2"),
    Taken("atkinson-400.woff2", ("@fontsource/atkinson-hyperlegible",), copy="@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff2"),
    Taken("atkinson-700.woff2", ("@fontsource/atkinson-hyperlegible",), copy="@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-700-normal.woff2"),
)  # fmt: skip


def main() -> None:
    """Install by the lock file, bundle, copy, write down what was taken."""
    subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, check=True)  # noqa: S607 - whichever npm the developer has
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    for taken in FILES:
        _take(taken)
    (TARGET / "VENDORED.toml").write_text(
        _LICENCE + "".join(_entry(taken) for taken in FILES), encoding="utf-8"
    )


def _take(taken: Taken) -> None:
    target = TARGET / taken.name
    if taken.entry:
        command = [str(_esbuild()), taken.entry, "--bundle", "--minify", "--format=esm", "--legal-comments=none", f"--outfile={target}"]  # fmt: skip
        subprocess.run(command, cwd=HERE, check=True)  # noqa: S603 - fixed words
    else:
        shutil.copyfile(MODULES / taken.copy, target)
    if target.suffix in {".js", ".css"}:  # a hashed store would look for the map
        target.write_text(_MAP.sub("", target.read_text(encoding="utf-8")), encoding="utf-8")


def _esbuild() -> Path:
    return next((MODULES / "@esbuild").glob("*/bin/esbuild"))


def _entry(taken: Taken) -> str:
    lines = [f'\n[[file]]\nname = "{taken.name}"\n']
    lines.append(f'sha256 = "{hashlib.sha256((TARGET / taken.name).read_bytes()).hexdigest()}"\n')
    for package in taken.packages:
        about = json.loads((MODULES / package / "package.json").read_text(encoding="utf-8"))
        lines.append(
            f'  [[file.package]]\n  name = "{package}"\n  version = "{about["version"]}"\n  licence = "{about["license"]}"\n'
        )
    return "".join(lines)


if __name__ == "__main__":
    main()
