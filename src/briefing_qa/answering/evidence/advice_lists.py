"""Whether a candidate stands in the very list of recommendations that is asked for.

"What does the brief recommend to Parliament?" is answered by the items below "To Parliament:", and
what it recommends on the legal framework by those below "Legal framework > Way forward". An item
says neither to whom it is said, nor that it is a recommendation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.document_phrases import is_sort_of_document
from briefing_qa.answering.questions.matching import has_word
from briefing_qa.answering.questions.meaning import has_meaning
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.names import country_starts
from briefing_qa.answering.words.wording import COUNSEL
from briefing_qa.retrieval import Retrieved
from briefing_qa.store import DocumentRecord, Snapshot
from briefing_qa.terms import all_stop_words, fold, tokens
from briefing_qa.types import Passage

_WHAT = re.compile(
    r"\W*(?:(?:and|y) )?(?:what|which|que|cual(?:es)?|(?:list|name|give|tell me|enumera\w*|dame)\b"
    r"(?! (?:how|who|when|where|why)))\b"
)
_COUNSELS = re.compile(rf"\b(?:{COUNSEL})\b")
_TO_DO = re.compile(
    r"\b(?:ask(?:s|ed)?|call(?:s|ed)? (?:up)?on|want(?:s|ed)?|expect(?:s|ed)?|pid(?:e|en|io|ieron)"
    r"|exig(?:e|en|io)|reclam(?:a|an|o))\b.* (?:to do|(?:que )?(?:haga|hagan|hacer))\W*$"
    r"|\b(?:should|must|ought to|deberia\w*|debe|deben)\b.* (?:do|hacer)\W*$"
    r"|\b(?:ask|want|expect|demand)(?:s|ed)? (?:of|from)\b"
    r"|^\W*que (?:le|les) (?:pid|exig|reclam)\w+ .*\b(?:al|a la|a l[ao]s)\b"
    r"|^\W*(?:que (?:se (?:le|les) )?(?:pid(?:e|en|io)|exig(?:e|en|io)))\b"
)
"""Asks what somebody is to do."""

_ABOVE = re.compile(
    rf"\b(?:{COUNSEL}|way forward|next steps|priorit(?:y|ies)|prioridad(?:es)?|call to action"
    r"|camino a seguir|proximos pasos|llamad[oa] a la accion|what (?:should|must|needs to)"
    r"|que (?:debe\w*|hacer))\b"
)
"""Stands above recommendations, or leads on to them."""

_FRAME = re.compile(
    rf"{COUNSEL}|do|does|done|demand(?:s|ed)?|make[sd]?|made|gives?|given|main|key|principal(?:es)?|chief|all"
    r"|ask(?:s|ed)?|call(?:s|ed)?|wants?|wanted|expect(?:s|ed)?|pid(?:e|en|io|ieron)|exig(?:e|en|io)"
    r"|reclam(?:a|an|o)|h(?:aga|agan|acer|ace|acen)|list|name|tell|enumera\w*|dame|steps?|measures?"
    r"|actions?|pasos?|medidas?|acciones|authors?|autor(?:es|as?)?|evaluators?|evaluador(?:es|as?)?"
    r"|research(?:ers)?|investigador(?:es|as?)?|address(?:es|ed)?|dirig\w+|direct(?:s|ed)|formula\w*"
    r"|hech[oa]s?|points?|puntos?|policy|political?"
)
"""Words that belong to such a question, whatever it is about."""

_OTHERWISE = re.compile(
    r"\b(?:not|no|nunca|never|instead|except|salvo|excepto|menos|besides"
    r"|implemented|fulfilled|followed|accepted|rejected|adopted|ignored|met|kept"
    r"|cumpl\w+|aplic(?:o|aron|ad[oa]s?)|implement(?:o|aron|ad[oa]s?)|acept\w+|rechaz\w+|adopt\w+"
    r"|seguid[oa]s?|siguio|siguieron|i|my|we|us|our|debo|debemos|mi|nos|nuestr[oa]s?)\b"
)
"""Asks for others than those that are made, what became of them, or for one's own case."""

DOCUMENTS, PASSAGES = 3, 12
"""Documents of which the recommendations are looked up, and passages of them that are added."""

ABROAD = 0.5
"""Cosine from which on a word of the other language is the same: "proveedores", "providers".

"Empresas" and "industry" are at 0.26, "hoteles" and "restaurants" at 0.43.
"""


@lru_cache(maxsize=5_000)
def is_in_asked_advice(question: Question, candidate: Candidate) -> bool:
    """Whether it is just asked what is recommended to whom, or on what, and this is such an item.

    All other words of the question stand in the line that leads on to its list or in the headings
    above it, or else in what names the document or in itself.
    """
    if candidate.unit.kind != "item" or not _is_asked(question.text):
        return False
    above = _above(candidate)
    if _ABOVE.search(fold(above)) is None:
        return False
    names = _names(candidate)
    if not question.facts.countries <= facts(f"{names}\n{above}").countries | candidate.about:
        return False
    return _is_met(question, candidate, names) or is_asked_itself(question, candidate)


def with_advice(
    question: Question,
    evidence: Sequence[Retrieved],
    snapshot: Snapshot,
    records: Mapping[str, DocumentRecord],
) -> tuple[Retrieved, ...]:
    """The evidence with the recommendations of its first documents, where such are asked for.

    "What does the briefing recommend?" has no word of the items that it asks for.
    """
    if not _is_asked(question.text):
        return tuple(evidence)
    known = {one.passage.id for one in evidence}
    least = min((one.score for one in evidence), default=1.0)
    more = [
        Retrieved(passage=passage, score=least, dense=0.0, lexical=None)
        for id_ in islice(dict.fromkeys(one.passage.document_id for one in evidence), DOCUMENTS)
        for passage in snapshot.passages_between(id_, 0, records[id_].characters)
        if passage.id not in known and _recommends(passage)
    ]
    return (*evidence, *more[:PASSAGES])


def _recommends(passage: Passage) -> bool:
    """Whether a passage has items of a list, and recommendations stand above them."""
    if not any(unit.kind == "item" for unit in passage.own_units):
        return False
    texts = (passage.text_of(unit) for unit in passage.own_units)
    leads = [text for text in texts if text.endswith(":")]
    return _ABOVE.search(fold("\n".join((*passage.heading_path, *leads)))) is not None


def is_asked_itself(question: Question, candidate: Candidate) -> bool:
    """Whether such an item needs no name of its document to be the one that is asked for.

    "What is recommended for Indigenous children?" is answered by the item on them, though the whole
    report is called "Indigenous children in Peru".
    """
    # In another language there is a word as near in meaning in many an item.
    own = candidate.text if question.language == candidate.language else ""
    return _is_met(question, candidate, own)


def is_of_asked_list(question: Question, candidate: Candidate, *, named: bool) -> bool:
    """Whether of such an item the whole list is asked for: its own words are not needed for it.

    Args:
        question: taken apart.
        candidate: an item.
        named: whether what names the document may stand for it.
    """
    return _is_met(question, candidate, _names(candidate) if named else "")


def _above(candidate: Candidate) -> str:
    """The line that leads on to the list of an item, and the headings above it but the title."""
    led = candidate.before if candidate.before.endswith(":") else ""
    title = fold(candidate.title)
    return "\n".join((led, *(one for one in candidate.section if fold(one) not in title)))


def _names(candidate: Candidate) -> str:
    """What names the document of a candidate, and who published it."""
    return "\n".join((candidate.title, candidate.publisher, *candidate.names))


def _is_asked(text: str) -> bool:
    folded = fold(text)
    if _WHAT.match(folded) is None or _OTHERWISE.search(folded):
        return False
    return _COUNSELS.search(folded) is not None or _TO_DO.search(folded) is not None


def _is_met(question: Question, candidate: Candidate, beside: str) -> bool:
    """Whether all words that tell to whom, or what on, stand above an item or in another text."""
    text, own, language = f"{_above(candidate)}\n{beside}", question.language, candidate.language
    return all(
        has_word(word, text, language)
        if own == language
        else has_meaning(word, own, text, language, ABROAD)
        for word in _matter(question)
    )


def _matter(question: Question) -> frozenset[str]:
    countries, stops = country_starts(question.text), all_stop_words()
    return frozenset(
        token.folded
        for token in tokens(question.text)
        if token.start not in countries
        and token.folded not in stops
        and not _FRAME.fullmatch(token.folded)
        and not is_sort_of_document(token.folded)
    )
