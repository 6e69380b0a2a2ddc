"""Which country a document is about, where its title does not say so.

"The Committee is concerned about illiteracy" names no country, nor need the passage: the document
does so now and then, as a text on one State.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.capitals import seated
from briefing_qa.answering.evidence.imprints import imprint
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import (
    LONG,
    MENTIONS,
    UNANIMOUS,
    countries_told,
    country_counts,
    facts,
    is_of_people,
    is_people,
    main_countries,
)
from briefing_qa.store import DocumentRecord, Snapshot
from briefing_qa.types import Document

_BODIES = frozenset(
    {"police", "government", "ministry", "parliament", "congress", "senate", "army", "navy"}
    | {"court", "courts", "customs", "prosecutors", "authorities", "constitution", "president"}
    | {"policia", "gobierno", "ministerio", "parlamento", "congreso", "senado", "ejercito"}
    | {"armada", "corte", "tribunal", "tribunales", "aduanas", "fiscalia", "autoridades"}
    | {"constitucion", "presidente", "presidenta", "defensoria"}
)
_REACH = 3
"""Words from a country to the word for a body: "Philippine National Police"."""

_NOT_ITS = frozenset({"and", "or", "in", "the", "to", "for", "y", "e", "o", "en", "el", "la"})
"""What parts a country from a body behind it: "in Britain and the police"."""

_OPENING = 600
"""Characters in which a text says which country it is about."""

_A_FEW_LINES = 1_000
"""Characters of a text that names a country once without being about it."""

_THE_COUNTRY = re.compile(r"\b(?:the|this|el|este) (?:country|país)\b", re.IGNORECASE)

_SEVERAL = re.compile(
    r"\b(?:countries|pa[ií]ses|worldwide|(?:around|across|all over) the world|global(?:ly)?"
    r"|en (?:todo )?el mundo|mundial(?:es|mente)?)\b",
    re.IGNORECASE,
)
"""Says that a text is not on one country, whichever it names."""

_A_STATE = re.compile(
    r"\b(?:republic|kingdom|government|state|parliament|congress|rep[uú]blica|reino|gobierno|estado"
    r"|congreso|asamblea nacional)\b",
    re.IGNORECASE,
)
"""What the country is named with where its bodies speak."""

_SHELF = 3
"""Documents from which on they may be a shelf on one country."""

_LARGE_SHELF = 100
"""Documents up to which all are looked through for the country of the shelf."""

_MOSTLY, _SELDOM = 2 / 3, 0.4
"""Share of its documents that name its country, at least, and any other one, at most."""

_known: dict[tuple[str, str], tuple[frozenset[str], frozenset[str]]] = {}
"""Countries named most, and those that other signs tell, by checksum and title: a text is counted
once, at the first question that names a country.
"""


def subject(
    candidate: Candidate, snapshot: Snapshot, records: Mapping[str, DocumentRecord]
) -> frozenset[str]:
    """The countries that a candidate's document is about: registered ones, or the one named most.

    Or those in the name of its file, or below its title; or that of the shelf, or of a city in its
    title.

    Args:
        candidate: any of the document.
        snapshot: the state of the index that it stands in.
        records: documents by id.
    """
    record = records[candidate.document_id]
    if told := _registered(record) or _in_its_path(record):
        return told
    key = record.sha256, record.title
    if key not in _known:
        document = snapshot.document(record.id)
        text = document.text
        by_signs = (
            acting_state(text)
            or opened(text)
            or imprinted(document)
            or introduced(text)
            or seated(f"{record.title}\n{_path_words(record)}", text)
        )
        _known[key] = main_countries(text), by_signs
    named_most, by_signs = _known[key]
    return named_most or _of_the_shelf(record, snapshot, records) or by_signs


def _of_the_shelf(
    record: DocumentRecord, snapshot: Snapshot, records: Mapping[str, DocumentRecord]
) -> frozenset[str]:
    """The country of a shelf on one alone, for a document of it that names no country often.

    Bulletins of a ministry and briefs on regions of Peru need hardly name Peru; and one on the
    border of Bolivia may name that more often. A text on all countries names neither Peru nor "the
    country".
    """
    if not _SHELF <= len(records) <= _LARGE_SHELF:
        return frozenset()
    country = _named_by_most(tuple(_named(one, snapshot) for one in records.values()))
    told = country <= _named(record, snapshot) or _says_the_country(record, snapshot)
    return country if told else frozenset()


@lru_cache(maxsize=100)
def _named_by_most(named: tuple[frozenset[str], ...]) -> frozenset[str]:
    """The country that most of some documents name, where they name no other often.

    Args:
        named: the countries that each document names.
    """
    documents = Counter(country for countries in named for country in countries)
    most = [*documents.most_common(2), ("", 0), ("", 0)]
    (country, count), (_, other) = most[:2]
    alone = count >= _MOSTLY * len(named) and other <= _SELDOM * len(named)
    return frozenset({country}) if alone else frozenset()


_countries: dict[str, frozenset[str]] = {}
"""Named in a document at all, by its checksum."""

_speak_of_it: dict[str, bool] = {}
"""Whether a document says "the country", by its checksum."""


def _named(record: DocumentRecord, snapshot: Snapshot) -> frozenset[str]:
    if record.sha256 not in _countries:
        _countries[record.sha256] = frozenset(country_counts(snapshot.document(record.id).text))
    return _countries[record.sha256]


def _says_the_country(record: DocumentRecord, snapshot: Snapshot) -> bool:
    if record.sha256 not in _speak_of_it:
        text = snapshot.document(record.id).text
        _speak_of_it[record.sha256] = _THE_COUNTRY.search(text) is not None
    return _speak_of_it[record.sha256]


def at_home(question: Question, records: Sequence[DocumentRecord]) -> list[str]:
    """The ids of the documents that name a country of a question in title, metadata or file name.

    Args:
        question: taken apart.
        records: of the documents that may be asked.

    Returns:
        None of them where the question names no country.
    """
    asked = question.facts.countries
    return [
        record.id
        for record in records
        if asked and asked & (_registered(record) | _in_its_path(record))
    ]


def _registered(record: DocumentRecord) -> frozenset[str]:
    return facts(f"{record.title}\n{record.country}").countries


def _in_its_path(record: DocumentRecord) -> frozenset[str]:
    return facts(_path_words(record)).countries


def _path_words(record: DocumentRecord) -> str:
    return re.sub(r"[-_/.]+", " ", record.id)


def opened(text: str) -> frozenset[str]:
    """The only country that a text names at its beginning, where it then says "the country".

    Not only by its people, who may live elsewhere. No other one may be named often: that would be a
    text on several.
    """
    head = facts(text[:_OPENING])
    beginning = head.countries
    named = any(not is_of_people(head, first, behind) for _, first, behind in head.country_places)
    if len(beginning) != 1 or not named or not _THE_COUNTRY.search(text):
        return frozenset()
    counts = country_counts(text)
    rare = all(count < MENTIONS for country, count in counts.items() if country not in beginning)
    return beginning if rare and counts[next(iter(beginning))] >= UNANIMOUS else frozenset()


def imprinted(document: Document) -> frozenset[str]:
    """The countries below a document's title, where it names no other one often.

    "República del Paraguay" over a law: that need not name it again. Where a body has its seat says
    nothing, unless the text speaks of the country too.
    """
    below = imprint(document)
    beginning = facts(below.line).countries if below else frozenset()
    counts = country_counts(document.text)
    rare = all(count < MENTIONS for country, count in counts.items() if country not in beginning)
    again = all(counts[country] >= UNANIMOUS for country in beginning)
    official = below is not None and _A_STATE.search(below.line) is not None
    return beginning if rare and (again or official) else frozenset()


def introduced(text: str) -> frozenset[str]:
    """The only country that a short text names at its beginning, where it names none more often.

    "A helpline for the children of Honduras" need not say again where it is. A text that speaks of
    countries is on more than the one it names, and a people may live anywhere; in a few lines a
    country may be named by chance.
    """
    if not _A_FEW_LINES < len(text) <= LONG or _SEVERAL.search(text):
        return frozenset()
    beginning = _named_places(text[:_OPENING])
    counts = _named_places(text)
    if len(beginning) != 1:
        return frozenset()
    (country,) = beginning
    return frozenset(beginning) if counts[country] == max(counts.values()) else frozenset()


def _named_places(text: str) -> Counter[str]:
    """How often a text names countries, not their people."""
    words, places = countries_told(text)
    return Counter(
        country for country, first, behind in places if not is_people(tuple(words[first:behind]))
    )


def acting_state(text: str) -> frozenset[str]:
    """The country whose police, courts or ministries a short text tells of, and of no other one's.

    "The Philippine National Police" sets a story in the Philippines, which names them nowhere else.
    No other country may be named often.
    """
    if len(text) > LONG:
        return frozenset()
    words, places = countries_told(text)
    acting = {country for country, first, behind in places if _is_of_a_body(words, first, behind)}
    counts = country_counts(text)
    if len(acting) != 1 or any(
        count > UNANIMOUS for country, count in counts.items() if country not in acting
    ):
        return frozenset()
    return frozenset(acting)


def _is_of_a_body(words: Sequence[str], first: int, behind: int) -> bool:
    """Whether a body of the state stands right beside words for a country or its people."""
    if _BODIES.intersection(words[behind : behind + _REACH]):
        return words[behind] not in _NOT_ITS
    before = words[max(0, first - _REACH) : first]
    return bool(_BODIES.intersection(before)) and (
        is_people(tuple(words[first:behind])) or before[-1] in {"of", "the", "de", "del", "la"}
    )
