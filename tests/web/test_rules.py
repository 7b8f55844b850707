# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Rules that hold for every page and every view of the site."""

import ast
import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

WEB = Path(__file__).parents[2] / "src" / "skillshed" / "web"
VIEWS = sorted({*WEB.glob("*/views.py"), *WEB.glob("*/views/**/*.py"), *WEB.glob("api/**/*.py")})
TEMPLATES = sorted(WEB.rglob("*.html"))
WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|CREATE|ALTER|DROP)", re.IGNORECASE)


def ours(patterns, prefix=""):
    """Every address of our own views that takes no arguments."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern).lstrip("^")
        if hasattr(pattern, "url_patterns"):
            if str(pattern.pattern) != "admin/":
                yield from ours(pattern.url_patterns, route)
        elif "<" not in route and "(" not in route and _module(pattern).startswith(("skillshed.", "ninja.")):
            yield "/" + route


def _module(pattern):
    return getattr(pattern.callback, "__module__", "") or ""


def test_there_are_views_to_hold_to_the_rules():
    assert len(VIEWS) > 8
    assert len(list(ours(get_resolver().url_patterns))) > 5


@pytest.mark.django_db
def test_a_get_never_writes(as_person, shown):
    anna = as_person("anna")
    for address in ours(get_resolver().url_patterns):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = anna.get(address)
        assert answer.status_code < 500, address
        assert not [one["sql"] for one in asked if WRITES.match(one["sql"])], address


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: str(path.relative_to(WEB)))
def test_views_reach_no_objects_by_themselves(path):
    """An object is had through an app's `access.py` only: a view that asks the database itself has skipped the check."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    reached = [
        f"line {node.lineno}: {node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"objects", "_default_manager", "_base_manager"}
        and not (
            isinstance(node.value, ast.Name) and node.value.id == "User" and path.name == "joining.py"
        )  # makes an account
    ]
    named = [
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id in {"get_object_or_404", "get_list_or_404"}
    ]
    assert not reached + named


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB)))
def test_templates_hold_nothing_that_the_policy_forbids(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*(\ssrc=|application/json))", text)
    assert not re.search(r"""(src|href)=["'](https?:)?//""", text)
    assert "|safe" not in text
    assert "autoescape off" not in text


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB)))
def test_a_template_that_uses_htmx_brings_it(path):
    """Other pages do without its weight."""
    text = path.read_text(encoding="utf-8")
    assert "htmx_script" in text or not re.search(r"\shx-[a-z]+=", text)


@pytest.mark.django_db
def test_every_page_carries_the_headers_that_protect_its_reader(client, shown):
    headers = client.get("/").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]
