"""Several questions in one are of one matter, so one document answers them.

Asked alone, "how many were convicted?" finds convictions in any report.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from briefing_qa.answering.covering import stands_alone
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.halves import Half
from briefing_qa.answering.parts import holds
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.named import is_kind
from briefing_qa.answering.saying.decision import Decision
from briefing_qa.answering.words.acronyms import goes_by_acronym, is_called
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.wording import ARTICLE
from briefing_qa.terms import fold


def of_one_document(
    parts: Sequence[Decision],
    asked: Sequence[Half],
    decided_in: Callable[[Half, str], Decision],
    whole: Decision,
) -> list[Decision]:
    """Halves answered from one document.

    It is one that answers all of them: the one that answers the whole, or the surest. Where none
    does, it is the document of the half that the others depend on, the one that answers the whole,
    or that of the surest half. What another document gives stays only for a half that stands alone,
    and that this document does not answer.

    Args:
        parts: the halves as all documents answer them.
        asked: the halves.
        decided_in: answers a half from one document alone.
        whole: what is said of all of them.
    """
    answered = [part for part in parts if part.chosen]
    if len({document_of(part) for part in answered}) < 2:
        return list(parts)
    first = [document_of(whole)] if whole.chosen else []
    tried = {
        document: [
            part if part.chosen and document_of(part) == document else decided_in(half, document)
            for half, part in zip(asked, parts, strict=True)
        ]
        for document in dict.fromkeys((*first, *map(document_of, answered)))
    }
    complete = {key: them for key, them in tried.items() if all(part.chosen for part in them)}
    if complete:
        surest = max(complete, key=lambda key: math.prod(one.confidence for one in complete[key]))
        return complete[first[0] if first and first[0] in complete else surest]
    one = _leading(parts, asked, first)
    kept = []
    for half, part, again in zip(asked, parts, tried[one], strict=True):
        if part.chosen and document_of(part) != one:
            alone = not half.depends and stands_alone(part.chosen[0], half)
            kept.append(again if again.chosen or not alone else part)
        else:
            kept.append(part)
    return kept


def _leading(parts: Sequence[Decision], asked: Sequence[Half], first: Sequence[str]) -> str:
    """The document that halves are answered from, of which none answers all."""
    answered = {document_of(part): part.confidence for part in parts if part.chosen}
    if parts[0].chosen and any(half.depends for half in asked):
        return document_of(parts[0])
    own = [document for document in first if document in answered]
    return own[0] if own else max(answered, key=lambda key: answered[key])


def document_of(decision: Decision) -> str:
    """The document of what a decision says, which must say something."""
    return decision.chosen[0].document_id


_ARTICLE = re.compile(rf"^{ARTICLE} ", re.IGNORECASE)


def is_near_to(source: str, candidate: Candidate, question: Question) -> bool:
    """Whether a candidate stands near most of the words of whoever is named; any, where nobody is.

    Words for a kind of body are not looked for: there is one in every report.

    Args:
        source: "the Committee against Torture"; one without a name has nothing to look for.
        candidate: with its title, headings and passage.
        question: in which the name stands.
    """
    names = facts(source).names
    own = [word for word in question.words if word.folded in names and not is_kind(word.folded)]
    passage = candidate.source.passage.text
    text = "\n".join(
        (candidate.title, candidate.headings, candidate.publisher, *candidate.names, passage)
    )
    bare = fold(_ARTICLE.sub("", source))
    if goes_by_acronym(source, text) or any(
        is_called(name, text) for name in (bare, *(word.folded for word in own))
    ):
        return True
    held = sum(holds(text, candidate.language, question, word) for word in own)
    return not own or 2 * held > len(own)
