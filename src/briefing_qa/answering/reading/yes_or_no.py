"""What a language model is asked: does this passage state the answer to this question?

The examples in `data/yes_or_no.json` come in pairs, a passage with a question that it answers and
with one that it nearly answers, so that question or passage alone decides nothing. Their subjects
are none of the documents'. All conversations begin with them, and that is evaluated once.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from briefing_qa.errors import ModelError
from briefing_qa.models.language_model import Message

QUESTION_BYTES, PASSAGE_BYTES = 700, 1800
"""What is longer is cut off. With about 1,000 tokens of examples, all then fits the model."""


def conversation(question: str, passage: str) -> list[Message]:
    """The conversation, to be continued by Yes or No.

    Args:
        question: in its own words, without what holds for the whole document.
        passage: the sentences that are read, and the heading that they stand under.

    Raises:
        ModelError: the examples are missing.
    """
    return [*_beginning(), _asked(_cut(passage, PASSAGE_BYTES), _cut(question, QUESTION_BYTES))]


@cache
def _beginning() -> tuple[Message, ...]:
    """The task and its examples."""
    source = files("briefing_qa").joinpath("data", "yes_or_no.json")
    try:
        data = json.loads(source.read_text(encoding="utf-8"))
        messages: list[Message] = [{"role": "system", "content": data["task"]}]
        for one in data["examples"]:
            messages.append(_asked(one["passage"], one["question"]))
            messages.append({"role": "assistant", "content": one["answer"]})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError("data/yes_or_no.json: cannot be read: install it again") from error
    return tuple(messages)


def _asked(passage: str, question: str) -> Message:
    return {
        "role": "user",
        "content": f"Passage: {passage}\nQuestion: {question}\nDoes the passage state the answer?",
    }


def _cut(text: str, length: int) -> str:
    """On one line, and so many bytes of it; half a character at the end is dropped."""
    return " ".join(text.split()).encode()[:length].decode(errors="ignore")
