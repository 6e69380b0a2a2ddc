"""Train the cross-encoder: `python training/cross_encoder.py --data DIR`, see README.md.

It learns from the shelves and from natural questions which of a few sentences answers, or that none
does: one softmax over the sentences and "none" (whose logit is 0). The sentences are those that the
packaged ranking puts first, so what it has to tell apart is what it will be asked about. It never
sees the dev sets: its calibration is fitted with them (`fit_calibration.py`).
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from sklearn.metrics import roc_auc_score
from torch import nn
from torch.nn.attention import SDPBackend, sdpa_kernel

sys.path.insert(0, str(Path(__file__).parent))
from asked import ASKED, asked_items, asked_world
from asked import SHELVES as OF_OTHERS
from fit import DATA, NEARLY, Row, measure_world
from items import Choice, Item, Material, fingerprint, kept_or_made
from natural import WRITTEN, Asked, natural, written
from resuming import Progress
from steps import Steps
from worlds import (
    World,
    covid_qa,
    policy_qa,
    qed,
    shelf,
    strange,
    strangers,
)

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.features import FEATURES
from briefing_qa.answering.measures.lifting import lifted
from briefing_qa.answering.measures.trees import Trees
from briefing_qa.answering.reading.close_reading import as_read
from briefing_qa.models import weights
from briefing_qa.models.cross_encoder import (
    Held,
    Sentence,
    join,
    question_tokens,
    sentence_tokens,
)
from briefing_qa.models.e5_encoder import E5Encoder, encoder_layers
from briefing_qa.models.e5_file import read_e5
from briefing_qa.models.encoder import BATCH_SIZE
from briefing_qa.models.joint_layers import JointLayers

T = TypeVar("T")
OUTPUT = DATA / "cross-encoder.safetensors"
RANKING, ADAPTATION = DATA / "reader-multilingual.json", DATA / "embedding.safetensors"
"""What puts sentences in order."""
NUMBERS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
SHELVES = ("shelf", *(f"{number}_shelf" for number in NUMBERS))
STRANGE = SHELVES[4:]
"""Shelves that are also asked what none of their reports answers."""
HELD_OUT = ("held_out_shelf", "validation_shelf", "blind_shelf")
KEPT_BACK = "kept-back"
"""The file of `natural/` that nothing learns from."""
WRITTEN_KEPT_BACK = "written, kept back"
"""What is called so: the texts of `written/` that nothing learns from."""
NATURAL = (  # the others
    "qed", "pubmed_qa", "medquad", "covid_qa",
    "observations-es", "un-texts", "un-reports", "laws-es", "country-reports",
)  # fmt: skip
INVENTED = tuple(sorted(path.stem for path in WRITTEN.glob("*.jsonl")))
"""The files of `written/`."""
BFLOAT16 = torch.cpu._is_avx512_bf16_supported()
"""Whether the processor multiplies in bfloat16; one that does not is slower in it."""
FIRST = 5
"""Layers that see a text alone, and stay as they are."""
REAL_TEXTS = "of real or short texts: "
"""Before the name of a file of `natural/` or `written/`; the world of QED has its name, too."""
OTHERS_ASKED = "asked by others: "
"""Before the name of a folder of documents."""
REWORDED = ", reworded"
"""After the name of a shelf: its questions in other words."""
LONG = 0.5
"""Share of the reworded questions whose candidates are two sentences each, as long as one is in the
texts of treaty bodies (36 words on average; 20 in the invented reports)."""
RANKED = 16
"""Sentences of a question among which those to learn from are chosen."""
EACH = 5
"""Sentences of a question in one step."""
QUESTIONS, RATE, HEAD_RATE = 16, 1e-4, 5e-4
TOGETHER = 8
"""Pairs of like length that go through the layers together."""
WINDOW = 16
"""Batches whose questions are sorted by length, so that little is spent on padding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What is gone through at a time.

    Attributes:
        worlds: whose questions.
        natural: files of `natural/` and `written/`, all of whose questions that are not kept back.
        each: as many of each of these files; all of them where it is None.
        asked: folders, all of whose questions.
        written: as many of each world's own questions; all of them where it is None.
        reworded: as many of each shelf's questions in other words.
        share: of what comes out in the average with what was before (Izmailov et al. 2018).
    """

    worlds: tuple[str, ...]
    natural: tuple[str, ...] = ()
    each: int | None = None
    asked: tuple[str, ...] = ()
    written: int | None = None
    reworded: int = 0
    share: float = 0.5


PASSES = (
    Pass(worlds=("qed", *SHELVES[:2]), share=1.0),
    Pass(worlds=("qed", SHELVES[0], *SHELVES[2:4]), share=1.0),
    Pass(worlds=("qed", SHELVES[4])),
    Pass(worlds=SHELVES[5:6]),
    Pass(worlds=SHELVES[6:7]),
    Pass(worlds=SHELVES[7:]),
    Pass(worlds=SHELVES[1:], written=1300),
)
FURTHER = (Pass(worlds=SHELVES[1:], written=220, reworded=750),)
"""What follows with `--further`."""
REAL = (Pass(worlds=SHELVES[1:], written=400, natural=NATURAL, share=0.3),)
"""What follows with `--natural`."""
SHORT = (Pass(worlds=SHELVES[1:], written=350, natural=INVENTED, share=0.3),)
"""What follows with `--written`."""
OTHERS = (
    Pass(
        worlds=SHELVES[3:],
        written=160,
        asked=ASKED,
        natural=("qed", "pubmed_qa", *INVENTED),
        each=125,
        share=0.4,
    ),
)
"""What follows with `--asked`."""
ONCE = (Pass(worlds=("qed", *SHELVES), written=1500, natural=(*NATURAL, *INVENTED), share=1.0),)
"""What is gone through with `--once`, in place of all that."""


class Texts:
    """Questions and sentences, each once."""

    def __init__(self) -> None:
        self.places: dict[str | Sentence, int] = {}

    def place(self, text: str | Sentence) -> int:
        """Its place."""
        return self.places.setdefault(text, len(self.places))

    def held(self, encoder: E5Encoder) -> list[Held]:
        """What the first layers make of them, in order of place."""
        tokens = [
            question_tokens(encoder, text)
            if isinstance(text, str)
            else sentence_tokens(encoder, text)
            for text in self.places
        ]
        found: list[Held | None] = [None] * len(tokens)
        order = sorted(range(len(tokens)), key=lambda i: len(tokens[i].ids))
        for start in range(0, len(order), BATCH_SIZE):
            part = order[start : start + BATCH_SIZE]
            with torch.inference_mode():
                states, _ = encoder.states([tokens[i].ids for i in part], FIRST)
            for state, i in zip(states, part, strict=True):
                kept = state[: len(tokens[i].ids)].to(torch.bfloat16).clone()
                found[i] = Held(kept, tokens[i].parts)
        return found


def as_long(candidate: Candidate) -> Sentence:
    """A candidate as one sentence with the one before it, which is its context no more."""
    both = f"{candidate.before} {candidate.text}".strip()
    return as_read(replace(candidate, text=both, before=""))


def choices_of(row: Row, ranking: Trees, texts: Texts, *, long: bool) -> Iterator[Choice]:
    """The candidates, likeliest first, as they are or as long sentences."""
    scores = lifted(ranking.raw(row.matrix), row.lifts)
    answers = {row.candidates[i].text for i in np.flatnonzero(row.labels)}
    asked = texts.place(row.question.text)
    for rank, i in enumerate(np.argsort(-scores, kind="stable")):
        one, answered = row.candidates[i], bool(row.labels[i])
        if rank >= RANKED and not answered:
            continue
        sentence = as_long(one) if long else as_read(one)
        answered = answered or (long and one.before in answers)
        yield Choice(texts.place(sentence), answered, asked)


def items_of(
    rows: Sequence[Row], texts: Texts, ranking: Trees, chance: random.Random, long: float = 0.0
) -> Iterator[Item]:
    """Measured questions as items, a share of them with long sentences.

    Questions that a rule refuses teach nothing.
    """
    for row in rows:
        if not row.refused:
            choices = choices_of(row, ranking, texts, long=chance.random() < long)
            yield Item(
                choices=tuple(choices),
                kind=row.example.kind,
                answerable=bool(row.example.gold),
            )


def natural_items(asked: Iterable[Asked], texts: Texts) -> Iterator[Item]:
    """Questions to real paragraphs as items."""
    for one in asked:
        question = texts.place(one.question)
        choices = [Choice(texts.place(read), right, question) for read, right in one.choices]
        answerable = any(choice.answers for choice in choices)
        kind = one.kind if answerable else "near"
        yield Item(choices=tuple(choices), kind=kind, answerable=answerable)


def real_items(data: Path, names: Set[str], texts: Texts) -> dict[str, list[Item]]:
    """Those of files of `natural/` and `written/`, and of what nothing learns from beside them."""
    asked: dict[str, Iterable[Asked]] = {}
    if own := [name for name in NATURAL if name in names]:
        asked |= {f"{REAL_TEXTS}{name}": natural(data, name) for name in own}
        asked[KEPT_BACK] = natural(data, KEPT_BACK)
    if own := [name for name in INVENTED if name in names]:
        asked |= {f"{REAL_TEXTS}{name}": written(name, kept_back=False) for name in own}
        kept = [written(name, kept_back=True) for name in own]
        asked[WRITTEN_KEPT_BACK] = itertools.chain.from_iterable(kept)
    return {name: [*natural_items(questions, texts)] for name, questions in asked.items()}


def most(world: str, passes: Sequence[Pass]) -> int | None:
    """As many questions of a world as a pass takes; None where one takes all, or none has any."""
    counts = [one.written for one in passes if world in one.worlds]
    return None if None in counts else max((n for n in counts if n is not None), default=None)


def drawn(items: Sequence[T], count: int | None, chance: random.Random) -> list[T]:
    """As many of them, or all."""
    return chance.sample(items, min(len(items) if count is None else count, len(items)))


def chosen(item: Item, chance: random.Random) -> list[Choice]:
    """A sentence that answers, where there is one, the likeliest others, and one of the rest."""
    right = [choice for choice in item.choices if choice.answers]
    wrong = [choice for choice in item.choices if not choice.answers]
    kept = right[:1]
    if len(right) > 1 and chance.random() < 0.5:
        kept = [chance.choice(right)]
    rest = wrong[EACH - len(kept) - 1 :]
    kept += wrong[: EACH - len(kept) - 1]
    return kept + chance.sample(rest, min(1, len(rest)))


def batches(items: Sequence[Item], held: Sequence[Held], chance: random.Random) -> list[list[Item]]:
    """All items in a new order, those of like length together."""

    def length(item: Item) -> int:
        first = item.choices[: EACH + 1]
        return max((len(held[c.asked].parts) + len(held[c.place].parts) for c in first), default=0)

    order = [*items]
    chance.shuffle(order)
    made: list[list[Item]] = []
    for start in range(0, len(order), QUESTIONS * WINDOW):
        window = sorted(order[start : start + QUESTIONS * WINDOW], key=length)
        made += [window[n : n + QUESTIONS] for n in range(0, len(window), QUESTIONS)]
    chance.shuffle(made)
    return made


def logits_of(model: JointLayers, pairs: Sequence[tuple[Held, Held]]) -> torch.Tensor:
    """Of each pair, in order; those of like length go through the layers together."""

    def length(place: int) -> int:
        return sum(len(held.parts) for held in pairs[place])

    order = sorted(range(len(pairs)), key=length)
    found = []
    # For texts so short, plain products train faster than the fused attention.
    with torch.autocast("cpu", torch.bfloat16, enabled=BFLOAT16), sdpa_kernel(SDPBackend.MATH):
        for start in range(0, len(order), TOGETHER):
            joined = join([pairs[place] for place in order[start : start + TOGETHER]])
            found.append(model(joined.states.float(), joined.parts, joined.padding))
    return torch.cat(found)[np.argsort(order)]


def loss_of(
    model: JointLayers, held: Sequence[Held], batch: Sequence[Sequence[Choice]]
) -> torch.Tensor:
    """Mean over questions of -log of the probability that goes to what is right."""
    pairs = [(held[choice.asked], held[choice.place]) for choices in batch for choice in choices]
    logits = logits_of(model, pairs)
    losses = []
    for choices, own in zip(batch, logits.split([len(c) for c in batch]), strict=True):
        shares = torch.log_softmax(torch.cat([own.new_zeros(1), own]), 0)
        answers = torch.tensor([choice.answers for choice in choices])
        losses.append(-(torch.logsumexp(shares[1:][answers], 0) if answers.any() else shares[0]))
    return torch.stack(losses).mean()


def train(
    items: Sequence[Item],
    held: Sequence[Held],
    model: JointLayers,
    chance: random.Random,
    progress: Progress,
    share: float,
) -> None:
    """One pass over the items, the rate rising and then falling; its result is averaged in."""
    optimizer = torch.optim.AdamW(
        [
            {"params": [*model.layers.parameters()], "rate": RATE},
            {"params": [*model.head.parameters(), *model.part.parameters()], "rate": HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    progress.restore("optimizer", optimizer)
    before = progress.before(model.state_dict())
    planned = batches(items, held, chance)
    steps = Steps(len(planned), progress.step)
    model.train()
    for step, batch in enumerate(planned, start=1):
        choices = [chosen(item, chance) for item in batch]  # also of those that are done: by chance
        if step <= progress.step:
            continue
        for group in optimizer.param_groups:
            group["lr"] = group["rate"] * steps.share
        loss = loss_of(model, held, choices)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        steps.took(float(loss.detach()))
        progress.done(
            step, before=before, model=model.state_dict(), optimizer=optimizer.state_dict()
        )
    after = model.state_dict()
    model.load_state_dict({name: torch.lerp(before[name], after[name], share) for name in before})
    model.eval()
    progress.passed(model.state_dict())


def report(name: str, items: Sequence[Item], held: Sequence[Held], model: JointLayers) -> None:
    """How well it tells questions with an answer from those that are nearly answered."""
    best, truth = [], []
    for item in items:
        if not (item.answerable or item.kind in NEARLY):
            continue
        pairs = [(held[choice.asked], held[choice.place]) for choice in item.choices[:6]]
        with torch.inference_mode():
            best.append(float(logits_of(model, pairs).max()))
        truth.append(item.answerable)
    print(f"{name}: {len(truth)} questions, AUROC {roc_auc_score(truth, best):.3f}")


def report_all(
    items: Mapping[str, Sequence[Item]], held: Sequence[Held], model: JointLayers
) -> None:
    """Of all that nothing learns from."""
    for name, own in items.items():
        if name in (*HELD_OUT, KEPT_BACK, WRITTEN_KEPT_BACK):
            report(name, own, held, model)


def new_layers(encoder: E5Encoder, source: Path, start: Path | None) -> JointLayers:
    """The layers before training: the embedding model's last ones, and a head that is random.

    Or those of a file that was trained before.
    """
    torch.manual_seed(0)
    last = encoder_layers(read_e5(source), torch.float32, {})[FIRST:]
    model = JointLayers(last, FIRST, encoder.width)
    nn.init.normal_(model.part.weight, std=0.02)
    if start is not None:
        trained = load_file(start)
        model.load_state_dict({name: tensor.float() for name, tensor in trained.items()})
    return model.requires_grad_(requires_grad=True)


def write(model: JointLayers, source: Path, output: Path) -> None:
    """Into a safetensors file, bfloat16, with what is needed to build the layers."""
    file = read_e5(source)
    shape = {
        "first": model.first,
        "layers": len(model.layers),
        "width": file.width,
        "heads": file.heads,
        "inner": file.inner,
        "epsilon": file.epsilon,
    }
    state = {name: tensor.to(torch.bfloat16) for name, tensor in model.state_dict().items()}
    save_file(state, output, metadata={name: str(value) for name, value in shape.items()})
    output.chmod(0o644)
    digest = hashlib.sha256(output.read_bytes()).hexdigest()
    print(f"wrote {output} ({output.stat().st_size / 1e6:.1f} MB)\nsha256 {digest}")


def passes_of(options: argparse.Namespace) -> tuple[Pass, ...]:
    """Those that the command line asks for; ends where these are none, or begin with nothing."""
    if options.start and not options.start.is_file():
        sys.exit(f"--start {options.start}: no such file: give the layers that were trained before")
    first = ONCE if options.once else () if options.start else PASSES
    further = FURTHER if options.further else ()
    passes = first + further + (REAL if options.natural else ())
    passes += SHORT if options.written else ()
    passes += OTHERS if options.asked else ()
    return passes or sys.exit(
        "--start alone trains nothing: add --once, --further, --natural, --written or --asked"
    )


def prepare(options: argparse.Namespace, passes: Sequence[Pass]) -> Material:
    """All questions of the passes with their sentences, and those to measure with."""
    here, data = Path(__file__).parent, options.data / "training"
    plain = qed(data)
    lent = [plain, covid_qa(data, 40, 1), policy_qa(data, 500, 1)]
    wanted = {*HELD_OUT, *(name for one in passes for name in one.worlds)}
    worlds = [plain] if plain.name in wanted else []
    for name in (name for name in (*SHELVES, *HELD_OUT) if name in wanted):
        world = shelf(here / name)
        others = [*strangers(lent, 250, 1)] if name == SHELVES[0] else []
        others += strange(world, lent, 1) if name in STRANGE else []
        worlds.append(
            World(name=name, documents=world.documents, examples=(*world.examples, *others))
        )
    packaged = json.loads(RANKING.read_text(encoding="utf-8"))
    ranking = Trees.from_dict(packaged["sentence"], FEATURES, RANKING.name)
    texts = Texts()

    def measured(world: World, long: float = 0.0) -> list[Item]:
        examples = drawn(world.examples, most(world.name, passes), random.Random(world.name))
        rows = measure_world(world, examples, "multilingual", options.cache)
        return [*items_of(rows, texts, ranking, random.Random(world.name), long)]

    items = {world.name: measured(world) for world in worlds}
    for name in ASKED if options.asked else ():
        items[f"{OTHERS_ASKED}{name}"] = [
            *asked_items(asked_world(name), texts.place, options.cache)
        ]
    for name in SHELVES[1:] if options.further else ():
        reworded = replace(shelf(here / name, reworded=True), name=name)
        items[f"{name}{REWORDED}"] = measured(reworded, LONG)
    items |= real_items(options.data, {name for one in passes for name in one.natural}, texts)
    return Material(items, texts.held(E5Encoder(read_e5(weights.packaged_multilingual()))))


def main() -> None:
    """Prepare, train, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with training/")
    parser.add_argument("--cache", type=Path, default=Path("/tmp/briefing-qa-training"))
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument(
        "--once", action="store_true", help="some of each, real and short texts too, in one pass"
    )
    parser.add_argument("--further", action="store_true", help="one pass more, not packaged")
    parser.add_argument("--natural", action="store_true", help="one over real texts")
    parser.add_argument(
        "--written", action="store_true", help="one over short invented texts, not packaged"
    )
    parser.add_argument("--asked", action="store_true", help="one over what others asked")
    parser.add_argument("--start", type=Path, help="layers to begin with, for the further passes")
    options = parser.parse_args()
    passes = passes_of(options)
    here = Path(__file__).parent
    read = (here, options.data / "training", options.data / "natural", RANKING, ADAPTATION)
    read += (OF_OTHERS,) if options.asked else ()
    of = fingerprint(read, passes)
    items, held = kept_or_made(
        options.cache / "cross-encoder-items.pt", of, lambda: prepare(options, passes)
    )
    for name, own in items.items():
        print(f"{name}: {len(own)} questions")
    source = weights.packaged_multilingual()
    model = new_layers(E5Encoder(read_e5(source)), source, options.start)
    progress = Progress(options.cache / "cross-encoder.pt", f"{of} {options.start}")
    progress.restore("model", model)
    for number, one in enumerate(passes[progress.number :], start=progress.number):
        chance = random.Random(number)
        learned = [item for name in one.asked for item in items[f"{OTHERS_ASKED}{name}"]]
        for name in one.natural:
            learned += drawn(items[f"{REAL_TEXTS}{name}"], one.each, chance)
        for name in one.worlds:
            learned += drawn(items[name], one.written, chance)
            learned += drawn(items.get(f"{name}{REWORDED}", []), one.reworded, chance)
        train(learned, held, model, chance, progress, one.share)
        report_all(items, held, model)
    write(model, source, options.output)
    progress.ended()


if __name__ == "__main__":
    main()
