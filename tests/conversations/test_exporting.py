"""A conversation taken along: Markdown and JSON with every citation."""

from __future__ import annotations

import json

import pytest
from conversation_samples import ANA, QUOTE, SOURCE, answer, refusal
from markdown_it import MarkdownIt

from briefing_qa.conversations import ConversationStore, file_name, to_json, to_markdown


def filled(store: ConversationStore, language: str = "en") -> str:
    """A conversation with an answer, a refusal and feedback; its id."""
    kept = store.new(ANA, language=language, document_ids=["peru-briefing"])
    store.append(
        ANA,
        kept.id,
        question="How many signed?",
        answer=answer(),
        sources={"peru-briefing": SOURCE},
    )
    store.append(
        ANA, kept.id, question="And Chile?", understood="How many in Chile?", answer=refusal()
    )
    store.give_feedback(ANA, kept.id, 1, "down", comment="No.", right_answer="8,711")
    return kept.id


def test_markdown_has_question_answer_citation_and_quote(store: ConversationStore) -> None:
    """The whole export, as people read it."""
    found = to_markdown(store.get(ANA, filled(store)))
    assert (
        found
        == f"""\
# How many signed?

Held on 2026-03-01.
Documents asked: peru-briefing.

## 1. How many signed?

{QUOTE} \\[1\\]

\\[1\\] Peru: a briefing. ECPAT International, 2019-11. Tourism \\> Code of Conduct, p. 5 \
(characters 5120-5185)

> {QUOTE}

Confidence: 0.93

Marked as wrong.

> No.

Right answer, as given by the reader:

> 8,711

## 2. And Chile?

Understood as: How many in Chile?

The documents do not say.

Looked for "Chile", which stands nowhere.

Nearest passages:

peru-briefing, Peru: a briefing \\> Tourism \\> Code of Conduct, p. 5, characters 5120-5185

> {QUOTE} More of it.
"""
    )


def test_the_words_around_it_are_in_the_language_of_the_conversation(
    store: ConversationStore,
) -> None:
    """A Spanish one has Spanish words, unless others are wanted; unknown ones are English."""
    transcript = store.get(ANA, filled(store, language="es"))
    assert "Mantenida el 2026-03-01." in to_markdown(transcript)
    assert "(caracteres 5120-5185)" in to_markdown(transcript)
    assert "Entendida como: How many in Chile?" in to_markdown(transcript)
    assert "Held on" in to_markdown(transcript, language="en")
    assert "Held on" in to_markdown(transcript, language="fr")


def test_a_conversation_without_turns_has_a_title(store: ConversationStore) -> None:
    """The export of an empty conversation is no empty file."""
    kept = store.new(ANA)
    assert to_markdown(store.get(ANA, kept.id)) == "# Conversation\n\nHeld on 2026-03-01.\n"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("¿Cuántos niños y niñas?", "2026-03-01-cuantos-ninos-y-ninas"),
        ("../../etc/passwd", "2026-03-01-etc-passwd"),
        ("Дети", "2026-03-01-conversation"),
        ("word " * 30, "2026-03-01-" + "-".join(["word"] * 12)),
        ("w" * 100, "2026-03-01-" + "w" * 60),
    ],
)
def test_file_is_called_by_its_day_and_title(
    store: ConversationStore, title: str, expected: str
) -> None:
    """In letters and figures that every system can keep; nothing of it is a path."""
    kept = store.new(ANA)
    store.rename(ANA, kept.id, title)
    assert file_name(store.get(ANA, kept.id)) == expected


def test_a_hostile_document_stays_text(store: ConversationStore) -> None:
    """Titles, headings, quotes, questions and comments cannot add a link, an image or HTML."""
    evil = "[x](http://evil.example) <img src=x onerror=alert(1)> ![y](http://evil.example) # h"
    citation = {**answer(evil)["citations"][0], "title": evil, "section": [evil, evil]}
    passage = {**answer(evil)["evidence"][0], "document_id": evil, "section": [evil]}
    kept = store.new(ANA, title=evil, document_ids=[evil])
    said = answer(f"{evil}\n- {evil}", citations=[citation])
    store.append(ANA, kept.id, question=evil, understood=f"{evil}?", answer=said)
    refused = {**refusal(), "reason": evil, "evidence": [passage], "answer": evil}
    store.append(ANA, kept.id, question=evil, answer=refused)
    store.give_feedback(ANA, kept.id, 1, "down", comment=evil, right_answer=evil)
    tokens = MarkdownIt("commonmark").enable("table").parse(to_markdown(store.get(ANA, kept.id)))
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} == {
        "heading", "inline", "paragraph", "blockquote",
    }  # fmt: skip
    inner = {child.type for token in tokens for child in token.children or ()}
    assert inner == {"text", "hardbreak", "softbreak"}
    assert sum(token.type == "heading_open" for token in tokens) == 3


def test_json_has_everything(store: ConversationStore) -> None:
    """The JSON export holds all that is kept, quotes to the character."""
    kept = filled(store)
    found = json.loads(to_json(store.get(ANA, kept)))
    assert found["format"] == 1
    conversation = found["conversation"]
    assert conversation["id"] == kept
    assert conversation["document_ids"] == ["peru-briefing"]
    assert conversation["turn_count"] == 2
    first, second = conversation["turns"]
    assert first["answer"] == answer()
    assert first["sources"]["peru-briefing"]["publisher"] == "ECPAT International"
    assert first["feedback"] == {
        "verdict": "down",
        "comment": "No.",
        "right_answer": "8,711",
        "created": "2026-03-01T12:00:00.000+00:00",
    }
    assert second["understood"] == "How many in Chile?"
    assert second["feedback"] is None


def test_json_is_valid_whatever_the_quote(store: ConversationStore) -> None:
    """Half of a surrogate pair and control characters come through."""
    odd = "a\ud800b\0c\u2028\U0001f600"
    kept = store.new(ANA)
    store.append(ANA, kept.id, question="Odd?", answer=answer(odd))
    text = to_json(store.get(ANA, kept.id))
    text.encode("utf-8")
    quote = json.loads(text)["conversation"]["turns"][0]["answer"]["citations"][0]["quote"]
    assert quote == odd
