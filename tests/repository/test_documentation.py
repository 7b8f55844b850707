# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The documentation says what the program does: every command, contract and example."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(
    {
        ROOT / "README.md",
        *(page for page in DOCS.rglob("*.md") if not {"_build", "_generated"} & {*page.parts}),
    }
)


def made(module: str) -> str:
    """Make one reference page in a process of its own: help speaks the language it was imported in."""
    program = f"from reference_pages.{module} import page; print(page(), end='')"
    environment = {**os.environ, "PYTHONPATH": str(DOCS), "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
    return run.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def verbs() -> dict[str, set[str]]:
    """Every command with the options that may follow it."""
    reference = (DOCS / "reference" / "cli.md").read_text(encoding="utf-8")
    sections = re.split(r"^## `(.+)`$", reference, flags=re.MULTILINE)[1:]
    return {
        name: set(re.findall(r"`(--?[a-z][a-z-]*)`", text))
        for name, text in zip(sections[::2], sections[1::2], strict=True)
    }


def test_the_command_line_reference_is_up_to_date():
    assert made("command_line") == (DOCS / "reference" / "cli.md").read_text(encoding="utf-8"), (
        "run: make reference"
    )


@pytest.mark.parametrize(
    ("module", "folder"),
    [
        ("table_kinds", "sources/kinds"),
        ("datasets", "warehouse/datasets"),
        ("outlook_tables", "outlook/tables"),
    ],
)
def test_every_contract_is_documented(module, folder):
    page = made(module)
    names = [path.stem for path in (ROOT / "src/skillshed" / folder).glob("*.yaml")]
    assert names
    assert not [name for name in names if f"## `{name}`" not in page]


def commands_on(page: Path) -> list[list[str]]:
    blocks = re.findall(
        r"^```(?:console|bash|text)\n(.*?)^```",
        page.read_text(encoding="utf-8"),
        flags=re.MULTILINE | re.DOTALL,
    )
    lines = [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [shlex.split(line, comments=True) for line in lines if line.startswith("skillshed ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_in_an_example_exists_with_its_options(page, verbs):
    for words in commands_on(page):
        if page.name == "cli.md" and "[OPTIONS]" in words:
            continue
        plain = [word for word in words[1:] if word != "--demo"]
        while plain and plain[0] in {"--lang", "--home"}:
            plain = plain[2:]
        name = next(
            (
                known
                for known in (" ".join(["skillshed", *plain[:2]]), " ".join(["skillshed", *plain[:1]]))
                if known in verbs
            ),
            None,
        )
        assert name or words[1].startswith("-"), f"no such command: {' '.join(words)}"
        options = {word.partition("=")[0] for word in words[1:] if re.match(r"--?[a-z]", word)}
        allowed = verbs["skillshed"] | verbs.get(name, set()) | {"--help"}
        assert options <= allowed, f"no such option in: {' '.join(words)}"
