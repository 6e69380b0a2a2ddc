"""What the cross-encoder learns from: questions with sentences, and texts after its first layers.

Preparing them takes most of an hour, so they are kept beside the indexes, for a training that is
ended and begun again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import torch

from briefing_qa.models.cross_encoder import Held

READ = {".jsonl", ".json", ".jsonlines", ".md", ".txt", ".py", ".gz"}
"""Endings of the files that are learned from, or that say how."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence to choose.

    Attributes:
        place: among all texts.
        answers: whether it does.
        asked: place of the question, as it is read with this sentence.
    """

    place: int
    answers: bool
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question with its sentences, likeliest first.

    Attributes:
        choices: the likeliest ones, and after them others that answer.
        kind: of question.
        answerable: whether anything answers.
    """

    choices: tuple[Choice, ...]
    kind: str
    answerable: bool


class Material(NamedTuple):
    """All that is learned from and measured with.

    Attributes:
        items: by name of what they are of.
        held: texts after the first layers, in order of place.
    """

    items: Mapping[str, list[Item]]
    held: list[Held]


def kept_or_made(path: Path, of: str, make: Callable[[], Material]) -> Material:
    """What is kept in a file, or else what is made, which is kept then.

    Args:
        path: of the file.
        of: what it is made from; what was made from something else is made anew.
        make: makes it.
    """
    if path.is_file():
        kept = torch.load(path, weights_only=True, mmap=True)
        if kept["of"] == of:
            print(f"taken from {path}")
            return _unpacked(kept)
    made = make()
    part = path.with_suffix(".part")
    torch.save({"of": of, **_packed(made)}, part)
    part.replace(path)
    return made


def fingerprint(places: Iterable[Path], further: object) -> str:
    """Of files, of all that are read in folders, and of what is said besides."""
    found = hashlib.sha256(repr(further).encode())
    for place in places:
        own = [place] if place.is_file() else [p for p in place.rglob("*") if p.suffix in READ]
        for path in sorted(own):
            found.update(str(path.relative_to(place)).encode())
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def _packed(made: Material) -> dict[str, Any]:
    items = {
        name: [
            ([(c.place, c.answers, c.asked) for c in one.choices], one.kind, one.answerable)
            for one in own
        ]
        for name, own in made.items.items()
    }
    return {
        "items": items,
        "states": torch.cat([held.states for held in made.held]),
        "parts": torch.tensor([part for held in made.held for part in held.parts]),
        "lengths": [len(held.parts) for held in made.held],
    }


def _unpacked(kept: Mapping[str, Any]) -> Material:
    items = {
        name: [
            Item(
                choices=tuple(Choice(*choice) for choice in choices),
                kind=kind,
                answerable=answerable,
            )
            for choices, kind, answerable in own
        ]
        for name, own in kept["items"].items()
    }
    states = kept["states"].split(kept["lengths"])
    parts = kept["parts"].split(kept["lengths"])
    return Material(
        items, [Held(one, own.tolist()) for one, own in zip(states, parts, strict=True)]
    )
