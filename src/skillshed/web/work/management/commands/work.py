# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`manage work`: the worker that `skillshed serve` keeps running."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from skillshed.web.work.worker import SeparateWorker, settle_lost

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    """Run background work until stopped."""

    help = "Run background work until stopped."
    requires_system_checks = ()  # done by `site prepare`; they load every page

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--batch`: do what waits, then leave."""
        parser.add_argument("--batch", action="store_true")

    def handle(self, *_: Any, batch: bool, **__: Any) -> None:
        """Work."""
        settle_lost()
        worker = SeparateWorker(batch=batch)
        worker.configure_signals()
        worker.run()
