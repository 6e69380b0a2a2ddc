"""Adapt the embedding model to questions: `python training/embedding.py`, see README.md.

It learns from the shelves to place a question nearest to the sentence that answers it, among the
sentences of the same report. The first layers stay as they are, the others change by matrices of
low rank (Hu et al. 2022), so what is written is small, and what was known before stays.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from steps import Steps
from torch import nn
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.utils import parametrize
from worlds import World, shelf

from briefing_qa.config import IndexSettings
from briefing_qa.models import weights
from briefing_qa.models.e5_encoder import E5Encoder, encoder_layers
from briefing_qa.models.e5_file import read_e5
from briefing_qa.models.encoder import BATCH_SIZE
from briefing_qa.passages import cut_passages
from briefing_qa.passages.embedded import unit_text
from briefing_qa.types import Document

OUTPUT = Path(__file__).parents[1] / "src" / "briefing_qa" / "data" / "embedding.safetensors"
NUMBERS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
"""Shelves to learn from. The first one is left to the trees, which must see cosines as they are of
texts that nothing was fitted to."""
PASSES, FURTHER = ("as written",), ("as written", "reworded")
"""Which questions are gone through, one pass after the other; what follows with `--further`."""
LONG = 0.5
"""Share of the reports whose sentences the reworded questions meet two at a time, as long as one is
in the texts of treaty bodies (36 words on average; 20 in these)."""
FIRST = 5
"""Layers that stay as they are; the cross-encoder shares them."""
RANK = 16
QUESTIONS, UNITS, TOGETHER = 48, 96, 32
"""In one step: questions, sentences among which theirs are, and texts that run together."""
LONGEST = 160
"""Tokens of a text that are read in training."""
TEMPERATURE = 0.02
RATE = 5e-4
PAIRED = 0.5
"""Share of the steps that take in the sentences of two reports."""
MATRICES = {
    "self_attn": "in_proj_weight",
    "self_attn.out_proj": "weight",
    "linear1": "weight",
    "linear2": "weight",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its text's place, and the places of what answers it and of what is like it."""

    text: int
    gold: tuple[int, ...]
    like: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reports:
    """Reports that are asked together: places of their sentences, and the questions."""

    units: tuple[int, ...]
    asked: tuple[Asked, ...]


class Texts:
    """Texts as the model takes them, each once."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def place(self, text: str) -> int:
        """Its place."""
        return self.places.setdefault(text, len(self.places))

    def states(self, encoder: E5Encoder) -> list[torch.Tensor]:
        """What the first layers make of each: bfloat16, (tokens, width)."""
        tokens = [encoder.framed(encoder.tokens(text)[:LONGEST]) for text in self.places]
        found: list[torch.Tensor] = [torch.zeros(0)] * len(tokens)
        order = sorted(range(len(tokens)), key=lambda i: len(tokens[i]))
        for start in range(0, len(order), BATCH_SIZE):
            part = order[start : start + BATCH_SIZE]
            with torch.inference_mode():
                states, _ = encoder.states([tokens[i] for i in part], FIRST)
            for state, i in zip(states, part, strict=True):
                found[i] = state[: len(tokens[i])].to(torch.bfloat16).clone()
        return found


def spans_of(document: Document, texts: Texts, *, long: bool) -> list[tuple[int, int, int]]:
    """Start, end and place of its sentences; of two at a time, if long."""
    width, spans = 2 if long else 1, []
    for passage in cut_passages(document, IndexSettings()):
        own = [unit for unit in passage.units if unit.kind != "heading"]
        for part in (own[n : n + width] for n in range(0, len(own), width)):
            start, end = part[0].start, part[-1].end
            text = unit_text(passage.heading_path, document.text[start:end])
            spans.append((start, end, texts.place(f"passage: {text}")))
    return spans


def reports_of(world: World, texts: Texts, long: float = 0.0) -> list[Reports]:
    """Reports with what is asked of them, a share of them in long sentences."""
    units: dict[str, list[tuple[int, int, int]]] = {}
    for document in world.documents:
        chance = random.Random(re.sub("-[ab]$", "", document.id)).random()  # pairs alike
        units[document.id] = spans_of(document, texts, long=chance < long)
    together: dict[tuple[str, ...], list[Asked]] = {}
    for example in world.examples:
        gold = dict.fromkeys(
            place
            for document_id, start, end in example.gold
            for begin, behind, place in units[document_id]
            if begin < end and start < behind
        )
        inside = example.inside or tuple(units)
        if gold:
            asked = Asked(texts.place(f"query: {example.text}"), tuple(gold))
            together.setdefault(inside, []).append(asked)
    return [
        Reports(
            tuple(dict.fromkeys(place for one in inside for _, _, place in units[one])),
            tuple(asked),
        )
        for inside, asked in together.items()
    ]


class LowRank(nn.Module):
    """A matrix that is added to another: the product of two thin ones, nothing at first."""

    def __init__(self, rows: int, columns: int, rank: int) -> None:
        super().__init__()
        self.down = nn.Parameter(torch.randn(rank, columns) / columns**0.5)
        self.up = nn.Parameter(torch.zeros(rows, rank))

    def forward(self, matrix: torch.Tensor) -> torch.Tensor:
        """The sum."""
        return matrix + self.up @ self.down


def adapted(source: Path) -> nn.ModuleList:
    """The last layers, with what can be learned added."""
    torch.manual_seed(0)
    layers = encoder_layers(read_e5(source), torch.float32, {})[FIRST:].requires_grad_(
        requires_grad=False
    )
    for layer in layers:
        for owner, name in MATRICES.items():
            module = layer.get_submodule(owner)
            added = LowRank(*getattr(module, name).shape, RANK)
            parametrize.register_parametrization(module, name, added)
    return layers


def vectors(layers: nn.ModuleList, states: Sequence[torch.Tensor]) -> torch.Tensor:
    """Of texts after the first layers: float32 (n, width), of unit length, in order."""
    order = sorted(range(len(states)), key=lambda i: len(states[i]))
    found = []
    for start in range(0, len(order), TOGETHER):
        part = [states[i] for i in order[start : start + TOGETHER]]
        longest = max(map(len, part))
        padding = torch.tensor([[n >= len(one) for n in range(longest)] for one in part])
        padded = nn.utils.rnn.pad_sequence([one.float() for one in part], batch_first=True)
        with torch.autocast("cpu", torch.bfloat16), sdpa_kernel(SDPBackend.MATH):
            for layer in layers:
                padded = layer(padded, src_key_padding_mask=padding)
        last = padded.float().masked_fill(padding[..., None], 0.0)
        found.append(last.sum(1) / (~padding).sum(1, keepdim=True))
    rows = torch.cat(found)[np.argsort(order)]
    return nn.functional.normalize(rows, dim=1)


def with_likeliest(reports: Reports, before: torch.Tensor, count: int = 4) -> Reports:
    """With the sentences that were nearest to each question and do not answer it."""
    own = torch.tensor(reports.units)
    asked = []
    for one in reports.asked:
        nearest = own[torch.argsort(before[own] @ before[one.text], descending=True)].tolist()
        wrong = [place for place in nearest if place not in one.gold]
        asked.append(Asked(one.text, one.gold, tuple(wrong[:count])))
    return Reports(reports.units, tuple(asked))


def batches(
    shelves: Sequence[Sequence[Reports]], chance: random.Random
) -> list[tuple[list[Asked], list[int]]]:
    """All questions once: those of one step are asked of the same report, or of two."""
    parts: list[tuple[int, Reports, list[Asked]]] = []
    for number, reports in enumerate(reports for one in shelves for reports in one):
        order = [*reports.asked]
        chance.shuffle(order)
        step = QUESTIONS // 2
        parts += [(number, reports, order[n : n + step]) for n in range(0, len(order), step)]
    chance.shuffle(parts)
    alone = sorted(parts[: int(len(parts) * (1 - PAIRED))], key=lambda part: part[0])
    made = []
    for chosen in (alone, parts[len(alone) :]):
        for n in range(0, len(chosen), 2):
            two = chosen[n : n + 2]
            asked = [one for *_, own in two for one in own]
            units = dict.fromkeys(place for one in asked for place in one.gold)
            like = [place for rank in range(4) for one in asked for place in one.like[rank:][:1]]
            rest = [place for _, reports, _ in two for place in reports.units]
            chance.shuffle(rest)
            for place in (*like[: UNITS // 2], *rest):
                if len(units) >= UNITS:
                    break
                units.setdefault(place)
            made.append((asked, [*units]))
    chance.shuffle(made)
    return made


def loss_of(
    layers: nn.ModuleList, states: Sequence[torch.Tensor], asked: Sequence[Asked], units: list[int]
) -> torch.Tensor:
    """Mean over questions of -log of the share that goes to the sentences that answer."""
    rows = vectors(layers, [states[one.text] for one in asked] + [states[n] for n in units])
    logits = rows[: len(asked)] @ rows[len(asked) :].T / TEMPERATURE
    place = {unit: n for n, unit in enumerate(units)}
    right = torch.zeros_like(logits, dtype=torch.bool)
    for row, one in enumerate(asked):
        right[row, [place[unit] for unit in one.gold]] = True
    shares = torch.log_softmax(logits, 1).masked_fill(~right, -torch.inf)
    return -torch.logsumexp(shares, 1).mean()


def train(
    shelves: Sequence[Sequence[Reports]],
    states: Sequence[torch.Tensor],
    layers: nn.ModuleList,
    chance: random.Random,
) -> None:
    """One pass over all questions, the rate rising and then falling."""
    learned = [one for one in layers.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(learned, weight_decay=0.01)
    planned = batches(shelves, chance)
    steps = Steps(len(planned))
    layers.train()
    for asked, units in planned:
        for group in optimizer.param_groups:
            group["lr"] = RATE * steps.share
        loss = loss_of(layers, states, asked, units)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimizer.step()
        steps.took(float(loss.detach()))
    layers.eval()


def write(layers: nn.ModuleList, output: Path) -> None:
    """The thin matrices, into a safetensors file."""
    state = {
        f"layers.{FIRST + number}.{owner}.{name}.{part}": getattr(added, part).to(torch.bfloat16)
        for number, layer in enumerate(layers)
        for owner, name in MATRICES.items()
        for added in layer.get_submodule(owner).parametrizations[name]
        for part in ("up", "down")
    }
    save_file(state, output)
    output.chmod(0o644)
    digest = hashlib.sha256(output.read_bytes()).hexdigest()
    print(f"wrote {output} ({output.stat().st_size / 1e6:.1f} MB)\nsha256 {digest}")


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--further", action="store_true", help="two passes more, not packaged")
    options = parser.parse_args()
    here, texts = Path(__file__).parent, Texts()
    folders = [here / f"{number}_shelf" for number in NUMBERS]
    questions = {"as written": [reports_of(shelf(one), texts) for one in folders]}
    if options.further:
        questions["reworded"] = [
            reports_of(shelf(one, reworded=True), texts, LONG) for one in folders
        ]
    source = weights.packaged_multilingual()
    states = texts.states(E5Encoder(read_e5(source)))
    layers = adapted(source)
    for number, name in enumerate(PASSES + FURTHER if options.further else PASSES):
        with torch.inference_mode():
            before = vectors(layers, states)
        shelves = [[with_likeliest(one, before) for one in own] for own in questions[name]]
        print(f"{sum(len(one.asked) for own in shelves for one in own)} questions, {name}")
        train(shelves, states, layers, random.Random(number))
    write(layers, options.output)


if __name__ == "__main__":
    main()
