"""What is kept of a conversation, and for whom."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conversation_samples import ANA, BEN, SOURCE, Clock, answer, refusal, talk
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_qa.conversations import (
    ConversationStore,
    ConversationStoreError,
    ConversationValueError,
    UnknownConversationError,
)
from briefing_qa.conversations.values import Feedback, Turn


def test_a_conversation_is_there_again_after_a_restart(
    store: ConversationStore, path: Path, clock: Clock
) -> None:
    """What one store kept, another one opened later gives back, value for value."""
    kept = store.new(ANA, title="Peru", document_ids=["b", "a", "b"], language="es")
    first = store.append(
        ANA, kept.id, question="How many?", answer=answer(), sources={"peru-briefing": SOURCE}
    )
    clock.pass_days(1)
    store.append(
        ANA, kept.id, question="And in Chile?", understood="How many in Chile?", answer=refusal()
    )
    store.give_feedback(ANA, kept.id, 1, "down", comment="No.", right_answer="8,711")
    before = store.get(ANA, kept.id)
    store.close()
    with ConversationStore(path) as again:
        found = again.get(ANA, kept.id)
    assert found == before
    assert found.conversation.title == "Peru"
    assert found.conversation.document_ids == ("b", "a")
    assert found.conversation.language == "es"
    assert found.conversation.turn_count == 2
    assert found.conversation.created == "2026-03-01T12:00:00.000+00:00"
    assert found.conversation.updated == "2026-03-02T12:00:00.000+00:00"
    assert found.turns[0] == Turn(
        position=1,
        question="How many?",
        understood="How many?",
        answer=answer(),
        sources={"peru-briefing": SOURCE},
        created=first.created,
        feedback=Feedback(
            verdict="down",
            comment="No.",
            right_answer="8,711",
            created="2026-03-02T12:00:00.000+00:00",
        ),
    )
    assert found.turns[1].understood == "How many in Chile?"
    assert found.turns[1].answer == refusal()


def test_the_one_changed_last_comes_first(store: ConversationStore, clock: Clock) -> None:
    """The list is by last change, the newest of equals first, and no longer than wanted."""
    old, new = talk(store, ANA, "One?"), talk(store, ANA, "Two?")
    assert [one.id for one in store.list(ANA)] == [new, old]
    clock.pass_days(1)
    store.append(ANA, old, question="Three?", answer=answer())
    assert [one.id for one in store.list(ANA)] == [old, new]
    assert [one.turn_count for one in store.list(ANA)] == [2, 1]
    assert [one.id for one in store.list(ANA, limit=1)] == [old]


def test_the_first_question_names_the_conversation(store: ConversationStore) -> None:
    """A title is made from the first question, cut after a word; a name that was given stays."""
    long = "How many of the establishments\nof the coast, the sierra and the selva signed the Code?"
    first = talk(store, ANA, long, "And then?")
    assert store.get(ANA, first).conversation.title == (
        "How many of the establishments of the coast, the sierra and the selva ..."
    )
    named = store.rename(ANA, first, "  The\nCode ")
    assert named.title == "The Code"
    store.append(ANA, first, question="What else?", answer=answer())
    assert store.list(ANA)[0].title == "The Code"
    word = talk(store, ANA, "x" * 300)
    assert store.get(ANA, word).conversation.title == "x" * 70 + " ..."


def test_documents_are_chosen_and_freed_again(store: ConversationStore) -> None:
    """None stands for all documents; an empty choice is refused."""
    kept = store.new(ANA)
    assert kept.document_ids is None
    assert store.choose_documents(ANA, kept.id, ["peru"]).document_ids == ("peru",)
    assert store.choose_documents(ANA, kept.id, None).document_ids is None
    with pytest.raises(ConversationValueError, match="choose 1 to"):
        store.choose_documents(ANA, kept.id, [])


def test_feedback_is_replaced_and_taken_back(store: ConversationStore) -> None:
    """There is one feedback a turn: the last one, or none."""
    kept = talk(store, ANA, "How many?", "Why?")
    store.give_feedback(ANA, kept, 1, "down", comment="Wrong.")
    turn = store.give_feedback(ANA, kept, 1, "up")
    assert turn.feedback is not None
    assert (turn.feedback.verdict, turn.feedback.comment) == ("up", "")
    assert [one.turn.position for one in store.judged(ANA)] == [1]
    assert store.withdraw_feedback(ANA, kept, 1).feedback is None
    assert store.judged(ANA) == ()


def test_judged_turns_come_with_what_was_asked_before(store: ConversationStore) -> None:
    """Oldest first, of the wanted verdict, with the earlier questions of the conversation."""
    first, second = talk(store, ANA, "A?", "B?", "C?"), talk(store, ANA, "D?")
    store.give_feedback(ANA, second, 1, "up")
    store.give_feedback(ANA, first, 3, "down")
    store.give_feedback(ANA, first, 1, "up")
    judged = store.judged(ANA)
    assert [(one.turn.question, one.before) for one in judged] == [
        ("A?", ()),
        ("C?", ("A?", "B?")),
        ("D?", ()),
    ]
    assert [one.turn.question for one in store.judged(ANA, "down")] == ["C?"]
    assert [one.turn.question for one in store.judged(ANA, "up")] == ["A?", "D?"]


Use = Callable[[ConversationStore, str, str], Any]

USES: dict[str, Use] = {
    "get": lambda store, owner, name: store.get(owner, name),
    "append": lambda store, owner, name: store.append(owner, name, question="?a", answer={}),
    "rename": lambda store, owner, name: store.rename(owner, name, "Mine"),
    "choose": lambda store, owner, name: store.choose_documents(owner, name, ["x"]),
    "feedback": lambda store, owner, name: store.give_feedback(owner, name, 1, "down"),
    "withdraw": lambda store, owner, name: store.withdraw_feedback(owner, name, 1),
    "delete": lambda store, owner, name: store.delete(owner, name),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
@pytest.mark.parametrize("stranger", [BEN, "user:ana ", "user:Ana", "user:an_", "user:%", "'"])
def test_nobody_reaches_what_is_somebody_elses(
    store: ConversationStore, use: Use, stranger: str
) -> None:
    """For another owner an id is as unknown as one that never was; nothing changes."""
    kept = talk(store, ANA, "How many?")
    store.give_feedback(ANA, kept, 1, "up")
    before = store.get(ANA, kept)
    if stranger.strip() == stranger:
        with pytest.raises(UnknownConversationError) as theirs:
            use(store, stranger, kept)
        with pytest.raises(UnknownConversationError) as nobodys:
            use(store, stranger, "A" * 22)
        assert str(theirs.value) == str(nobodys.value)
        assert store.list(stranger) == ()
        assert store.judged(stranger) == ()
    else:
        with pytest.raises(ConversationValueError, match="owner"):
            use(store, stranger, kept)
    assert store.get(ANA, kept) == before
    use(store, ANA, kept)  # the same call is no mistake in itself


def test_every_method_takes_the_owner() -> None:
    """A method that is added later takes the owner first; only closing is for the server."""
    methods = {
        name: value
        for name, value in vars(ConversationStore).items()
        if callable(value) and not name.startswith("_")
    }
    ownerless = {
        name for name, value in methods.items() if value.__code__.co_varnames[1:2] != ("owner",)
    }
    assert ownerless == {"close"}


def test_ids_cannot_be_guessed(store: ConversationStore) -> None:
    """An id is 128 random bits, and tells nothing of the one made before."""
    ids = [store.new(ANA).id for _ in range(200)]
    assert len(set(ids)) == 200
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", one) for one in ids)
    for place in range(22):  # nothing counts up, and no character stands still
        assert len({one[place] for one in ids}) > 2


@pytest.mark.parametrize("position", [0, 3, -1, 10**30])
def test_an_unknown_turn_is_said_to_be(store: ConversationStore, position: int) -> None:
    """Feedback on a turn that is not there is refused, whatever number it has."""
    kept = talk(store, ANA, "How many?", "Why?")
    with pytest.raises(UnknownConversationError, match="no turn"):
        store.give_feedback(ANA, kept, position, "up")
    with pytest.raises(UnknownConversationError, match="no turn"):
        store.withdraw_feedback(ANA, kept, position)


@pytest.mark.parametrize("name", ["", "\ud800", "ñ", "' OR 1=1 --", "a" * 10_000, "\0"])
def test_an_id_of_any_kind_is_unknown(store: ConversationStore, name: str) -> None:
    """What a browser sends as an id cannot do more than be unknown."""
    talk(store, ANA, "How many?")
    with pytest.raises(UnknownConversationError):
        store.get(ANA, name)
    assert len(store.list(ANA)) == 1


@pytest.mark.parametrize("owner", ["", " ", "\ud800", "x" * 201, "a\n"])
def test_an_owner_is_somebody(store: ConversationStore, owner: str) -> None:
    """Without a usable owner nothing is kept and nothing is listed."""
    with pytest.raises(ConversationValueError):
        store.new(owner)
    with pytest.raises(ConversationValueError):
        store.list(owner)


def test_what_is_too_long_is_refused(store: ConversationStore) -> None:
    """The message says how long it is and how long it may be; nothing was kept."""
    kept = talk(store, ANA, "How many?")
    with pytest.raises(ConversationValueError, match="question has 4,001 characters: use at most"):
        store.append(ANA, kept, question="x" * 4001, answer=answer())
    with pytest.raises(ConversationValueError, match="question is empty"):
        store.append(ANA, kept, question=" \n", answer=answer())
    with pytest.raises(ConversationValueError, match="comment has"):
        store.give_feedback(ANA, kept, 1, "up", comment="x" * 4001)
    with pytest.raises(ConversationValueError, match="title has"):
        store.rename(ANA, kept, "x" * 201)
    with pytest.raises(ConversationValueError, match="verdict 'maybe'"):
        store.give_feedback(ANA, kept, 1, "maybe")  # type: ignore[arg-type]
    found = store.get(ANA, kept)
    assert len(found.turns) == 1
    assert found.turns[0].feedback is None


def test_a_closed_store_says_so(store: ConversationStore) -> None:
    """Use after closing is an error of this package."""
    store.close()
    with pytest.raises(ConversationStoreError, match="were closed: open them again"):
        store.list(ANA)


texts = st.text(st.characters(codec=None), min_size=1, max_size=60)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(question=texts, comment=texts, said=st.dictionaries(texts, values, max_size=4))
def test_any_text_comes_back(question: str, comment: str, said: dict[str, Any]) -> None:
    """An answer object comes back exactly; a question without what UTF-8 does not have."""
    usable = question.encode("utf-8", "replace").decode().strip()
    with tempfile.TemporaryDirectory() as folder:
        with ConversationStore(Path(folder) / "c.sqlite") as store:
            kept = store.new(ANA)
            if not usable:
                with pytest.raises(ConversationValueError):
                    store.append(ANA, kept.id, question=question, answer=said)
                return
            store.append(ANA, kept.id, question=question, answer=said)
            store.give_feedback(ANA, kept.id, 1, "down", comment=comment)
        with ConversationStore(Path(folder) / "c.sqlite") as store:
            turn = store.get(ANA, kept.id).turns[0]
    assert turn.question == usable
    assert turn.answer == json.loads(json.dumps(said))
    assert turn.feedback is not None
    assert turn.feedback.comment == comment.encode("utf-8", "replace").decode().strip()
