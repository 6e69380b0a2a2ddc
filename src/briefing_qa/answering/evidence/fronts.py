"""What a document says of itself at its beginning, though its sentences do not repeat it.

Who published it stands on its cover, the short name of what it is about in its first sentence, and
an annual report need not say of every figure in which year it was so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.covers import cover
from briefing_qa.answering.evidence.datelines import NAME, place_of, until
from briefing_qa.answering.evidence.head_fields import head_fields
from briefing_qa.answering.evidence.imprints import Imprint, imprint
from briefing_qa.answering.evidence.narrators import narrator
from briefing_qa.answering.evidence.quoted_subjects import quoted_subject
from briefing_qa.answering.evidence.subtitles import subtitle
from briefing_qa.answering.evidence.turns import Turn, speaker_at, turns
from briefing_qa.answering.evidence.voices import voices
from briefing_qa.answering.questions.of_the_document import PUBLISHED, WRITTEN
from briefing_qa.answering.words.bodies import ORGANISATIONS
from briefing_qa.answering.words.definitions import Definition, definitions
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.names import only_names
from briefing_qa.answering.words.wording import ARTICLE
from briefing_qa.answering.words.years import main_year, named_years
from briefing_qa.passages.spoken import person_labels
from briefing_qa.store import DocumentRecord, Snapshot
from briefing_qa.terms import Token, all_stop_words, fold
from briefing_qa.types import Document

_NEW_LINE = "\n"
_BY = re.compile(
    rf"\b(?i:{WRITTEN}|{PUBLISHED}) (?i:by|por)(?: {ARTICLE})? (?P<name>{NAME})"
    r"|^\W*(?i:publishers?|authors?|editors?|editorial|autor(?:a|es|as)?|edita|publica)\s?:"
    rf" (?P<given>{NAME})"
    rf"|^\W*(?:By|Por)(?: {ARTICLE})? (?P<byline>{NAME})"
)
_BODY_NAMED = re.compile(rf"\b(?:{'|'.join(ORGANISATIONS)}|defensoria)\b")
_WHOLE_NAME = re.compile(rf"\W*(?:(?:The|El|La) )?(?P<name>{NAME})\W*")
SUBJECT_NOUNS = {
    word: nouns
    for words, *nouns in (
        ("programme program programa", "the programme", "el programa"),
        ("project proyecto", "the project", "el proyecto"),
        ("campaign campana", "the campaign", "la campaña"),
        ("initiative iniciativa", "the initiative", "la iniciativa"),
        ("scheme esquema", "the scheme", "el esquema"),
        ("survey encuesta", "the survey", "la encuesta"),
        ("study estudio", "the study", "el estudio"),
        ("organisation organization organizacion", "the organisation", "la organización"),
        ("plan", "the plan", "el plan"),
        ("strategy estrategia", "the strategy", "la estrategia"),
        ("unit unidad", "the unit", "la unidad"),
        ("network red", "the network", "la red"),
        ("centre center centro", "the centre", "el centro"),
        ("group grupo", "the group", "el grupo"),
        ("observatory observatorio", "the observatory", "el observatorio"),
        ("foundation fundacion", "the foundation", "la fundación"),
        ("institute instituto", "the institute", "el instituto"),
        ("alliance alianza", "the alliance", "la alianza"),
        ("coalition coalicion", "the coalition", "la coalición"),
    )
    for word in words.split()
}
"""What a document may be about, as it calls it afterwards: in English, in Spanish."""

_NEAR = 4
"""Words before or after a name among which stands what it is one of: "BTS was a programme"."""


@dataclass(frozen=True, slots=True)
class Front:
    """What a document says of itself.

    Attributes:
        names: of what it is about, long and short ones, as they are written; empty where it gives
            no short one.
        noun: what it calls this afterwards, in English and Spanish, one of them maybe ""; empty
            where it is not known.
        publisher: or author, from its cover; "" where there is none.
        subtitle: below its title, see `subtitles`; "" where there is none.
        year: that it is of, as an annual report is; "" where it is of none.
        place: where it was written, as news are; "" where it does not say so.
        until: one past the last character that is told of this place.
        years: all that it names.
        voices: kinds of bodies whose own text it is, see `voices`.
        turns: of those who speak in it.
        called: of each kind of which it names one thing alone, the kind and the words of its name:
            "the Index" is the Child Safety Index then.
    """

    names: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    publisher: str = ""
    subtitle: str = ""
    year: str = ""
    place: str = ""
    until: int = 0
    voices: frozenset[str] = frozenset()
    called: tuple[tuple[str, frozenset[str]], ...] = ()
    turns: tuple[Turn, ...] = ()
    years: frozenset[str] = frozenset()


_known: dict[tuple[str, str], Front] = {}
"""By checksum and title: a text is looked through once."""


def front(record: DocumentRecord, snapshot: Snapshot) -> Front:
    """What a document says of itself.

    Args:
        record: of the document.
        snapshot: the state of the index that it stands in.
    """
    key = record.sha256, record.title
    if key not in _known:
        _known[key] = front_of(snapshot.document(record.id))
    return _known[key]


def fronted(
    candidate: Candidate,
    snapshot: Snapshot,
    records: Mapping[str, DocumentRecord],
) -> Candidate:
    """A candidate with what its document says of itself.

    Args:
        candidate: as it was gathered.
        snapshot: the state of the index that it stands in.
        records: documents by id.
    """
    record = records[candidate.document_id]
    told = front(record, snapshot)
    return replace(
        candidate,
        names=told.names,
        noun=told.noun,
        publisher=candidate.publisher or told.publisher,
        subtitle=told.subtitle,
        year=told.year,
        place=told.place if candidate.unit.start < told.until else "",
        voices=told.voices,
        called=told.called,
        speaker=speaker_at(told.turns, candidate.unit.start),
        years=told.years | {str(record.year)} if record.year else told.years,
    )


def with_speakers(
    candidates: Sequence[Candidate], snapshot: Snapshot, records: Mapping[str, DocumentRecord]
) -> list[Candidate]:
    """Candidates with who says them, and nothing else of what their documents say of themselves.

    A document is looked through where a passage of it has the labels of turns.

    Args:
        candidates: as they were gathered.
        snapshot: the state of the index that they stand in.
        records: documents by id.
    """
    passages = {one.source.passage.id: one.source.passage for one in candidates}
    spoken = {one.document_id for one in passages.values() if person_labels(one.text)}
    return [
        replace(one, speaker=speaker_at(front(records[id_], snapshot).turns, one.unit.start))
        if (id_ := one.document_id) in spoken
        else one
        for one in candidates
    ]


def front_of(document: Document) -> Front:
    """What a document says of itself: of its whole text."""
    text = document.text
    top, begun = _parted(text)
    head = f"{document.title}\n{top.partition(_NEW_LINE)[0]}"
    fields = head_fields(text)
    named = _subject(text, f"{head}\n{fields.project}", begun)
    place = "" if begun < 0 else place_of(top, text[begun:])
    names: tuple[str, ...] = () if named is None else (named.long, named.short)
    publisher = ", ".join(filter(None, (_publisher(top, imprint(document)), *fields.bodies)))
    noun: tuple[str, ...] = ()
    if named is not None and named.long not in publisher:
        noun = _noun(named, text, f"{head}\nproject {fields.project}")
    if named is None and (other := quoted_subject(text) or narrator(text)):
        names, noun = (other[0],), other[1]
    return Front(
        names=names,
        noun=noun,
        publisher=publisher,
        subtitle=subtitle(document.title, top.splitlines()),
        year=main_year(text, head),
        place=place or fields.place,
        until=until(document, begun) if place or not fields.place else len(text),
        voices=voices(text),
        called=only_names(text),
        turns=tuple(turns(text)),
        years=named_years(text),
    )


def publisher_of(document: Document) -> str:
    """Who published a document, or its author, as its cover says; "" where it does not."""
    return _publisher(_parted(document.text)[0], imprint(document))


def names_of(title: str, text: str) -> tuple[str, ...]:
    """The names of what a text is about, long and short ones; see `Front.names`."""
    top, begun = _parted(text)
    named = _subject(text, f"{title}\n{top.partition(_NEW_LINE)[0]}", begun)
    return () if named is None else (named.long, named.short)


def _parted(text: str) -> tuple[str, int]:
    """The lines of the cover without marks, and where the text behind them begins."""
    lines, begun = cover(text)
    return _NEW_LINE.join(line.text.strip("#*_ ").strip() for line in lines), begun


def _publisher(top: str, below: Imprint | None) -> str:
    lines, names = top.splitlines(), below.names if below else ()
    if below and below.line not in lines:  # it is as long as a sentence
        lines.append(below.line)
    return ", ".join(dict.fromkeys([*_publishers(lines), *names]))


def _publishers(lines: Sequence[str]) -> Iterator[str]:
    for place, line in enumerate(lines):
        for match in _BY.finditer(line):
            yield next(filter(None, match.groups()))
        whole = _WHOLE_NAME.fullmatch(line)
        if place and whole and _BODY_NAMED.search(fold(line)) and len(line.split()) > 1:
            yield whole["name"]


def _subject(text: str, head: str, begun: int) -> Definition | None:
    """The definition of what a text is about: that its title names, or its first sentence."""
    titled = facts(head).words
    first = None
    for one in definitions(text):
        own = _telling(facts(one.long).tokens)
        if one.long[0].isupper() and own and (own <= titled or one.short.lower() in titled):
            return one
        if first is None and begun >= 0 and _opens(text[begun : one.start]):
            first = one
    return first


def _telling(found: Sequence[Token]) -> frozenset[str]:
    stops = all_stop_words()
    return frozenset(token.folded for token in found if token.folded not in stops)


def _opens(before: str) -> bool:
    """Whether what stands before a name in a text is at most an article."""
    return before.strip(' *_“"').lower() in {"", "the", "el", "la", "los", "las"}


def _noun(named: Definition, text: str, title: str) -> tuple[str, ...]:
    """What kind of thing a name is of, by the words right beside it, or its own last one."""
    behind = _beside(title, named.long) or _words(text[named.end : named.end + 60])[:_NEAR]
    for word in (*_words(named.long)[:1], *_words(named.long)[-1:], *behind):
        if word in SUBJECT_NOUNS:
            return tuple(SUBJECT_NOUNS[word])
    return ()


def _beside(title: str, name: str) -> list[str]:
    before, found, after = title.partition(name)
    return [*_words(before)[-1:], *_words(after)[:1]] if found else []


@lru_cache(maxsize=1_000)
def _words(text: str) -> list[str]:
    return [token.folded for token in facts(text).tokens]
