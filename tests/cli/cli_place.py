"""Ways to run the program in a folder with a small corpus."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing_qa.__main__ import main

LAKES = """\
---
title: Lakes of the north
publisher: Water Office
language: en
---

# Lakes of the north

The office counts the lakes of the north every ten years.

## Depth

Lake Ala is 120 metres deep. Lake Bora is 45 metres deep — the shallowest of “the five”.

## Fish

In 2019, 1,340 boats had a licence to fish for trout. Nobody counts the boats that have none.
"""

WELLS = """\
Wells of the south

The village of Cala has 17 wells. Three of them were closed in 2021 because of salt.

¿Cuántos pozos hay? The mayor says: diecisiete.
"""


@dataclass(frozen=True)
class Outcome:
    """What a run of the program gave: exit status, and the bytes of both streams."""

    status: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """Standard output as text."""
        return self.out.decode()

    @property
    def errors(self) -> str:
        """Standard error as text."""
        return self.err.decode()


@dataclass(frozen=True)
class Place:
    """A folder with a corpus and a settings file that needs no model."""

    folder: Path
    read: Callable[[], tuple[str, str]]

    @property
    def corpus(self) -> Path:
        """The corpus."""
        return self.folder / "corpus"

    @property
    def index(self) -> Path:
        """The index."""
        return self.folder / "index"

    def configure(self, answer: str = "", index: str = "") -> None:
        """Write the settings file."""
        text = f'[index]\nembedding = "hashing"\n{index}\n[answer]\n{answer}\n'
        (self.folder / "settings.toml").write_text(text, encoding="utf-8")

    def arguments(self, *arguments: str) -> list[str]:
        """Arguments that name this place, before the given ones."""
        return [
            f"--corpus={self.corpus}",
            f"--index={self.index}",
            f"--config={self.folder / 'settings.toml'}",
            *arguments,
        ]

    def run(self, *arguments: str) -> Outcome:
        """Run the program in this process."""
        self.read()
        status = main(self.arguments(*arguments))
        out, err = self.read()
        return Outcome(status, out.encode(), err.encode())

    def start(self, *arguments: str, **options: object) -> subprocess.Popen[bytes]:
        """Start the program in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "briefing_qa", *self.arguments(*arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **options,  # type: ignore[call-overload]
        )

    def spawn(
        self, *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None
    ) -> Outcome:
        """Run the program in a process of its own, to its end."""
        done = subprocess.run(
            [sys.executable, "-m", "briefing_qa", *self.arguments(*arguments)],
            input=stdin,
            capture_output=True,
            env={**os.environ, **(environment or {})},
            check=False,
            timeout=120,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)
